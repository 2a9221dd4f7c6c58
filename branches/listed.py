"""What lists say of branches and regions, and whom pages name to write to: the same for every reader of a language.

One query for all of it, remembered (common.remembered): the home page, the index, every region and every branch need
some, and a page fetched whole has sixty columns that none of them shows.
"""

from dataclasses import dataclass
from decimal import Decimal
from operator import attrgetter
from uuid import UUID

from django.db.models import OuterRef, Q, Subquery
from django.db.models.functions import Left, Length
from wagtail.models import Page

from branches.choices import STANDING
from branches.contacts import membership_keys
from branches.querysets import in_readers_language
from common.languages import for_reader, readers_language
from common.privacy import public
from common.remembered import remembered


@dataclass(frozen=True)
class ListedPage:
    pk: int
    path: str
    title: str
    slug: str
    url_path: str
    translation_key: UUID
    language: str
    # The translation key of the page it stands under, published or not.
    parent_key: UUID | None

    @property
    def parent_path(self):
        return parent_path(self.path)


@dataclass(frozen=True)
class ListedRegion(ListedPage):
    short_name: str
    introduction: str
    mailbox: str


@dataclass(frozen=True)
class ListedBranch(ListedPage):
    city: str
    status: str
    member_count: int
    time_zone: str
    latitude: Decimal
    longitude: Decimal


OF_PAGE = ("pk", "path", "title", "slug", "url_path", "translation_key", "locale__language_code", "parent_key")
OF_REGION = tuple(f"regionpage__{name}" for name in ("short_name", "introduction", "mailbox"))
OF_BRANCH = tuple(
    f"branchpage__{name}" for name in ("city", "status", "member_count", "time_zone", "latitude", "longitude")
)


@dataclass(frozen=True)
class Listed:
    """Published pages that everybody may see, in the order of the tree.

    Indexes and branches are each there once, in the reader's language or in English; the others in all languages.
    """

    indexes: list[ListedPage]
    regions: list[ListedRegion]
    branches: list[ListedBranch]
    # The membership secretary's page.
    secretaries: list[ListedPage]

    @property
    def standing(self):
        """The branches that exist today."""
        return [branch for branch in self.branches if branch.status in STANDING]


def listed():
    return _listed(readers_language())


def parent_path(path):
    return path[: -Page.steplen]


def translation_for_reader(pages):
    """Of the translations of a listed page: the reader's, else the English, else any; None if none."""
    return in_readers_language(pages, attrgetter("language"))


@remembered
def _listed(_language):
    found = Listed([], [], [], [])
    for kind, *row in _rows():
        page, region, branch = row[: len(OF_PAGE)], row[len(OF_PAGE) : -len(OF_BRANCH)], row[-len(OF_BRANCH) :]
        if kind == "branchpage":
            found.branches.append(ListedBranch(*page, *branch))
        elif kind == "regionpage":
            found.regions.append(ListedRegion(*page, *region))
        else:
            (found.indexes if kind == "branchindexpage" else found.secretaries).append(ListedPage(*page))
    return found


def _rows():
    once = Q(content_type__app_label="branches", content_type__model__in=["branchpage", "branchindexpage"])
    wanted = (once & for_reader()) | Q(regionpage__isnull=False) | Q(translation_key__in=membership_keys())
    above = Page.objects.filter(path=Left(OuterRef("path"), Length(OuterRef("path")) - Page.steplen))
    pages = Page.objects.live().filter(public(), wanted).order_by("path")
    pages = pages.annotate(parent_key=Subquery(above.order_by().values("translation_key")))
    return pages.values_list("content_type__model", *OF_PAGE, *OF_REGION, *OF_BRANCH)
