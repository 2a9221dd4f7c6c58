"""What editors are told when they open a page whose translations lag behind it, or a translation that does."""

from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin import messages

from .lag import lag_of, lagging


def tell(request, page):
    if request.method != "GET" or page.depth < 2:
        return
    if translation := lag_of(page):
        _of_translation(request, page, translation)
    elif sentence := _of_source(page):
        messages.info(request, sentence)


def _of_translation(request, page, translation):
    if page.permissions_for_user(request.user).page_locked():
        messages.warning(request, _("This page is locked: what is typed into the translation is not kept."))
    elif translation.behind:
        messages.info(request, _missing(translation))
    elif not page.workflow_in_progress:
        button = messages.button(reverse("hand_in", args=[page.pk]), _("Submit translation for approval"))
        messages.info(request, _("All texts are translated."), buttons=[button])


def _missing(translation):
    return ngettext(
        "One text of this page has no translation: the original has changed, or it is not finished.",
        "%(count)d texts of this page have no translation: the original has changed, or it is not finished.",
        translation.behind,
    ) % {"count": translation.behind}


def _of_source(page):
    behind = lagging(page)
    if not behind:
        return ""
    languages = ", ".join(f"{each.target_locale.get_display_name()} ({each.behind})" for each in behind)
    sentence = _("Translations that lag behind this page, with the number of texts: %(languages)s.")
    return format_html(
        '{} <a href="{}">{}</a>',
        sentence % {"languages": languages},
        reverse("wagtail_localize:translations_report"),
        _("All translations"),
    )
