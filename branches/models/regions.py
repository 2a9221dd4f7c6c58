from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from branches.panels import region_panels
from common.blocks import BodyBlock
from common.fields import StreamField
from common.models import BASE_TRANSLATABLE_FIELDS, BasePage, ContactPageMixin
from common.page_cache import Rule
from common.parts import parts_of
from common.standing import StandingPageMixin

# /branches/find/ is the finder's, the others list open posts and plans.
TAKEN_SLUGS = {"find": _("Find my branch"), "vacancies": _("Open posts"), "plans": _("Plans")}


class BranchIndexPage(StandingPageMixin, BasePage):
    """All branches: the map, the list by region, the way to one's own."""

    introduction = models.TextField(_("introduction"), max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("below the list"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("introduction"),
        TranslatableField("body"),
    ]

    page_description = _("All branches: the map and the list by region. There is one.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["branches.RegionPage"]
    max_count_per_parent = 1
    page_cache_rule = Rule(reads=("region", "status"))
    template = "branches/branch_index_page.html"

    class Meta:
        verbose_name = _("branch index")

    def get_context(self, request, *args, **kwargs):
        from branches.directory import directory

        return super().get_context(request, *args, **kwargs) | {"directory": directory(request.GET, request)}


class RegionPage(StandingPageMixin, ContactPageMixin, BasePage):
    """One of the regions branches are grouped in, with its coordinator. Their order is the page tree's."""

    short_name = models.CharField(_("short name"), max_length=40, help_text=_("For lists and labels."))
    former_names = models.TextField(
        _("former and other names"),
        blank=True,
        help_text=_("One on each line. Search finds the page by them; they are not shown."),
    )
    introduction = models.TextField(_("introduction"), max_length=400)
    coordinator_title = models.CharField(_("coordinator's title"), max_length=60, default="Regional coordinator")
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = region_panels(BasePage.content_panels)
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("short_name", boost=2),
        index.SearchField("former_names", boost=2),
        index.SearchField("introduction"),
        index.SearchField("body"),
    ]
    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("short_name"),
        TranslatableField("former_names"),
        TranslatableField("introduction"),
        TranslatableField("coordinator_title"),
        TranslatableField("body"),
        SynchronizedField("mailbox", overridable=False),
    ]

    page_description = _("Groups branches and has a coordinator, who answers for branches without a committee.")
    parent_page_types = ["branches.BranchIndexPage"]
    subpage_types = ["branches.BranchPage", "home.StandardPage", "events.EventPage"]

    class Meta:
        verbose_name = _("region")
        verbose_name_plural = _("regions")

    def clean(self):
        super().clean()
        if taken := TAKEN_SLUGS.get(self.slug):
            message = _("This address belongs to “%(page)s”. Choose another.")
            raise ValidationError({"slug": message % {"page": taken}})

    @property
    def form_heading(self):
        return gettext("%(region)s: write to the coordinator") % {"region": self.title}

    def get_context(self, request, *args, **kwargs):
        from branches.directory import branches_of
        from branches.posts.showing import officers

        branches = {"branches": branches_of(self, request)} | officers(self)
        return super().get_context(request, *args, **kwargs) | branches | parts_of(self, request)
