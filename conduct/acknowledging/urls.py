from django.urls import path

from common.later import later

views = later("conduct.acknowledging.views")

urlpatterns = [path("conduct/acknowledge/", views("acknowledge"), name="acknowledge")]
