"""The admin's first page: what needs somebody's attention, with the way to put it right."""

from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.conf import settings
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.admin.ui.components import Component
from wagtail.models import Page, Site
from wagtail.permissions import policy_registry

from branches.coverage import coverage
from common.models import BasePage, OrganisationSettings
from home.translating.lag import lag_by_language

SHOWN = 8


@dataclass(frozen=True)
class Row:
    text: str
    detail: str
    url: str


class AttentionPanel(Component):
    """Places no branch looks after, pages to look at again, translations that lag: to those who can mend it."""

    name = "attention"
    template_name = "home/admin/attention_panel.html"
    order = 50

    def __init__(self, request):
        self.request = request

    def get_context_data(self, parent_context):
        overdue = self.pages_due()
        own = {"overdue": overdue[:SHOWN], "more": max(0, len(overdue) - SHOWN)}
        return own | {"gaps": self.gaps(), "lagging": self.lagging()}

    def lagging(self):
        """For translators, how many texts each language lacks; the report says in which pages."""
        if not self.request.user.has_perm("wagtail_localize.submit_translation"):
            return []
        report = reverse("wagtail_localize:translations_report")
        words = _("%(language)s, texts without translation: %(count)d")
        behind = [
            Row(words % {"language": locale.get_display_name(), "count": count}, "", f"{report}?target_locale={code}")
            for code, locale, count in lag_by_language()
        ]
        return [*behind, Row(_("Pages that nobody has begun to translate"), "", reverse("translations_not_begun"))]

    def pages_due(self):
        """The pages this user may edit that nobody has looked at for longer than the settings allow, oldest first.

        Originals only: their translations say what they say.
        """
        if Site.find_for_request(self.request) is None:
            return []
        days = OrganisationSettings.for_request(self.request).review_after_days
        before = timezone.localdate() - timedelta(days=days)
        policy = policy_registry.get_by_type(Page)
        mine = policy.instances_user_has_permission_for(self.request.user, "change").values("pk")
        each = [
            model.objects.live()
            .filter(last_reviewed__lt=before, pk__in=mine, locale__language_code=settings.LANGUAGE_CODE)
            .values_list("last_reviewed", "title", "pk")
            for model in page_types()
        ]
        return [
            Row(
                text=title,
                detail=_("last reviewed on %(day)s") % {"day": date_format(reviewed)},
                url=reverse("wagtailadmin_pages:edit", args=[pk]),
            )
            for reviewed, title, pk in sorted(row for rows in each for row in rows)
        ]

    def gaps(self):
        if not self.request.user.has_perm("branches.change_catchment"):
            return []
        found = coverage()
        counts = [
            (
                len(found.uncovered),
                ngettext("%(n)d country has no branch", "%(n)d countries have no branch", len(found.uncovered)),
            ),
            (
                len(found.without_default),
                ngettext(
                    "%(n)d country is split, but nobody has the rest of it",
                    "%(n)d countries are split, but nobody has the rest of them",
                    len(found.without_default),
                ),
            ),
            (
                len(found.idle),
                ngettext(
                    "%(n)d place belongs to a branch that is not there any more",
                    "%(n)d places belong to branches that are not there any more",
                    len(found.idle),
                ),
            ),
        ]
        return [Row(text % {"n": n}, "", reverse("branches_coverage")) for n, text in counts if n]


def page_types():
    return [model for model in apps.get_models() if issubclass(model, BasePage)]
