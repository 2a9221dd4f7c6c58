"""Addresses of reports beside the conduct pages: each part keeps its own; here they are only collected."""

from django.urls import include, path

app_name = "conduct"

urlpatterns = [
    path("", include("conduct.acknowledging.urls")),
    path("", include("conduct.complaints.urls")),
    path("", include("conduct.desk.urls")),
    path("", include("conduct.keys.urls")),
    path("", include("conduct.log.urls")),
    path("", include("conduct.retention.urls")),
    path("", include("conduct.figures.urls")),
]
