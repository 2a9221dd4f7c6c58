"""Addresses of reports beside the conduct pages: each part keeps its own; here they are only collected."""

app_name = "conduct"

urlpatterns = []
