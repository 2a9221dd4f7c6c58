"""When dates are derived anew: whenever what is published changes. What happens then stands in events.dates."""

from django.db.models.signals import post_delete
from wagtail.models import Page
from wagtail.signals import page_published, page_unpublished, post_page_move

from events.dates.derivation import rebuild
from events.models import EventPage


def connect():
    page_published.connect(_event_changed, sender=EventPage, dispatch_uid="events.publish")
    page_unpublished.connect(_event_changed, sender=EventPage, dispatch_uid="events.unpublish")
    # A translation may be left when the page that the dates came from is deleted.
    post_delete.connect(_event_changed, sender=EventPage, dispatch_uid="events.delete")
    post_page_move.connect(_page_moved, dispatch_uid="events.move")


def _event_changed(sender, instance, **kwargs):
    rebuild([instance.translation_key])


def _page_moved(sender, instance, **kwargs):
    path = Page.objects.values_list("path", flat=True).get(pk=instance.pk)
    rebuild(EventPage.objects.filter(path__startswith=path).values_list("translation_key", flat=True))
