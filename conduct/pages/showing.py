"""What the conduct pages' templates are given: few queries, whatever there is."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import Page

from common.addresses import addresses
from conduct.choices import KeyState
from conduct.directory.reader import help_on
from conduct.models import CodeVersion, ReaderKey, ReportFormPage
from conduct.pages.differences import UNCHANGED, differences
from conduct.pages.kept import text_of

VERSIONS = "versions/"
OF_PAGES = ("title", "search_description", "url_path", "content_type__model")


@dataclass(frozen=True)
class ShownKey:
    """A reader whose key is published, and whether it is the one in use today."""

    name: str
    post: str
    fingerprint: str
    in_use: bool


# ------------------------------------------------------------------------------------------------ overview
def overview(page, request):
    below = _below(page, request)
    form = next((item for item in below if item["is_form"]), None)
    return {
        "help": help_on(request),
        "form": form,
        "texts": [item for item in below if not item["is_form"]],
        "keys": shown_keys(page),
    }


def shown_keys(page):
    """The published keys as the page has them, beside what the table of keys says today."""
    listed = [child.value for child in page.keys]
    if not listed:
        return []
    active = {key.fingerprint for key in ReaderKey.objects.filter(state=KeyState.ACTIVE)}
    return [
        ShownKey(value["name"], value["post"], value["fingerprint"], value["fingerprint"] in active)
        for value in listed
    ]


def _below(page, request):
    """Published pages below one, in the order of the tree; one query."""
    address = addresses(request)
    pages = Page.objects.child_of(page).live().order_by("path")
    return [
        {"title": title, "text": text, "url": address(path), "is_form": model == ReportFormPage._meta.model_name}
        for title, text, path, model in pages.values_list(*OF_PAGES)
    ]


# ------------------------------------------------------------------------------------------------ the code
def code(page, request):
    version = CodeVersion.objects.filter(page=page).select_related("translates").first()
    shown = {"version": version, "number": _number(version)}
    return shown | {"form_url": form_url(page, request), "address": page.full_url}


def form_url(page, request):
    """Where the form beside a page is; empty where it is not published."""
    form = ReportFormPage.objects.sibling_of(page, inclusive=False).live().only("url_path").first()
    return addresses(request)(form.url_path) if form else ""


def all_versions(page):
    page.address_below, page.title_below = VERSIONS, _("All versions of the code")
    versions = list(CodeVersion.objects.filter(page=page).select_related("translates"))
    return {"versions": [{"version": version, "number": _number(version)} for version in versions]}


def one_version(page, number):
    """A version as it stood, and beside the one before; None where there is none of that number."""
    around = CodeVersion.objects.filter(page=page, number__range=(number - 1, number + 1))
    by_number = {version.number: version for version in around.select_related("revision", "translates")}
    if number not in by_number:
        return None
    version, before = by_number[number], by_number.get(number - 1)
    text = text_of(version.revision)
    found = list(differences(text_of(before.revision), text)) if before else []
    page.address_below = f"{VERSIONS}{number}/"
    page.title_below = _("Version %(number)s of the code") % {"number": _number(version)}
    return {
        "version": version,
        "number": _number(version),
        "text": text,
        "before": before,
        "before_number": _number(before),
        "changed": [part for part in found if part.state != UNCHANGED],
        "unchanged": [part.name for part in found if part.state == UNCHANGED],
        "is_current": number + 1 not in by_number,
    }


def _number(version):
    """As readers count: a translation goes by the version that it translates."""
    if version is None:
        return None
    return version.translates.number if version.translates else version.number


# ------------------------------------------------------------------------------------------------ texts
def beside(page, request):
    return {"form_url": form_url(page, request), "address": page.full_url}
