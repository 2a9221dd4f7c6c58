"""All vacancies on one page: what is open, where, and how one stands for it."""

from collections import defaultdict
from dataclasses import dataclass
from operator import attrgetter
from typing import NamedTuple
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _
from wagtail.models import Page

from branches.choices import BodyKind
from branches.posts.forms import VacancyForm
from branches.posts.offices import Posts, posts_of_bodies
from branches.posts.showing import open_posts
from branches.querysets import in_readers_language
from common.addresses import addresses
from common.languages import readers_language
from common.privacy import public
from common.remembered import remembered
from common.text import folded


class BodysPage(NamedTuple):
    """What is read of a body's page."""

    translation_key: UUID
    title: str
    path: str
    url_path: str
    language: str


@dataclass(frozen=True)
class OpenBody:
    """A body with open posts, named as its page in the reader's language is."""

    posts: Posts
    title: str
    url: str


@dataclass(frozen=True)
class Group:
    """A region with its branches, or (without a region) the bodies of all members."""

    region: Posts | None
    title: str
    bodies: list[OpenBody]


@dataclass(frozen=True)
class Vacancies:
    groups: list[Group]
    form: VacancyForm

    @property
    def heading(self):
        shown = sum(body.posts.vacancies for group in self.groups for body in group.bodies)
        return open_posts(shown) or _("No post is open")


def vacancies(params: QueryDict, request=None):
    """What is open today, as far as ``params`` ask for it: two queries however many bodies there are.

    A body whose page is not for everybody is not told of.
    """
    everything, pages = _everything(readers_language())
    address = addresses(request)
    named = {posts.body_id: _named(posts, pages, address) for posts in everything}
    regions = [posts for posts in everything if posts.kind == BodyKind.REGION]
    regions.sort(key=lambda posts: _path(posts, pages))
    form = VacancyForm(params, [(posts.slug, named[posts.body_id].title) for posts in regions], everything)
    groups = []
    for region in [None, *regions]:
        inside = [posts for posts in everything if _region_of(posts) == (region and region.body_id)]
        inside = [named[posts.body_id] for posts in inside if posts.vacancies and form.wants(posts, region)]
        if inside:
            inside.sort(key=lambda body: (body.posts.kind == BodyKind.BRANCH, folded(body.title)))
            groups.append(Group(region, named[region.body_id].title if region else "", inside))
    return Vacancies(groups, form)


@remembered
def _everything(_language):
    everything = posts_of_bodies()
    pages = _pages({posts.translation_key for posts in everything} - {None})
    return [posts for posts in everything if posts.translation_key is None or posts.translation_key in pages], pages


def _region_of(posts):
    if posts.kind == BodyKind.REGION:
        return posts.body_id
    return posts.parent_id if posts.kind == BodyKind.BRANCH else None


def _pages(keys):
    """The published pages of bodies that everybody may see, by translation key, in the reader's language."""
    translations = defaultdict(list)
    pages = Page.objects.live().filter(public(), translation_key__in=keys)
    for page in map(BodysPage._make, pages.values_list(*BodysPage._fields[:-1], "locale__language_code")):
        translations[page.translation_key].append(page)
    return {key: in_readers_language(pages, attrgetter("language")) for key, pages in translations.items()}


def _named(posts, pages, address):
    page = pages.get(posts.translation_key)
    return OpenBody(posts, page.title if page else posts.name, (page and address(page.url_path)) or "")


def _path(posts, pages):
    page = pages.get(posts.translation_key)
    return (page is None, page.path if page else posts.name)
