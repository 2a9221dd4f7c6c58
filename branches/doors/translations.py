"""Translation views: wagtail-localize asks one site-wide permission, not which page; publishing is among them.

Whoever holds it could publish, and make pages of, anything (DESIGN: only translators and editors hold it at all).
Can go when wagtail-localize checks ``permissions_for_user`` in ``submit_translations``, ``update_translations``
and ``convert``, and locks in ``edit_translation``.
"""

from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from branches.doors.titles import is_open


def submit_page_closed(request, page_id):
    """A page may be translated from what the public reads, or by whoever may edit it."""
    page = Page.objects.filter(pk=page_id).first()
    return bool(page) and not _may_translate(request, page)


def submit_snippet_closed(request, app_label, model_name, pk):
    return not request.user.has_perm(f"{app_label}.change_{model_name}")


def update_closed(request, translation_source_id):
    """New strings reach the translations that somebody may edit; to publish them takes the right to, on each."""
    source = TranslationSource.objects.filter(pk=translation_source_id).first()
    if source is None:
        return False
    original = source.get_source_instance()
    if not isinstance(original, Page):
        return submit_snippet_closed(request, original._meta.app_label, original._meta.model_name, original.pk)
    publishes = bool(request.POST.get("publish_translations"))
    targets = [translation.get_target_instance() for translation in source.translations.filter(enabled=True)]
    rights = [target.permissions_for_user(request.user) for target in targets]
    may_write = all(right.can_publish() if publishes else right.can_edit() for right in rights)
    return not (may_write and _may_translate(request, original))


def convert_closed(request, page_id):
    """An alias shows at once whatever its source shows: that is publishing."""
    page = Page.objects.filter(pk=page_id).first()
    return bool(page) and not page.permissions_for_user(request.user).can_publish()


def _may_translate(request, page):
    return page.permissions_for_user(request.user).can_edit() or is_open(request, page)


def locked(request, translation_id):
    """What is locked, or under review by others, gets no new words: wagtail-localize asks no lock."""
    translation = Translation.objects.filter(pk=translation_id).first()
    target = translation and translation.get_target_instance()
    return isinstance(target, Page) and target.permissions_for_user(request.user).page_locked()


def locked_to_words(request, translation_id, **segment):
    return locked(request, translation_id)
