"""What the screens of editions ask: the beginning of an edition, who gets it and when, and as whom to look at it."""

from datetime import datetime

from django import forms
from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.models import BranchPage, RegionPage
from branches.plans.panels import NativeDate
from common import zones
from newsletter.choices import MailingKind, When
from newsletter.editions import services
from newsletter.recipients.segments import Role, Segment


class NativeTime(forms.TimeInput):
    def __init__(self):
        super().__init__(attrs={"type": "time"}, format="%H:%M")


def zone_field(**kw):
    choices = [("", gettext_lazy("Choose a time zone")), *zones.zone_choices()]
    return forms.ChoiceField(label=gettext_lazy("Time zone"), choices=choices, **kw)


class StartForm(forms.Form):
    title = forms.CharField(label=gettext_lazy("Title"), max_length=120)
    date = forms.DateField(
        label=gettext_lazy("Date"), widget=NativeDate(), help_text=gettext_lazy("The day it is meant to go out.")
    )
    articles = forms.MultipleChoiceField(
        label=gettext_lazy("Articles"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("New ones are ticked. You set their order on the next screen."),
    )

    def __init__(self, *args, offered, **kwargs):
        super().__init__(*args, **kwargs)
        self.offered = offered
        self.fields["articles"].choices = [(str(row.pk), self._label(row)) for row in offered]

    def _label(self, article):
        from newsletter.editions.choosers import authors, day, regions

        about = " · ".join(filter(None, (authors(article), day(article), regions(article))))
        printed = " – " + _("in an edition already") if article.printed else ""
        return f"{article.title} ({about}){printed}" if about else f"{article.title}{printed}"

    def chosen(self):
        """The articles that were ticked, in the order of the list."""
        wanted = set(self.cleaned_data["articles"])
        return [row for row in self.offered if str(row.pk) in wanted]


class SegmentForm(forms.Form):
    """Whom a mailing is for; what nobody ticks narrows nothing."""

    kind = MailingKind.EDITION

    regions = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Regions"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    branches = forms.TypedMultipleChoiceField(
        label=gettext_lazy("Branches"), coerce=int, required=False, widget=forms.CheckboxSelectMultiple
    )
    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages"),
        choices=settings.LANGUAGES,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("Only those who read one of these."),
    )
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("Who they are"), choices=Role.choices, required=False, widget=forms.CheckboxSelectMultiple
    )

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["regions"].choices = pages(RegionPage.objects.live())
        self.fields["branches"].choices = pages(BranchPage.objects.live())

    def segment(self):
        answers = {name: self.cleaned_data.get(name, ()) for name in ("regions", "branches", "languages", "roles")}
        return Segment(kind=self.kind, **answers)


class WhenForm(forms.Form):
    """When a mailing goes out; after ``is_valid``, ``local_time`` and ``time_zone`` are as services want them."""

    when = forms.ChoiceField(
        label=gettext_lazy("When"), choices=When.choices, initial=When.NOW, widget=forms.RadioSelect
    )
    day = forms.DateField(
        label=gettext_lazy("Day"),
        required=False,
        widget=NativeDate(),
        help_text=gettext_lazy("At 08:00 where they live: empty is each reader’s next morning."),
    )
    time = forms.TimeField(label=gettext_lazy("Time"), required=False, widget=NativeTime())
    time_zone = zone_field(required=False)

    local_time = None

    def clean(self):
        answers = super().clean()
        when, day = answers.get("when"), answers.get("day")
        if self.errors or when == When.NOW:
            return answers
        if when == When.AT:
            for name in ("day", "time", "time_zone"):
                if not answers.get(name):
                    self.add_error(name, _("A set time needs a day, a time and the zone of its clock."))
        if self.errors or not day:
            return answers
        clock = answers["time"] if when == When.AT else services.MORNING
        self.local_time = datetime.combine(day, clock)
        try:
            services.start_of(when, self.local_time, answers.get("time_zone", ""))
        except services.TimeIsPast:
            self.add_error("day", self._too_late(when))
        return answers

    def _too_late(self, when):
        if when == When.AT:
            return _("That moment is over.")
        return _("In the east it is past 08:00 of that day already. Choose a later day, or none.")

    @property
    def zone(self):
        return self.cleaned_data["time_zone"] if self.cleaned_data["when"] == When.AT else ""


class SendForm(WhenForm, SegmentForm):
    field_order = ["regions", "branches", "languages", "roles", "when", "day", "time", "time_zone"]


class ReaderForm(forms.Form):
    """As whom to look at a mail: a form of the address, so that a view can be passed on as a link."""

    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    time_zone = zone_field(required=False)
    branch = forms.ChoiceField(label=gettext_lazy("Branch"), required=False)
    part = forms.ChoiceField(
        label=gettext_lazy("Show"),
        required=False,
        choices=[
            ("html", gettext_lazy("Mail")),
            ("dark", gettext_lazy("Mail on a dark screen")),
            ("text", gettext_lazy("Plain text")),
        ],
    )

    def __init__(self, data, *, languages):
        super().__init__(data)
        names = dict(settings.LANGUAGES)
        self.fields["language"].choices = [(code, names[code]) for code in languages]
        branches = BranchPage.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE).order_by("title")
        self.branches = {str(row.pk): row for row in branches}
        none = [("", _("No branch"))]
        self.fields["branch"].choices = [*none, *((pk, row.title) for pk, row in self.branches.items())]

    def answers(self):
        """``(language, zone, branch, part)``; what is wrong or missing is English, London, no branch, the mail."""
        self.is_valid()
        found = self.cleaned_data
        branch = self.branches.get(found.get("branch", ""))
        zone = found.get("time_zone") or (branch.time_zone if branch else zones.HOME_ZONE)
        language = found.get("language") or self.fields["language"].choices[0][0]
        return language, zone, branch, found.get("part") or "html"


def pages(found):
    source = found.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("title")
    return list(source.values_list("pk", "title"))
