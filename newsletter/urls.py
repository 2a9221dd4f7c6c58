"""Addresses of the newsletter beside its pages: feeds, subscriptions, and what mail providers report."""

from django.urls import path

from newsletter.subscriptions import views as subscriptions

app_name = "newsletter"
urlpatterns = [
    path("newsletter/subscribe/", subscriptions.subscribe, name="subscribe"),
    path("newsletter/confirm/<str:token>/", subscriptions.confirm, name="confirm"),
    path("newsletter/unsubscribe/<str:token>/", subscriptions.unsubscribe, name="unsubscribe"),
    path("newsletter/preferences/<str:token>/", subscriptions.preferences, name="preferences"),
]
