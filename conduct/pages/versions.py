"""The versions of the code that were approved: each is kept as it was, with its day and what had changed."""

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from common.zones import HOME_ZONE, local_time
from conduct.models import CodeOfConductPage, CodeVersion
from conduct.pages.kept import text_of


def current_version(locale=None):
    """The version in force: of the source language, or of a translation; None where none is published.

    Members acknowledge that of the source language.
    """
    code = locale.language_code if locale else settings.LANGUAGE_CODE
    return (
        CodeVersion.objects.filter(page__live=True, page__locale__language_code=code)
        .select_related("page")
        .order_by("-number")
        .first()
    )


def latest_of(page):
    return CodeVersion.objects.filter(page=page.pk).first() if page.pk else None


@transaction.atomic
def keep(*, page, revision):
    """Keep what was published as a version of its own, if it reads differently from the last one; else None.

    Nobody is asked to acknowledge the code anew because a link was looked at again: the days on which texts of the
    Party were checked are no part of what is compared.
    """
    CodeOfConductPage.objects.select_for_update().get(pk=page.pk)
    last = CodeVersion.objects.filter(page=page).select_related("revision").first()
    if revision is None or (last and last.revision_id == revision.pk):
        return None
    if last and binding(text_of(last.revision)) == binding(page):
        return None
    is_source = page.locale.language_code == settings.LANGUAGE_CODE
    return CodeVersion.objects.create(
        page=page,
        number=last.number + 1 if last else 1,
        revision=revision,
        approved_on=local_time(timezone.now(), HOME_ZONE).date(),
        what_changed=page.what_changed,
        translates=None if is_source else _of_source(page),
    )


def _of_source(page):
    versions = CodeVersion.objects.filter(
        page__translation_key=page.translation_key, page__locale__language_code=settings.LANGUAGE_CODE
    )
    return versions.first()


def binding(page):
    """What members are bound by, of a page or of a kept text of it, to be compared."""
    return {
        "title": page.title,
        "introduction": page.introduction,
        "clauses": [_plain(child) for child in page.clauses],
        "party_texts": [_plain(child, without=("checked_on",)) for child in page.party_texts],
    }


def _plain(child, without=()):
    stored = child.block.get_prep_value(child.value)
    return {key: value for key, value in stored.items() if key not in without}
