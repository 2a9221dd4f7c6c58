from operator import attrgetter

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from .choices import ENDED, STANDING


class BranchQuerySet(PageQuerySet):
    def standing(self):
        """Branches that exist today, whatever shape they are in."""
        return self.filter(status__in=STANDING)

    def in_source_language(self):
        """The pages that hold catchments; translations share those of their source."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)


class CatchmentQuerySet(models.QuerySet):
    def of(self, branch):
        """The catchment of a branch, whichever of its translations is asked."""
        return self.filter(branch__translation_key=branch.translation_key)


class BodyQuerySet(models.QuerySet):
    def of(self, page):
        """The body whose posts a page shows, whichever of the page's translations is asked."""
        return self.filter(page__translation_key=page.translation_key)

    def standing(self):
        """Bodies that have posts to fill today: not those of a branch that was merged, closed or is not published."""
        return self.exclude(Q(page__live=False) | Q(page__branchpage__status__in=ENDED))


class PostQuerySet(models.QuerySet):
    def standing(self, day):
        """Posts that exist on a day."""
        return self.filter(Q(abolished_on=None) | Q(abolished_on__gt=day))


class TermQuerySet(models.QuerySet):
    def confirmed(self):
        """Terms that count: not those that wait for a second officer."""
        return self.filter(confirmed_at__isnull=False)

    def on(self, day):
        """Terms that are held on a day: from their start up to, not including, their end."""
        return self.confirmed().filter(Q(end=None) | Q(end__gt=day), start__lte=day)

    def during(self, start, end=None):
        """Terms that take a seat on any day from ``start`` up to, not including, ``end``; for ever on without one.

        Those that wait to be confirmed too: nobody else is put there meanwhile.
        """
        held = self.filter(Q(end=None) | Q(end__gt=start))
        return held if end is None else held.filter(start__lt=end)


class NewcomerQuerySet(models.QuerySet):
    def waiting(self):
        return self.filter(welcomed_at=None)


BranchManager = PageManager.from_queryset(BranchQuerySet)


def in_readers_language(pages, language=attrgetter("locale.language_code")):
    """Of a page's translations (with their locales): the reader's, else the source, else any; None if none."""
    wanted = [get_language(), settings.LANGUAGE_CODE]

    def rank(page):
        code = language(page)
        return wanted.index(code) if code in wanted else len(wanted)

    return min(pages, key=rank, default=None)
