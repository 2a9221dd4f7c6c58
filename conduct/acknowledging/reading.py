"""The code as one member has to read it: all of it, or what changed since they last did."""

from dataclasses import dataclass

from django.conf import settings

from conduct.acknowledging.services import latest_of
from conduct.models import Acknowledgement, CodeOfConductPage, CodeVersion


@dataclass(frozen=True)
class Reading:
    """``text`` is the code's page as it was approved; ``language`` is empty where that is the reader's.

    ``before`` is the newest acknowledgement of an earlier version, ``changes`` are the versions since, oldest first.
    """

    version: CodeVersion
    text: CodeOfConductPage
    language: str
    mine: Acknowledgement | None
    before: Acknowledgement | None
    changes: list[CodeVersion]


def read_by(user, version, language):
    latest = latest_of(user)
    is_current = bool(latest) and latest.version_id == version.pk
    shown = _in(language, version)
    since = latest.version.number if latest and not is_current else version.number
    changes = CodeVersion.objects.filter(page=version.page, number__gt=since, number__lte=version.number)
    return Reading(
        version=version,
        text=shown.revision.as_object(),
        language="" if shown.page.locale.language_code == language else settings.LANGUAGE_CODE,
        mine=latest if is_current else None,
        before=None if is_current else latest,
        changes=list(changes.exclude(what_changed="").order_by("number")),
    )


def _in(language, version):
    """The approved translation of this very version, else the version itself."""
    if language == settings.LANGUAGE_CODE:
        return version
    translations = CodeVersion.objects.filter(translates=version, page__live=True)
    found = translations.filter(page__locale__language_code=language).select_related("page__locale")
    return found.order_by("-number").first() or version
