"""The screen on which an official notice is written and frozen; its confirmation is that of every mailing."""

from django import forms
from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import FormView
from wagtail.admin import messages

from members.rights import can
from newsletter.editions import official
from newsletter.editions.forms import WhenForm
from newsletter.editions.screens import EditionsScreen
from newsletter.editions.sending import zone_of
from newsletter.editions.services import SOURCE
from newsletter.models import OfficialNotice, OfficialText

SUBJECT, TEXT = "subject", "text"


class NoticeForm(WhenForm):
    """Subject and text in each language of the site; English is needed, the others may be empty."""

    def __init__(self, *args, texts, **kwargs):
        super().__init__(*args, **kwargs)
        lengths = {name: OfficialText._meta.get_field(name).max_length for name in (SUBJECT, TEXT)}
        for code, name in settings.LANGUAGES:
            kept, needed = texts.get(code), code == SOURCE
            words = {"language": name}
            self.fields[f"{SUBJECT}_{code}"] = forms.CharField(
                label=_("Subject (%(language)s)") % words,
                max_length=lengths[SUBJECT],
                required=needed,
                initial=kept.subject if kept else "",
            )
            self.fields[f"{TEXT}_{code}"] = forms.CharField(
                label=_("Text (%(language)s)") % words,
                max_length=lengths[TEXT],
                required=needed,
                initial=kept.text if kept else "",
                widget=forms.Textarea(attrs={"rows": 10 if needed else 4}),
                help_text=_("Plain text. An empty line begins a paragraph; web addresses become links.")
                if needed
                else "",
            )
        self.order_fields([name for name in self.fields if name.startswith((SUBJECT, TEXT))])

    def clean(self):
        answers = super().clean()
        for code, _name in settings.LANGUAGES:
            half = bool(answers.get(f"{SUBJECT}_{code}")) != bool(answers.get(f"{TEXT}_{code}"))
            if half and code != SOURCE:
                self.add_error(f"{SUBJECT}_{code}", _("A language needs both, a subject and a text, or neither."))
        return answers

    def texts(self):
        answers, codes = self.cleaned_data, [code for code, _name in settings.LANGUAGES]
        found = {code: (answers[f"{SUBJECT}_{code}"], answers[f"{TEXT}_{code}"]) for code in codes}
        return {code: words for code, words in found.items() if all(words)}


class NoticeView(EditionsScreen, FormView):
    """A notice that is being written: kept as a draft, or frozen for a second officer to confirm."""

    template_name = "newsletter/admin/editions/notice.html"
    form_class = NoticeForm
    page_title = gettext_lazy("Official notice")
    header_icon = "warning"

    def may(self):
        return can(self.request.user, "write_notice", OfficialNotice)

    def dispatch(self, request, *args, **kwargs):
        if not self.may():
            raise PermissionDenied
        if self.notice and self.notice.mailing_id:
            return redirect("newsletter_mailing_confirm", self.notice.mailing_id)
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def notice(self):
        return get_object_or_404(OfficialNotice, pk=self.kwargs["pk"]) if "pk" in self.kwargs else None

    def get_initial(self):
        return {"time_zone": zone_of(self.request)}

    def get_form_kwargs(self):
        kept = {row.language: row for row in self.notice.texts.all()} if self.notice else {}
        return super().get_form_kwargs() | {"texts": kept}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"back": reverse("newsletter_editions")}

    def form_valid(self, form):
        try:
            notice = official.write_notice(actor=self.request.user, texts=form.texts(), notice=self.notice)
            if "freeze" not in self.request.POST:
                messages.success(self.request, _("The notice is kept. Nothing was sent."))
                return redirect("newsletter_notice", notice.pk)
            when = {"when": form.cleaned_data["when"], "local_time": form.local_time, "time_zone": form.zone}
            mailing = official.freeze_notice(actor=self.request.user, notice=notice, **when)
        except official.AlreadyFrozen:
            messages.error(self.request, _("It was frozen meanwhile: its text changes no more."))
            return redirect("newsletter_editions")
        return redirect("newsletter_mailing_confirm", mailing.pk)
