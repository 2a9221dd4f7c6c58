from django.urls import path

from common.later import later

views = later("conduct.figures.views")

urlpatterns = [path("conduct/desk/figures/", views("figures"), name="figures")]
