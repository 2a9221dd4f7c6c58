"""What calendar programs know a series by: the same in every feed, file and answer, for ever."""

from urllib.parse import urlsplit

from django.conf import settings


def uid(key):
    """The UID (RFC 5545 §3.8.4.7) of the series with this translation key: it never changes, whoever asks."""
    return f"{key}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}"
