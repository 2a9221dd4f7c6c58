from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.models import Page, PageViewRestriction
from wagtail_localize.fields import SynchronizedField, TranslatableField

from common.languages import readers_language
from common.page_cache import Rule
from common.page_forms import PageForm
from common.privacy import restrictions_of, unrestricted
from common.remembered import nothing, once

# What wagtail-localize does with each field every page has. Page types add their own: nothing is left to guess.
BASE_TRANSLATABLE_FIELDS = [
    TranslatableField("title"),
    TranslatableField("slug"),
    TranslatableField("seo_title"),
    TranslatableField("search_description"),
    TranslatableField("share_image_alt"),
    SynchronizedField("show_in_menus"),
    SynchronizedField("share_image"),
    SynchronizedField("last_reviewed"),
]


class BasePage(Page):
    """What every page of the site has besides its content: how it is shared, found and kept fresh."""

    share_image = models.ForeignKey(
        "common.CustomImage",
        verbose_name=_("picture for sharing"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("Shown when somebody shares the page elsewhere."),
    )
    share_image_alt = models.CharField(
        _("its text"),
        max_length=160,
        blank=True,
        help_text=_("What the picture shows, for those who cannot see it."),
    )
    last_reviewed = models.DateField(
        _("last reviewed"),
        null=True,
        blank=True,
        help_text=_("The day somebody last checked that all of this is still true."),
    )

    base_form_class = PageForm
    # What a page's template shows besides its own fields: fetched with the page instead of after it.
    shown_with = ["share_image"]

    # How answers are kept that show it to everybody; None: they are made anew each time.
    page_cache_rule = Rule()

    # Where a page answers at addresses below its own (a month of the calendar, a date of a series), the view that
    # answers says which one, such as "2026/12/", and what stands there: links and titles around the page follow.
    address_below = ""
    title_below = ""

    # Whether it is as everybody reads it, from memory (common.remembered): then so may be what follows from it alone.
    is_remembered = False

    # Editors see the pages as the menus do, and can drag them there.
    admin_default_ordering = "ord"

    promote_panels = [
        MultiFieldPanel(
            [FieldPanel("slug"), FieldPanel("seo_title"), FieldPanel("search_description")],
            heading=_("For search engines"),
            help_text=_("The description is what people read below the title in a list of results."),
        ),
        MultiFieldPanel(
            [FieldPanel("share_image"), FieldPanel("share_image_alt", heading=_("What the picture shows"))],
            heading=_("When it is shared"),
        ),
        MultiFieldPanel([FieldPanel("show_in_menus"), FieldPanel("last_reviewed")], heading=_("On this site")),
    ]

    class Meta:
        abstract = True

    @cached_property
    def original(self):
        """The page that it is an alias of; itself where it is none. Search engines are told of that one only."""
        page = self
        while page.alias_of_id:
            page = page.alias_of
        return page

    def get_sitemap_urls(self, request=None):
        return [] if self.alias_of_id else super().get_sitemap_urls(request)

    def make_preview_request(self, *args, **kwargs):
        """A draft looks like the published page to whoever asks what is remembered of that: so nobody does."""
        with nothing():
            return super().make_preview_request(*args, **kwargs)

    def once(self, name, make):
        """What ``make()`` answers, from memory where the page is: it may depend on nothing else, and is shared."""
        if not self.is_remembered:
            return make()
        return once((name, self.pk, self.address_below, readers_language()), make)

    @property
    def description(self):
        """One or two sentences for search results and shared links; page types give a fallback of their own."""
        return self.search_description or getattr(self, "introduction", "")

    # Whether the site restricts any page, where whoever fetched this one has asked that along with it.
    site_restricts = None

    # A shared password stands in the database as it is, and is passed on with the link.
    private_page_options = ["groups", "login"]

    def get_view_restrictions(self):
        """Asked of every page that is shown: where the site restricts none, that is all there is to find out."""
        if self.site_restricts is None:
            self.site_restricts = PageViewRestriction.objects.exists()
        if not self.site_restricts:
            return unrestricted()
        return self._view_restrictions

    @cached_property
    def _view_restrictions(self):
        """Wagtail asks, and whoever tells members from others: once for both."""
        return restrictions_of(self)

    def clean(self):
        super().clean()
        if self.share_image and not self.share_image_alt:
            self.share_image_alt = self.share_image.description[:160]
