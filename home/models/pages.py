from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from common.blocks import BodyBlock
from common.fields import StreamField
from common.models import BASE_TRANSLATABLE_FIELDS, BasePage, ContactPageMixin
from common.page_cache import Rule
from common.panels import picture_panel
from common.privacy import public, readable_by
from common.standing import StandingPageMixin
from home.routing import page_at

# No page stands deeper; a longer path is somebody's experiment.
MAX_LEVELS = 12


class HomePage(StandingPageMixin, BasePage):
    """The front door: what this is, and the way to one's branch."""

    headline = models.CharField(_("headline"), max_length=80)
    introduction = models.TextField(_("introduction"), max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("headline", help_text=_("Set very large: about six words.")),
        FieldPanel("introduction", help_text=_("Two or three sentences: who you are and what to do here.")),
        FieldPanel("body", help_text=_("Below the clocks and the regions, which come by themselves.")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("headline"),
        TranslatableField("introduction"),
        TranslatableField("body"),
    ]

    page_description = _("The front door. There is one in each language.")
    parent_page_types = ["wagtailcore.Page"]
    subpage_types = [
        "branches.BranchIndexPage",
        "branches.BodyPage",
        "events.EventIndexPage",
        "newsletter.NewsletterIndexPage",
        "conduct.ConductIndexPage",
        "home.StandardPage",
        "home.ContactPage",
    ]

    class Meta:
        verbose_name = _("home page")

    def route(self, request, path_components):
        """Find the page of a whole path at once, where Wagtail asks twice for every level.

        The longest part of the path that names a page wins; what is left is that page's own to route.
        """
        if not path_components or len(path_components) > MAX_LEVELS:
            return super().route(request, path_components)
        paths = {
            self.url_path + "/".join(path_components[:length]) + "/": length
            for length in range(1, len(path_components) + 1)
        }
        path, page = page_at(paths)
        return page.route(request, path_components[paths[path] :])

    def get_context(self, request, *args, **kwargs):
        from home.front import front

        return super().get_context(request, *args, **kwargs) | front(self, request)


class StandardPage(BasePage):
    """A page of text under anything: about, join, privacy, help."""

    introduction = models.TextField(_("introduction"), max_length=400, blank=True)
    picture = models.ForeignKey(
        "common.CustomImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_alt = models.CharField(
        _("its text"), max_length=160, blank=True, help_text=_("Empty if the picture is only decoration.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction", help_text=_("One or two sentences below the title: what the page is about.")),
        picture_panel(),
        FieldPanel("body"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("introduction"),
        TranslatableField("picture_alt"),
        TranslatableField("body"),
        SynchronizedField("picture"),
    ]

    shown_with = [*BasePage.shown_with, "picture"]
    page_cache_rule = Rule(lasts=True)
    page_description = _("Text, pictures, tables, files: about, help, rules, a report. When in doubt, this one.")
    parent_page_types = [
        "home.HomePage",
        "home.StandardPage",
        "branches.RegionPage",
        "branches.BranchPage",
        "branches.BodyPage",
    ]
    subpage_types = ["home.StandardPage", "home.ContactPage", "branches.BodyPage"]

    class Meta:
        verbose_name = _("text page")
        verbose_name_plural = _("text pages")

    def get_context(self, request, *args, **kwargs):
        """``children``: the pages below this one, whose search descriptions are the cards' texts."""
        return super().get_context(request, *args, **kwargs) | {"children": self._children(request)}

    def _children(self, request):
        if not self.numchild:
            return []
        below = self.get_children().live()
        # Who it is is asked only where the page itself is not for everybody: others stay cacheable.
        if self.get_view_restrictions():
            return below.filter(readable_by(request.user))
        return self.once("pages below", lambda: list(below.filter(public())))


class ContactPage(ContactPageMixin, BasePage):
    """A role of the organisation that can be written to: membership secretary, data protection, website."""

    introduction = models.TextField(
        _("introduction"),
        max_length=400,
        help_text=_("What this role helps with, and when an answer can be expected."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("text above the form"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction"),
        FieldPanel("body"),
        FieldPanel("mailbox"),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("introduction"),
        TranslatableField("body"),
        SynchronizedField("mailbox", overridable=False),
    ]

    contact_path = ""
    page_description = _("A role that can be written to. The form writes to a mailbox that is never shown.")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    @property
    def form_heading(self):
        """The page is its form, and named after the role."""
        return self.title
