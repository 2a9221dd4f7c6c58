"""How the conduct pages are edited: saving is always possible, handing in asks for what readers need."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from common.page_forms import PageForm

HANDING_IN = ("action-submit", "action-restart-workflow")


class ConductPageForm(PageForm):
    """When it is shown is no field of these pages: two people decide."""

    @property
    def is_handed_in(self):
        return any(name in self.data for name in HANDING_IN)


class CodeForm(ConductPageForm):
    def clean(self):
        cleaned = super().clean()
        if self.is_handed_in and not (cleaned.get("what_changed") or "").strip():
            words = _("Before you hand it in: say in plain words what is new. Members read it.")
            self.add_error("what_changed", ValidationError(words, code="what_changed"))
        return cleaned
