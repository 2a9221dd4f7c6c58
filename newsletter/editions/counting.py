"""How many a segment reaches at this moment, by language and by region: what somebody sees before they confirm."""

from dataclasses import dataclass, replace

from django.conf import settings
from django.db.models import Count, Q
from django.utils.translation import gettext as _

from branches.models import BranchPage, RegionPage
from newsletter.recipients.selection import querysets


@dataclass(frozen=True)
class Counted:
    total: int
    # Pairs of a name and a number, the most first.
    languages: list
    regions: list


def counted(segment):
    """A number of queries that grows with regions only."""
    by_language = {}
    for rows in querysets(segment):
        for code, number in rows.values_list("reads").annotate(number=Count("pk")).values_list("reads", "number"):
            by_language[code] = by_language.get(code, 0) + number
    total = sum(by_language.values())
    names = dict(settings.LANGUAGES)
    languages = [(str(names.get(code, code)), number) for code, number in by_language.items()]
    return Counted(total, _most_first(languages), _regions(segment, total))


def _regions(segment, total):
    found = []
    for region in RegionPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("title"):
        inside = BranchPage.objects.in_source_language().descendant_of(region)
        if segment.regions or segment.branches:
            inside = inside.filter(_chosen(segment))
        here = tuple(inside.values_list("pk", flat=True))
        if not here:
            continue
        number = replace(segment, regions=(), branches=here).count()
        if number:
            found.append((region.title, number))
    elsewhere = total - sum(number for _name, number in found)
    return _most_first(found) + ([(_("No branch known"), elsewhere)] if elsewhere > 0 else [])


def _chosen(segment):
    wanted = Q(pk__in=segment.branches)
    for path in RegionPage.objects.filter(pk__in=segment.regions).values_list("path", flat=True):
        wanted |= Q(path__startswith=path)
    return wanted


def _most_first(pairs):
    return sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
