from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.db.models.functions import Left, Length
from wagtail.models import PageViewRestriction

from .choices import MAX_DURATION, Audience


class OccurrenceQuerySet(models.QuerySet):
    """Dates of events; every list, calendar and feed starts from :meth:`visible`."""

    def visible(self):
        """Of published events that nobody's view restriction hides."""
        path = OuterRef("series__event__path")
        hidden = PageViewRestriction.objects.annotate(above=Left(path, Length("page__path"))).filter(
            above=models.F("page__path")
        )
        return self.filter(~Exists(hidden), live=True)

    def upcoming(self, now):
        """What has not ended at ``now``, in order: half-open, so an end at ``now`` is over."""
        return self.filter(start__gte=now - MAX_DURATION, end__gt=now).order_by("start", "pk")

    def past(self, now):
        """What has ended at ``now``, the latest first."""
        return self.filter(start__lt=now, end__lte=now).order_by("-start", "-pk")

    def starting(self, begin=None, end=None):
        """What begins from the instant ``begin`` on and before ``end``; ``None`` leaves a side open."""
        found = self
        if begin is not None:
            found = found.filter(start__gte=begin)
        return found.filter(start__lt=end) if end is not None else found

    def overlapping(self, begin, end):
        """What takes place at some moment of the half-open span from ``begin`` to ``end``."""
        return self.filter(start__gte=begin - MAX_DURATION, start__lt=end, end__gt=begin)

    def of_branch(self, key):
        """Organised by the branch with this translation key, alone or with others."""
        return self.filter(Q(branch=key) | Q(series__in=self._hosted(host__translation_key=key)))

    def of_region(self, key):
        """Organised by the region with this translation key or by a branch in it, alone or with others."""
        return self.filter(Q(region=key) | Q(series__in=self._hosted(host__translation_key=key)) | self._inside(key))

    def of_kind(self, slug):
        return self.filter(kind__slug=slug)

    def open_to(self, user):
        """What somebody may come to, as far as the site knows them."""
        audiences = [Audience.EVERYONE]
        if user.is_authenticated:
            audiences.append(Audience.MEMBERS)
        return self.filter(audience__in=audiences)

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
