"""Who has written in a page since the version that readers know: nobody of them approves what comes next."""

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, Revision
from wagtail_localize.models import SegmentOverride, StringTranslation


def writers_of(pages, known=None):
    """``{page's id: {person's id: when they last wrote in it since the version that readers know}}``.

    That is the live one, or what ``known`` says, ids of revisions by those of pages. Writing is saving a version,
    translating a string, or putting another picture or link into a translation. Two queries, and two more where there
    are translations among the pages, whose ``locale`` should be at hand.
    """
    known = {page.pk: page.live_revision_id for page in pages} if known is None else known
    found = {page.pk: {} for page in pages}
    since = {page.pk: page.last_published_at if known.get(page.pk) or page.live else None for page in pages}
    revisions = Revision.objects.filter(
        base_content_type=ContentType.objects.get_for_model(Page), object_id__in=[str(pk) for pk in found]
    )
    rows = revisions.order_by("pk").values_list("object_id", "pk", "user", "created_at")
    for key, revision, person, moment in rows:
        pk = int(key)
        if revision == known.get(pk):
            # What is typed into a translation while it is read is in the next version, not in this one.
            since[pk] = min(since[pk] or moment, moment)
        if revision > (known.get(pk) or 0) and person:
            found[pk][person] = moment
    _add_translators(found, since, [page for page in pages if page.locale.language_code != settings.LANGUAGE_CODE])
    return found


def _add_translators(found, since, translations):
    by_key = {(page.translation_key, page.locale_id): page.pk for page in translations}
    if not by_key:
        return
    for changes in (StringTranslation, SegmentOverride):
        rows = changes.objects.filter(context__object_id__in=[key for key, _locale in by_key])
        rows = rows.exclude(last_translated_by=None).order_by("updated_at")
        for key, locale, person, moment in rows.values_list(
            "context__object_id", "locale", "last_translated_by", "updated_at"
        ):
            pk = by_key.get((key, locale))
            if pk and (since[pk] is None or moment > since[pk]):
                found[pk][person] = max(moment, found[pk].get(person, moment))
