"""When a body follows its page: whenever that is published or moved. What happens then stands in services."""

from wagtail.signals import page_published, post_page_move

from branches.models import BodyPage, BranchPage, RegionPage
from branches.posts.services import ensure_body

OF_PAGES = (BodyPage, BranchPage, RegionPage)


def connect():
    for model in OF_PAGES:
        page_published.connect(_published, sender=model, dispatch_uid=f"branches.body.{model.__name__}")
    post_page_move.connect(_moved, dispatch_uid="branches.body.move")


def _published(sender, instance, **kwargs):
    ensure_body(instance)


def _moved(sender, instance, **kwargs):
    """A branch that moved to another region is part of that one's body now."""
    if sender in OF_PAGES and instance.live:
        ensure_body(sender.objects.get(pk=instance.pk))
