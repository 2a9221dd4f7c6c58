from django.urls import path

from conduct.figures.views import figures

urlpatterns = [path("conduct/desk/figures/", figures, name="figures")]
