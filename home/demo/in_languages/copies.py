"""Many translated pages in a few statements, each live with one revision, as publishing one by one leaves them."""

import json
from collections import Counter, defaultdict

from django.contrib.contenttypes.models import ContentType
from django.db.models import F
from django.utils import timezone
from modelcluster.models import get_all_child_m2m_relations, get_all_child_relations
from wagtail.log_actions import log
from wagtail.models import COMMENTS_RELATION_NAME, Page, ReferenceIndex, Revision, Site
from wagtail.search.backends import get_search_backend
from wagtail_localize.segments.ingest import ingest_segments

from conduct.models import ConductIndexPage
from conduct.pages.services import record
from events.dates.derivation import rebuild
from events.models import EventPage
from home.demo.bulk import insert, last_step

BATCH = 200


def make(sources, words, locale, tree, author):
    """The pages of ``sources`` (parents before children) in ``locale``, published; ``tree`` knows where they go."""
    pages = [tree.add(source, _copy(source, words, locale, author)) for source in sources]
    by_model = defaultdict(list)
    for page in pages:
        by_model[type(page)].append(page)
    for model, found in by_model.items():
        insert(found)
        _insert_children(model, found)
    tree.count_children()
    _publish(pages, author)
    for model, found in by_model.items():
        get_search_backend().add_bulk(model, found)
    return pages


class Tree:
    """Where translated pages stand: under the translations of their parents, in the order they come in."""

    def __init__(self, root, locale):
        there = Page.objects.filter(locale=locale, depth__gt=1)
        self.pages = {page.translation_key: page for page in there} | {None: root}
        self.steps, self.more = {}, Counter()

    def has(self, key):
        return key in self.pages

    def add(self, source, page):
        parent = self.pages[source.parent_key]
        step = self.steps[parent.path] = self._last_step(parent) + 1
        page.path = Page._get_path(parent.path, parent.depth + 1, step)
        page.depth, page.numchild = parent.depth + 1, 0
        page.set_url_path(parent)
        self.more[parent.path] += 1
        self.pages[page.translation_key] = page
        return page

    def _last_step(self, parent):
        if parent.path in self.steps:
            return self.steps[parent.path]
        return 0 if parent._state.adding else last_step(parent)

    def count_children(self):
        of_number = defaultdict(list)
        for path, number in self.more.items():
            of_number[number].append(path)
        for number, paths in of_number.items():
            Page.objects.filter(path__in=paths).update(numchild=F("numchild") + number)
        self.more.clear()


def _copy(source, words, locale, author):
    """What the page is in another language, not in the database yet: its own text, everything else the source's."""
    content = json.loads(source.content)
    content.pop(COMMENTS_RELATION_NAME, None)
    page = type(source.instance).from_serializable_data(content, check_fks=False, strict_fks=False)
    page.pk = page.id = None
    page._state.adding = True
    page.locale, page.alias_of, page.owner = locale, None, author
    page.latest_revision = page.live_revision = None
    for _relation, child in _children(page):
        child.pk, child.locale = None, locale
    ingest_segments(page, page, source.instance.locale, locale, source.in_words(words))
    page.slug = source.slug_in(locale)
    page.draft_title, page.live, page.has_unpublished_changes = page.title, True, False
    page.first_published_at = page.last_published_at = page.latest_revision_created_at = timezone.now()
    return page


def _children(page):
    for relation in get_all_child_relations(type(page)):
        if relation.get_accessor_name() != COMMENTS_RELATION_NAME:
            for child in getattr(page, relation.get_accessor_name()).all():
                yield relation, child


def _insert_children(model, pages):
    rows = defaultdict(list)
    for page in pages:
        for relation, child in _children(page):
            setattr(child, relation.field.name, page)
            rows[relation.related_model].append(child)
        for relation in get_all_child_m2m_relations(model):
            getattr(page, relation.name).commit()
    for child_model, children in rows.items():
        child_model.objects.bulk_create(children, batch_size=BATCH)


def _publish(pages, author):
    """One revision for each page, which is what is live."""
    base = ContentType.objects.get_for_model(Page)
    revisions = Revision.objects.bulk_create([_revision(page, base, author) for page in pages], batch_size=BATCH)
    for page, revision in zip(pages, revisions, strict=True):
        page.latest_revision = page.live_revision = revision
    Page.objects.bulk_update(pages, ["latest_revision", "live_revision"], batch_size=BATCH)
    # The home page may be among them: what is known of where each language's pages begin is out of date.
    Site.clear_site_root_paths_cache()
    for page in pages:
        ReferenceIndex.create_or_update_for_object(page)
    _follow_up(pages)


def _follow_up(pages):
    """What the site does whenever such pages are published, for all of them at once. Bodies have their posts."""
    rebuild([page.translation_key for page in pages if isinstance(page, EventPage)])
    for page in pages:
        if page._meta.app_label == ConductIndexPage._meta.app_label:
            record(page=page, revision=page.live_revision)
            log(instance=page, action="conduct.provision", revision=page.live_revision)


def _revision(page, base, author):
    return Revision(
        content_type=ContentType.objects.get_for_model(type(page)),
        base_content_type=base,
        object_id=str(page.pk),
        object_str=str(page),
        created_at=page.latest_revision_created_at,
        user=author,
        content=page.serializable_data(),
    )
