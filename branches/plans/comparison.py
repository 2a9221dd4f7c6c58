"""What changed in a plan, in words: days as days, progress in per cent."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin.compare import FieldComparison, TextDiff


class WordsComparison(FieldComparison):
    """“was … is …” with each value as ``words(value)`` of a subclass, as people say it."""

    def htmldiff(self):
        if not self.has_changed():
            return TextDiff([("equal", self.words(self.val_b))]).to_html()
        return TextDiff([("deletion", self.words(self.val_a)), ("addition", self.words(self.val_b))]).to_html()


class DayComparison(WordsComparison):
    def words(self, value):
        return date_format(value) if value else _("no date")


class ProgressComparison(WordsComparison):
    def words(self, value):
        return _("%(n)d per cent") % {"n": value or 0}
