"""Addresses of the newsletter beside its pages: feeds, subscriptions, and what mail providers report."""

from django.urls import path

from newsletter.articles import feeds
from newsletter.providers.urls import webhooks
from newsletter.subscriptions import views as subscriptions

app_name = "newsletter"


def _feeds():
    """Of everything, and of each region, branch and topic; with ``rss/`` behind it the same as RSS."""
    yield path("newsletter/feed/", feeds.feed, name="feed")
    yield path("newsletter/feed/rss/", feeds.feed, {"form": "rss"}, name="feed_rss")
    yield path("newsletter/feed/language/<str:code>/", feeds.in_language, name="feed_in_language")
    for sort in ("region", "branch", "topic"):
        address, name = f"newsletter/feed/{sort}/<str:slug>/", f"feed_of_{sort}"
        yield path(address, feeds.feed, {"sort": sort}, name=name)
        yield path(f"{address}rss/", feeds.feed, {"sort": sort, "form": "rss"}, name=f"{name}_rss")


urlpatterns = [
    *_feeds(),
    path("newsletter/subscribe/", subscriptions.subscribe, name="subscribe"),
    path("newsletter/confirm/<str:token>/", subscriptions.confirm, name="confirm"),
    path("newsletter/unsubscribe/<str:token>/", subscriptions.unsubscribe, name="unsubscribe"),
    path("newsletter/preferences/<str:token>/", subscriptions.preferences, name="preferences"),
    *webhooks(),
]
