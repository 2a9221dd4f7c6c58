"""Whose title somebody may read in the admin: pages they work on, those above them, and what the public sees."""

from django.db.models import F, Q
from wagtail.models import Page
from wagtail.permissions import policy_registry

from common.privacy import readable_by


def page_policy():
    return policy_registry.get_by_type(Page)


def explores(user, path):
    """Whether a page is one somebody works on, or stands above one; by its path, without a query."""
    if user.is_superuser:
        return True
    granted = [grant.page.path for grant in page_policy().get_cached_permissions_for_user(user)]
    return any(path.startswith(own) or own.startswith(path) for own in granted)


def open_to(request, pages):
    """Of a queryset of pages those whose titles somebody may read, for choosing one.

    What stands below a draft, or a page whose next title is not published, would name it: it waits with it.
    """
    if request.user.is_superuser:
        return pages
    shown = Q(live=True, draft_title=F("title")) & readable_by(request.user)
    for section in Page.objects.exclude(live=True, draft_title=F("title")).filter(depth__gt=1, numchild__gt=0):
        shown &= ~Q(path__startswith=section.path)
    mine = page_policy().explorable_instances(request.user).values("pk")
    # By key: search takes no condition on what it has not indexed.
    return pages.filter(pk__in=Page.objects.filter(shown | Q(pk__in=mine)).values_list("pk", flat=True))


def is_open(request, page):
    return open_to(request, Page.objects.filter(pk=page.pk)).exists()
