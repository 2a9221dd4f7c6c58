from django.urls import path

from conduct.log.views import log

urlpatterns = [path("conduct/desk/log/", log, name="log")]
