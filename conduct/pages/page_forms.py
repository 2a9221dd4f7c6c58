"""How the conduct pages are edited: saving is always possible, handing in asks for what readers need."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from common.page_forms import PageForm


class ConductPageForm(PageForm):
    """Without the address, where that is the same for good."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.fixed_slug:
            self.fields.pop("slug", None)


class CodeForm(ConductPageForm):
    def clean(self):
        cleaned = super().clean()
        if self.is_handed_in and not self._says_what_changed(cleaned.get("what_changed") or ""):
            words = _(
                "Before you hand it in: say in plain words what is new since the last version. Members read it."
            )
            self.add_error("what_changed", ValidationError(words, code="what_changed"))
        return cleaned

    def _says_what_changed(self, words):
        """What was said of the version before says nothing of this one."""
        from conduct.pages.versions import latest_of

        last = latest_of(self.instance)
        return bool(words.strip()) and not (last and words.strip() == last.what_changed.strip())
