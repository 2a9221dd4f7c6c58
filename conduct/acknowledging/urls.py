from django.urls import path

from conduct.acknowledging.views import acknowledge

urlpatterns = [path("conduct/acknowledge/", acknowledge, name="acknowledge")]
