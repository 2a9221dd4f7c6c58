"""The screen on which somebody who did not write a helpline says that all of it is true."""

from django.contrib.admin.utils import quote
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from branches.places import country_name
from conduct.directory import services
from conduct.directory.forms import language_name
from conduct.directory.showing import hours_of
from conduct.directory.verifying import facts_of, last_day, standing_of
from conduct.models import HelpService
from conduct.rights import is_qualified

# What the admin's history calls our verb, and how it tells of it.
ACTIONS = {services.VERIFY: (gettext_lazy("Verify"), gettext_lazy("Verified a helpline"))}
REFUSALS = {
    services.OwnChangeError: gettext_lazy(
        "You have changed it yourself: somebody else who is qualified verifies it."
    ),
    services.ExampleError: gettext_lazy("It is an example of the demo. Make it a real one first."),
    services.ChangedMeanwhileError: gettext_lazy("It was changed while you looked. Check it again as it stands now."),
}


def urls():
    return [path("conduct/help/<int:pk>/verify/", VerifyView.as_view(), name="conduct_help_verify")]


class VerifyView(WagtailAdminTemplateMixin, TemplateView):
    """GET shows everything that is to be checked, POST says that it is true; ``seen`` says what was shown."""

    template_name = "conduct/directory/verify.html"
    page_title = gettext_lazy("Verify a helpline")
    header_icon = "help"
    _show_breadcrumbs = True

    def dispatch(self, request, *args, **kwargs):
        if not is_qualified(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def service(self):
        found = HelpService.objects.in_source_language().filter(pk=self.kwargs["pk"]).first()
        if found is None:
            raise Http404
        return found

    def post(self, request, *args, **kwargs):
        try:
            row = services.verify(actor=request.user, service=self.service, seen=request.POST.get("seen", ""))
        except tuple(REFUSALS) as refused:
            messages.error(request, REFUSALS[type(refused)])
            return redirect(request.path)
        day = last_day(row)
        messages.success(request, _("%(name)s is verified, and shown until %(day)s.") % {"name": row, "day": day})
        return redirect("wagtailsnippets_conduct_helpservice:list")

    def get_breadcrumbs_items(self):
        above = {"url": reverse("wagtailsnippets_conduct_helpservice:list"), "label": _("Support directory")}
        here = {"url": "", "label": str(self.service)}
        return [*super().get_breadcrumbs_items(), above, here]

    def get_context_data(self, **kwargs):
        service = self.service
        changed_by = list(service.changed_by.all())
        return super().get_context_data(**kwargs) | {
            "service": service,
            "facts": facts(service),
            "seen": facts_of(service),
            "standing": standing_of(service),
            "is_own": self.request.user in changed_by,
            "changed_by": [person.get_full_name() or person.email for person in changed_by],
            "edit_url": reverse("wagtailsnippets_conduct_helpservice:edit", args=[quote(service.pk)]),
        }


def facts(service):
    """Everything a row tells, as pairs of a label and words."""
    hours = hours_of(service)
    told = {
        "name": service.name,
        "kind": service.get_kind_display(),
        "serves": service.serves,
        "countries": ", ".join(map(country_name, service.countries)) or _("everywhere"),
        "phone": service.phone,
        "phone_abroad": service.phone_abroad,
        "web": service.web,
        "languages": ", ".join(map(language_name, service.languages)),
        "always_open": _("yes") if service.always_open else "",
        "weekdays": f"{hours.in_words()} ({hours.zone})" if hours else "",
        "on_holidays": _("yes") if service.on_holidays else _("no"),
    }
    return [(service._meta.get_field(name).verbose_name, words) for name, words in told.items() if words]
