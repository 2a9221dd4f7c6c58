from django.urls import path

from common.later import later

views = later("members.account.views")

urlpatterns = [
    path("account/", views("home"), name="account_home"),
    path("account/settings/<slug:key>/", views("section"), name="account_section"),
    path("account/data/", views("data"), name="account_data"),
    path("account/data.json", views("data_file"), name="account_data_file"),
    path("account/delete/", views("delete"), name="account_delete"),
    path("account/deleted/", views("deleted"), name="account_deleted"),
]
