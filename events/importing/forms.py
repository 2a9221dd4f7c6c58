"""What somebody says about a calendar file before seeing what it would make."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from common.zones import zone_choices
from events.importing.destinations import clock_of, open_to
from events.importing.plans import plan
from events.importing.reading import MAX_BYTES, Refused
from events.models import EventIndexPage, EventKind

USUAL_KIND = "branch"


class UploadForm(forms.Form):
    """The file, and where its events should stand. ``plan`` is there once the form is valid."""

    file = forms.FileField(
        label=_("Calendar file"),
        max_length=255,
        help_text=_(
            "A file that ends in .ics, at most 5 MB and 5,000 events. Nothing is written before you have seen it."
        ),
        error_messages={
            "required": _("Choose a calendar file."),
            "empty": _("The file is empty. Export the calendar again."),
        },
        widget=forms.FileInput(attrs={"accept": ".ics,text/calendar"}),
    )
    parent = forms.ChoiceField(label=_("Whose events are they?"))
    kind = forms.ModelChoiceField(label=_("Kind of event"), queryset=EventKind.objects.none(), empty_label=None)
    tz = forms.ChoiceField(
        label=_("Time zone"),
        required=False,
        choices=lambda: [("", _("The branch's own, else UTC")), *zone_choices()],
        help_text=_("Only of times that name none; most files name theirs."),
    )
    publish = forms.BooleanField(
        label=_("Publish the events at once"),
        required=False,
        help_text=_("Otherwise they are drafts, for somebody to look at and publish."),
    )

    def __init__(self, *args, user, **kwargs):
        super().__init__(*args, **kwargs)
        self.user, self.plan = user, None
        self.places = {str(page.pk): page for page in open_to(user)}
        self.fields["parent"].choices = [(pk, _name(page)) for pk, page in self.places.items()]
        kinds = EventKind.objects.filter(locale__language_code=settings.LANGUAGE_CODE)
        self.fields["kind"].queryset = kinds
        self.fields["kind"].initial = kinds.filter(slug=USUAL_KIND).first()

    def clean_file(self):
        """A file that is too large is not even read."""
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise ValidationError(_("The file is larger than 5 MB. Export it in parts, a year at a time."))
        return file

    def clean_parent(self):
        return self.places[self.cleaned_data["parent"]]

    def clean(self):
        cleaned = super().clean()
        parent, file = cleaned.get("parent"), cleaned.get("file")
        if parent and cleaned.get("publish") and not parent.permissions_for_user(self.user).can_publish_subpage():
            self.add_error("publish", _("You may make drafts there, but not publish them."))
        if parent and file:
            cleaned["tz"] = cleaned.get("tz") or clock_of(parent)
            cleaned["content"] = file.read()
            try:
                self.plan = plan(cleaned["content"], cleaned["tz"])
            except Refused as error:
                self.add_error("file", str(error))
            else:
                self._check_something_is_there()
        return cleaned

    def _check_something_is_there(self):
        if not self.plan.drafts and not self.plan.problems:
            self.add_error("file", _("There are no events in this file."))


def _name(page):
    if isinstance(page, EventIndexPage):
        return _("%(title)s: of the whole organisation") % {"title": page.title}
    return page.title
