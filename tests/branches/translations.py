"""Pages in another language, with every page above them."""

from wagtail.models import Locale, Page


def translated(page, language="fr", live=True):
    """The copy Wagtail makes to be translated, published unless the test says otherwise."""
    locale, _made = Locale.objects.get_or_create(language_code=language)
    page = Page.objects.get(pk=page.pk).specific
    parent = Page.objects.get(pk=page.get_parent().pk)
    if parent.depth > 1 and not parent.has_translation(locale):
        translated(parent, language)
    copy = page.copy_for_translation(locale)
    if live:
        copy.save_revision().publish()
    return type(page).objects.get(pk=copy.pk)
