"""Drafts of translations: wagtail-localize saves them over what readers see.

``TranslationSource.create_or_update_translation(publish=False)`` writes the new strings into the page's own row, then
makes a revision of them: whoever handed in a translation of a live page would have published it (measured with
wagtail-localize 1.14.5: tests/access/test_translators.py). Here a live page's row stays as it is, and the revision
alone holds the draft. Can go when wagtail-localize saves drafts of live pages as revisions only.
"""

from functools import wraps

from wagtail.models import Page
from wagtail_localize.models import TranslationSource


def write_drafts_as_revisions():
    if hasattr(TranslationSource.create_or_update_translation, "drafts_are_revisions"):
        return
    original = TranslationSource.create_or_update_translation

    @wraps(original)
    def create_or_update_translation(self, locale, user=None, publish=True, **kwargs):
        if publish:
            return original(self, locale, user=user, publish=publish, **kwargs)
        self.get_translated_instance = lambda locale: _draft_of(type(self).get_translated_instance(self, locale))
        try:
            return original(self, locale, user=user, publish=publish, **kwargs)
        finally:
            del self.get_translated_instance

    create_or_update_translation.drafts_are_revisions = True
    TranslationSource.create_or_update_translation = create_or_update_translation


def _draft_of(instance):
    """The page itself, whose row is not written while it is live; what a revision notes about it still is."""
    if isinstance(instance, Page) and instance.live:
        save = instance.save

        def save_notes_only(*args, update_fields=None, **kwargs):
            if update_fields is not None:
                save(*args, update_fields=update_fields, **kwargs)

        instance.save = save_notes_only
    return instance
