"""The addresses of keys: officers alone, and nothing of them is kept by any cache (conduct.desk.access)."""

from django.urls import path

from common.later import later

sealed = later("conduct.keys.sealed")
views = later("conduct.keys.views")

urlpatterns = [
    path("conduct/desk/keys/", views("keys"), name="keys"),
    path("conduct/desk/keys/new/", views("make"), name="keys_make"),
    path("conduct/desk/keys/offline/", views("offline"), name="keys_offline"),
    path("conduct/desk/keys/<int:pk>/agree/", views("agree"), name="keys_agree"),
    path("conduct/desk/keys/<int:pk>/withdraw/", views("withdraw"), name="keys_withdraw"),
    path("conduct/desk/keys/<int:pk>/move/", sealed("move"), name="keys_move"),
    path("conduct/desk/keys/<int:pk>/share/", sealed("share_all"), name="keys_share"),
    path("conduct/desk/keys/trustees/renew/", sealed("renew"), name="keys_renew"),
    path("conduct/desk/keys/trustees/<str:seat>/", views("trustee"), name="keys_trustee"),
]
