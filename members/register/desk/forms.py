"""What the membership secretary fills in."""

from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_countries import countries

from members.choices import MembershipStatus, Placed
from members.models import Membership
from members.placing import places
from members.register import columns, words
from members.register.desk.screens import branch_choices
from members.register.matching import place
from members.register.numbers import number_hash
from members.register.reading import MAX_BYTES, Refused, read

EVERYBODY = "all"


class FilterForm(forms.Form):
    """Whom to show. A membership number is made a hash before anything is stored or looked up."""

    q = forms.CharField(label=gettext_lazy("Name, e-mail or membership number"), required=False, max_length=160)
    branch = forms.ChoiceField(label=gettext_lazy("Branch"), required=False)
    country = forms.ChoiceField(label=gettext_lazy("Country"), required=False)
    status = forms.ChoiceField(label=gettext_lazy("Status"), required=False)

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["branch"].choices = branch_choices(("", _("Every branch")))
        self.fields["country"].choices = [("", _("Every country")), *countries]
        left = (MembershipStatus.LEFT.value, MembershipStatus.LEFT.label)
        self.fields["status"].choices = [("", _("Members of today")), left, (EVERYBODY, _("All"))]

    def kept(self):
        """What is remembered until the next search, without a number in clear."""
        kept = {name: self.cleaned_data[name] for name in ("branch", "country", "status")}
        text = " ".join(self.cleaned_data["q"].split())
        is_number = "@" not in text and any(sign.isdigit() for sign in text)
        return kept | ({"number": number_hash(text)} if is_number else {"q": text})


class ExportForm(forms.Form):
    reason = forms.CharField(
        label=gettext_lazy("What do you need it for?"),
        max_length=200,
        min_length=5,
        help_text=gettext_lazy("Kept with your name and the number of members, not with their names."),
    )


class EntryForm(forms.ModelForm):
    """One entry. A branch that is set here stays until they move; where nothing is set, it follows from the place."""

    class Meta:
        model = Membership
        fields = ["name", "email", "linked_email", "country", "subdivision", "branch", "since", "until", "status"]
        widgets = {name: forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d") for name in ("since", "until")}

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.lived = (self.instance.country.code, self.instance.subdivision)
        branch = self.fields["branch"]
        branch.queryset = branch.queryset.filter(locale__language_code=settings.LANGUAGE_CODE).order_by("title")
        branch.empty_label = _("None")
        branch.help_text = _("Set here, it stays until they move. Otherwise it follows from where they live.")
        self.fields["subdivision"].help_text = _("Only where several branches share the country, such as California.")

    def clean_email(self):
        return self.cleaned_data["email"].lower()

    def clean_linked_email(self):
        return self.cleaned_data["linked_email"].lower()

    def clean(self):
        cleaned = super().clean()
        country, text = cleaned.get("country"), cleaned.get("subdivision", "")
        known = places()
        if country and text:
            part = known.part(country, text) if known.is_split(country) else ""
            if known.is_split(country) and not part:
                self.add_error("subdivision", _("We do not know this part of the country."))
            cleaned["subdivision"] = part
        return cleaned

    def wanted(self):
        """The fields to write, with who decided about the branch."""
        wanted = {name: self.cleaned_data[name] for name in self.fields}
        if "branch" in self.changed_data:
            return wanted | {"placed": Placed.SECRETARY if wanted["branch"] else Placed.CATCHMENT}
        here = (wanted["country"], wanted["subdivision"])
        if here != self.lived:
            before = Membership.objects.get(pk=self.instance.pk)
            branch, placed = place(before, *here, places())
            found = branch and self.fields["branch"].queryset.filter(pk=branch).first()
            return wanted | {"branch": found or None, "placed": placed}
        return wanted


class UploadForm(forms.Form):
    """A list that can be read; whatever its name ends in, its content decides."""

    file = forms.FileField(
        label=gettext_lazy("Head office's list"),
        max_length=255,
        allow_empty_file=True,
        help_text=gettext_lazy("A CSV or Excel file (.xlsx) of at most 10 MB."),
        error_messages={"required": gettext_lazy("Choose the list.")},
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx"}),
    )

    def clean_file(self):
        file = self.cleaned_data["file"]
        if file.size > MAX_BYTES:
            raise ValidationError(words.problem("too_large"))
        content = file.read()
        try:
            read(content)
        except Refused as refused:
            raise ValidationError(words.problem(refused.code), code=refused.code) from None
        return content


class ColumnsForm(forms.Form):
    """Which column of the list is what."""

    def __init__(self, *args, headings, found, **kwargs):
        super().__init__(*args, **kwargs)
        choices = [("", _("Not in the list")), *((heading, heading) for heading in headings if heading)]
        for name, label in columns.FIELDS.items():
            self.fields[name] = forms.ChoiceField(
                label=label, choices=choices, required=False, initial=found.get(name, "")
            )
        self.fields["name"].help_text = _("One column with the whole name, or the two below.")
        self.fields["subdivision"].help_text = _("Where several branches share a country: USA, Australia, Spain.")
        self.fields["until"].help_text = _("From the day after they are not a member.")

    def clean(self):
        named = {name: heading for name, heading in super().clean().items() if heading}
        lacking = columns.missing(named)
        if lacking:
            raise ValidationError(_("Say which column is: %(names)s.") % {"names": ", ".join(lacking)})
        if len(set(named.values())) < len(named):
            raise ValidationError(_("One column cannot be two things."))
        self.named = named
        return named


class AnswerForm(forms.Form):
    answer = forms.CharField(
        label=gettext_lazy("Why not"),
        max_length=1000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("They read this in an e-mail, as you write it."),
    )
