"""Complaints as they come in: by the form, as a browser sends it."""

import re

from django.core.cache import cache
from django.test import Client

from conduct.complaints import services
from conduct.complaints.content import Content
from conduct.models import DataComplaint

ADDRESS = "/conduct/data-complaint/"
CANARY = "CANARY-my-date-of-birth-was-on-the-list"


def stamp(client):
    """What the page was given, to be sent back."""
    page = client.get(ADDRESS).content.decode()
    return re.search(r'name="once" value="([^"]+)"', page)[1]


def send(client=None, **said):
    """The answer to the form, filled in and sent."""
    client = client or Client()
    data = {"about": CANARY, "earlier": "no", "once": said.pop("once", None) or stamp(client)}
    return client.post(ADDRESS, data | said)


def complaint(**said):
    """A complaint that has arrived."""
    cache.clear()
    content = Content(**{"about": CANARY, "earlier": "no", "email": "ada@example.org"} | said)
    return services.receive(form=f"form-{DataComplaint.objects.count()}", content=content)
