from django.urls import path

from conduct.retention.views import keep

urlpatterns = [path("conduct/desk/<uuid:pk>/keep/", keep, name="desk_keep")]
