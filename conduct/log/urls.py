from django.urls import path

from common.later import later

views = later("conduct.log.views")

urlpatterns = [path("conduct/desk/log/", views("log"), name="log")]
