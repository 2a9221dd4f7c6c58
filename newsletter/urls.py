"""Addresses of the newsletter beside its pages: feeds, subscriptions, and what mail providers report."""

urlpatterns = []
