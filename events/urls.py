from django.urls import path
from django.views.generic import RedirectView

from events.feeds import my_calendar, subscribe
from events.feeds import views as feeds

app_name = "events"
# Beside the addresses that belong to pages: none of these is one that a page can have.
urlpatterns = [
    path("events/feed.ics", feeds.feed, name="feed"),
    path("events/branches/<str:slug>/feed.ics", feeds.branch_feed, name="branch_feed"),
    path("events/regions/<str:slug>/feed.ics", feeds.region_feed, name="region_feed"),
    path("events/<uuid:key>.ics", feeds.series_file, name="series_file"),
    path("events/<uuid:key>/<slug:slug>.ics", feeds.date_file, name="date_file"),
    path("events/subscribe/", subscribe.page, name="subscribe"),
    # Where it stood before there was an account.
    path(
        "events/my-calendar/",
        RedirectView.as_view(pattern_name="account_section", permanent=True),
        {"key": "calendar"},
    ),
    path("events/my-calendar/<str:token>.ics", my_calendar.private_feed, name="private_feed"),
]
