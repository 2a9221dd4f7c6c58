"""Many pages in a few statements, for load tests. Nobody edited them, so they have no revisions."""

from collections import Counter, defaultdict

from django.db import transaction
from django.db.models import F
from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail.search.backends import get_search_backend

CHUNK = 250


def add_pages(wanted, tell):
    """Put new pages of one type under their parents, live and found by search.

    ``wanted`` are pairs of a parent and a page; ``tell(number)`` hears how many stand after each chunk.
    """
    steps, locale = {}, Locale.objects.get(language_code="en")
    for begin in range(0, len(wanted), CHUNK):
        chunk = wanted[begin : begin + CHUNK]
        for parent, page in chunk:
            steps[parent.pk] = steps.get(parent.pk, last_step(parent)) + 1
            _place(page, parent, steps[parent.pk], locale)
        pages = [page for _parent, page in chunk]
        with transaction.atomic():
            insert(pages)
            _count_children(parent.pk for parent, _page in chunk)
        get_search_backend().add_bulk(type(pages[0]), pages)
        tell(begin + len(chunk))


def last_step(parent):
    last = Page.objects.filter(path__startswith=parent.path, depth=parent.depth + 1).order_by("-path").first()
    return Page._str2int(last.path[-Page.steplen :]) if last else 0


def _place(page, parent, step, locale):
    """What adding, saving and publishing one after the other would have filled in."""
    page.path = Page._get_path(parent.path, parent.depth + 1, step)
    page.depth, page.numchild, page.locale = parent.depth + 1, 0, locale
    page.draft_title, page.live, page.has_unpublished_changes = page.title, True, False
    page.first_published_at = page.last_published_at = page.latest_revision_created_at = timezone.now()
    page.set_url_path(parent)


def insert(pages):
    """Rows of the base table, then those of the page type: Django's own bulk_create refuses inherited tables."""
    names = [field.attname for field in Page._meta.concrete_fields if not field.primary_key]
    bases = Page.objects.bulk_create(Page(**{name: getattr(page, name) for name in names}) for page in pages)
    for page, base in zip(pages, bases, strict=True):
        page.id = page.pk = page.page_ptr_id = base.pk
        page._state.adding = False
    model = type(pages[0])
    query = model._base_manager.all()
    query._for_write = True
    query._batched_insert(pages, model._meta.local_concrete_fields, batch_size=None)


def _count_children(parents):
    more = defaultdict(list)
    for pk, number in Counter(parents).items():
        more[number].append(pk)
    for number, ids in more.items():
        Page.objects.filter(pk__in=ids).update(numchild=F("numchild") + number)
