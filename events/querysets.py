from datetime import timedelta
from functools import reduce
from operator import or_

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, When
from django.db.models.functions import Coalesce, Left, Length
from wagtail.models import Page, PageViewRestriction

from common.languages import readers_language
from common.privacy import closed_roots, public
from common.remembered import recall, remembered

from .choices import MAX_DURATION, Audience

# How far a day's beginning lies apart in the two zones that are farthest from each other: UTC-12 and UTC+14.
FARTHEST = timedelta(hours=26)


def _own(key, column, source):
    """A column of the published page with a translation key, in the reader's language; else the column ``source``."""
    if readers_language() == settings.LANGUAGE_CODE:
        return F(source)
    pages = Page.objects.live().filter(translation_key=OuterRef(key), locale__language_code=readers_language())
    return Coalesce(Subquery(pages.values(column)[:1]), F(source))


def _own_kind(column, source):
    if readers_language() == settings.LANGUAGE_CODE:
        return F(source)
    kinds = apps.get_model("events.EventKind").objects.filter(locale__language_code=readers_language())
    return Coalesce(
        Subquery(kinds.filter(translation_key=OuterRef("kind__translation_key")).values(column)[:1]), F(source)
    )


def _own_or_source(key, column):
    """The same of a page that is not at hand in any language: the reader's before English."""
    languages = {readers_language(), settings.LANGUAGE_CODE}
    pages = Page.objects.live().filter(translation_key=OuterRef(key), locale__language_code__in=languages)
    own_first = Case(When(locale__language_code=readers_language(), then=0), default=1)
    return Subquery(pages.order_by(own_first).values(column)[:1])


@remembered
def _hosts():
    """The translation keys of all pages that host an event of another's, and of the regions above them."""
    from branches.models import RegionPage

    from .models import EventHost

    hosts = list(EventHost.objects.order_by().values_list("host__translation_key", "host__path"))
    above = RegionPage.objects.order_by().values_list("translation_key", "path") if hosts else ()
    keys = {key for key, beginning in above for _host, path in hosts if path.startswith(beginning)}
    return keys | {key for key, _path in hosts}


def _may_host(key):
    """Whether dates have to be asked for further hosts: not where it is known that the page with this key is none."""
    return recall() is None or key in _hosts()


class OccurrenceQuerySet(models.QuerySet):
    """Dates of events; every list, calendar and feed starts from :meth:`visible`."""

    def visible(self):
        """Of published events that nobody's view restriction hides.

        Where the site restricts nothing, which is asked once, no date is looked at for it.
        """
        if recall() is not None and not closed_roots():
            return self.filter(live=True)
        from .models import Series

        shown = Series.objects.filter(public("event__path", "event__alias_of__path"), pk=OuterRef("series_id"))
        return self.filter(~Exists(PageViewRestriction.objects.all()) | Exists(shown), live=True)

    def with_pages(self):
        """With what lists print of page, kind and organiser, each in the reader's language or else its own.

        Without kind and organiser where they are remembered (events.labels): they cost as much as all else.
        """
        found = self.annotate(
            event_title=_own("series", "title", "series__event__title"),
            event_path=_own("series", "url_path", "series__event__url_path"),
            event_language=_own("series", "locale__language_code", "series__event__locale__language_code"),
        )
        if recall() is not None:
            return found
        return found.annotate(
            kind_name=_own_kind("name", "kind__name"),
            organiser_title=_own_or_source("organiser", "title"),
            organiser_path=_own_or_source("organiser", "url_path"),
            organiser_language=_own_or_source("organiser", "locale__language_code"),
        )

    def upcoming(self, now, today=None):
        """What has not ended at ``now``, in order: half-open, so an end at ``now`` is over.

        All-day events end with their last day wherever it is read: ``today`` is the reader's.
        """
        running = self.filter(start__gte=now - MAX_DURATION - FARTHEST)
        return running.filter(self._ends_after(now, today)).order_by("start", "pk")

    def past(self, now, today=None):
        """What has ended at ``now``, the latest first; exactly what is not :meth:`upcoming`."""
        begun = self.filter(start__lt=now + FARTHEST)
        return begun.exclude(self._ends_after(now, today)).order_by("-start", "-pk")

    @staticmethod
    def _ends_after(now, today):
        if today is None:
            return Q(end__gt=now)
        return Q(all_day=False, end__gt=now) | Q(all_day=True, last_day__gte=today)

    def starting(self, begin=None, end=None):
        """What begins from the instant ``begin`` on and before ``end``; ``None`` leaves a side open."""
        found = self
        if begin is not None:
            found = found.filter(start__gte=begin)
        return found.filter(start__lt=end) if end is not None else found

    def overlapping(self, begin, end):
        """What takes place at some moment of the half-open span from ``begin`` to ``end``."""
        return self.filter(start__gte=begin - MAX_DURATION, start__lt=end, end__gt=begin)

    def on_days(self, first, last):
        """All-day events of the days from ``first`` to ``last``, which are the same for everybody."""
        return self.filter(all_day=True, first_day__lte=last, last_day__gte=first, first_day__gt=first - MAX_DURATION)

    def of_branch(self, key):
        """Organised by the branch with this translation key, alone or with others."""
        own = Q(branch=key)
        return self.filter(own | Q(series__in=self._hosted(host__translation_key=key)) if _may_host(key) else own)

    def of_region(self, key):
        """Organised by the region with this translation key or by a branch in it, alone or with others."""
        own = Q(region=key)
        if _may_host(key):
            own |= Q(series__in=self._hosted(host__translation_key=key)) | self._inside(key)
        return self.filter(own)

    def of_kind(self, slug):
        return self.filter(kind__slug=slug)

    def in_language(self, code):
        """Held in a language, alone or beside others: codes are two letters each, with a space between."""
        return self.filter(languages__contains=code)

    def open_to(self, user):
        """What somebody may come to, as far as the site knows them: as ``events.access.may_join`` says of one."""
        everyone = Q(audience=Audience.EVERYONE)
        if not (user.is_authenticated and user.is_active):
            return self.filter(everyone)
        from .circle import circle_of

        circle = circle_of(user)
        members = Q(audience=Audience.MEMBERS) if circle.is_one_of_us else Q(pk__in=[])
        branch = Q(audience=Audience.BRANCH) & circle.places.of_series()
        named = (Q(series__event__body_name__iexact=name) for name in circle.body_names)
        body = Q(audience=Audience.BODY) & reduce(or_, named, circle.seats.of_series())
        return self.filter(everyone | members | branch | body)

    @staticmethod
    def _hosted(**kw):
        from .models import EventHost, Series

        return Series.objects.filter(event__in=EventHost.objects.filter(**kw).values("event")).values("pk")

    @staticmethod
    def _inside(key):
        """Hosted by a branch that stands under the region."""
        from branches.models import RegionPage

        from .models import EventHost, Series

        above = (
            RegionPage.objects.filter(translation_key=key)
            .annotate(beginning=Left(OuterRef("host__path"), Length("path")))
            .filter(beginning=models.F("path"))
        )
        hosts = EventHost.objects.filter(Exists(above)).values("event")
        return Q(series__in=Series.objects.filter(event__in=hosts).values("pk"))
