"""How an edition is edited: articles that are approved, each once, and meetings that everybody may see."""

from datetime import timedelta
from itertools import groupby

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm

from common import meetings
from common.page_forms import PageForm
from common.times import days_in_words, local_time, month_name

AHEAD = timedelta(weeks=10)
MOST_MEETINGS = 80


class EditionForm(PageForm):
    meetings = forms.MultipleChoiceField(
        label=gettext_lazy("Next meetings"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Each reader sees them in the order of time, on their own clock."),
    )

    class Media:
        css = {"all": ["css/edition-desk.css"]}
        js = ["js/edition-order.js"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.articles_seen = set()
        if "meetings" in self.fields:
            self.fields["meetings"].choices = meeting_choices(self.instance.meetings)
            self.initial["meetings"] = self.instance.meetings

    @property
    def edition_form(self):
        """Given to the forms of its articles, which are read after it."""
        return self


class EditionArticleForm(WagtailAdminModelForm):
    """One article of an edition: newly chosen ones are approved, none stands in it twice."""

    def __init__(self, *args, edition_form=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.edition_form = edition_form

    def clean_article(self):
        article = self.cleaned_data.get("article")
        if article is None or self.data.get(self.add_prefix("DELETE")):
            return article
        if article.pk in self.edition_form.articles_seen:
            raise ValidationError(
                _("“%(title)s” stands in this edition already. Remove it here.") % {"title": article}
            )
        self.edition_form.articles_seen.add(article.pk)
        if article.pk != self.instance.article_id and not may_be_chosen(article):
            draft = _("“%(title)s” is not published. Only approved articles can be in an edition.")
            raise ValidationError(draft % {"title": article})
        return article


def may_be_chosen(article):
    from newsletter.editions.choosers import approved_articles

    return approved_articles().filter(pk=article.pk).exists()


def meeting_choices(chosen):
    """The coming meetings by month; before them those that were chosen and are over, cancelled or gone."""
    now = timezone.now()
    rows = meetings.coming(end=now + AHEAD, limit=MOST_MEETINGS)
    offered = {row.key for row in rows}
    others = [key for key in chosen if key not in offered]
    known = meetings.by_keys(others)
    kept = [(key, _kept(known.get(key), now)) for key in others]
    months = [(month, list(group)) for month, group in groupby(rows, key=lambda row: month_name(_day(row)))]
    coming = [(month, [(row.key, in_a_line(row)) for row in group]) for month, group in months]
    return [(_("Chosen earlier"), kept), *coming] if kept else coming


def in_a_line(meeting):
    """``Tuesday 8 December 2026, 19:30 Berlin: Monthly meeting (Berlin branch)``."""
    if meeting.all_day:
        when = days_in_words(meeting.first_day, meeting.last_day)
    else:
        start = local_time(meeting.start, meeting.time_zone)
        when = f"{start.long_date}, {start.time} {start.city}"
    return f"{when}: {meeting.title}" + (f" ({meeting.host})" if meeting.host else "")


def _kept(meeting, now):
    if meeting is None:
        return _("A meeting that is no longer in the calendar: remove it")
    if meeting.cancelled:
        return _("%(meeting)s – cancelled") % {"meeting": in_a_line(meeting)}
    if meeting.is_over(now):
        return _("%(meeting)s – over") % {"meeting": in_a_line(meeting)}
    return in_a_line(meeting)


def _day(meeting):
    return meeting.first_day if meeting.all_day else local_time(meeting.start, meeting.time_zone).moment.date()
