"""What keeps an article from being handed in; saving is always possible, and what was typed stays in the form."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from newsletter.approval.reading import Text, read


class HandedInFormMixin:
    """For the form of articles, before its base (common.page_forms)."""

    def clean(self):
        from newsletter.approval.checklist import blocking

        cleaned = super().clean()
        if self.is_handed_in:
            text = Text(summary=cleaned.get("summary") or "")
            read(cleaned.get("body"), text)
            for result in blocking(text):
                self._refuse(result)
        return cleaned

    def _refuse(self, result):
        words = _("Before you hand it in: %(problem)s %(todo)s")
        message = words % {"problem": " ".join(result.problems), "todo": result.rule.todo}
        # Where the field itself has said something already, that is enough.
        field = {"summary": "summary", "alt_texts": "body"}[result.rule.key]
        if field not in self.errors:
            self.add_error(None, ValidationError(message, code=result.rule.key))
