from django.urls import path

from common.later import later

views = later("conduct.retention.views")

urlpatterns = [path("conduct/desk/<uuid:pk>/keep/", views("keep"), name="desk_keep")]
