"""The conduct pages: written by editors and the conduct-qualified, published by two of the latter, never by one."""

from django.core.exceptions import ValidationError
from django.db import models
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path
from wagtail.models import Revision
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from common.blocks import BodyBlock
from common.fields import RichTextField, StreamField
from common.models import BASE_TRANSLATABLE_FIELDS, BasePage
from conduct.pages.blocks import PLAIN, ClausesBlock, PartyTextsBlock, PublishedKeysBlock, WaysBlock
from conduct.pages.clauses import number_clauses
from conduct.pages.page_forms import CodeForm, ConductPageForm
from conduct.pages.questions import StepsBlock
from conduct.permissions import ConductPageMixin

# Where "leave this page" leads: a page that says nothing about whoever has it open.
NEUTRAL_SITE = "https://www.bbc.co.uk/weather"


class ConductPage(ConductPageMixin, BasePage):
    """What all conduct pages have in common: how they are published, and no schedule beside that."""

    introduction = models.TextField(
        _("introduction"), max_length=500, help_text=_("Two or three plain sentences: what this page is for.")
    )

    base_form_class = ConductPageForm
    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    settings_panels = [CommentPanel()]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    shown_with = [*BasePage.shown_with, "locale"]
    # Who reads them is nobody's business, not a cache's either.
    page_cache_rule = None

    class Meta:
        abstract = True


class ConductIndexPage(ConductPage):
    """Help first, then the ways there are, then the form; and whose keys reports are sealed to."""

    help_text = RichTextField(
        _("help now"), features=PLAIN, help_text=_("Stands first, above the help lines of the reader’s country.")
    )
    ways = StreamField(
        WaysBlock(), verbose_name=_("ways to be heard"), help_text=_("The Party’s own first: it decides, we cannot.")
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    # The list that new reports are checked against (conduct.pages.published).
    keys = StreamField(
        PublishedKeysBlock(),
        verbose_name=_("keys of those who read reports"),
        blank=True,
        help_text=_("Whose key is missing here gets no reports. It is published like every word of these pages."),
    )

    content_panels = [
        *ConductPage.content_panels,
        FieldPanel("help_text"),
        FieldPanel("ways"),
        FieldPanel("body"),
        FieldPanel("keys"),
    ]
    search_fields = [*ConductPage.search_fields, index.SearchField("ways"), index.SearchField("body")]
    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("introduction"),
        TranslatableField("help_text"),
        TranslatableField("ways"),
        TranslatableField("body"),
        SynchronizedField("keys", overridable=False),
    ]
    # Made with the site, and by translation: nothing beside it is begun from a blank form and published at once.
    is_creatable = False
    fixed_slug = "conduct"
    page_description = _("Help first, then the ways to be heard, then the form. There is one in each language.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["conduct.CodeOfConductPage", "conduct.ReportFormPage", "conduct.ConductTextPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("conduct: help and overview")

    def get_context(self, request, *args, **kwargs):
        from conduct.pages.showing import overview

        return super().get_context(request, *args, **kwargs) | overview(self, request)


class CodeOfConductPage(RoutablePageMixin, ConductPage):
    """The code: numbered clauses. Each version that was approved is kept, and can be read beside the one before."""

    clauses = StreamField(ClausesBlock(), verbose_name=_("clauses"))
    party_texts = StreamField(PartyTextsBlock(), verbose_name=_("texts of the Party that hold too"), blank=True)
    what_changed = models.TextField(
        _("what changed"),
        max_length=1000,
        blank=True,
        help_text=_(
            "For members, in plain words: what is new since the last version, and why. Needed to hand it in."
        ),
    )

    base_form_class = CodeForm
    content_panels = [
        *ConductPage.content_panels,
        FieldPanel("clauses"),
        FieldPanel("party_texts"),
        FieldPanel("what_changed"),
    ]
    search_fields = [*ConductPage.search_fields, index.SearchField("clauses")]
    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("introduction"),
        TranslatableField("clauses"),
        TranslatableField("party_texts"),
        TranslatableField("what_changed"),
    ]
    is_creatable = False
    fixed_slug = "code"
    page_description = _("The code of conduct in numbered clauses. Every approved version is kept.")
    parent_page_types = ["conduct.ConductIndexPage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("code of conduct")

    def clean(self):
        super().clean()
        number_clauses(self)

    @path("")
    def current(self, request):
        from conduct.pages.showing import code

        return self.render(request, context_overrides=code(self, request))

    @path("versions/")
    def versions(self, request):
        from conduct.pages.showing import all_versions

        context = all_versions(self)
        return self.render(request, context_overrides=context, template="conduct/code_versions.html")

    @path("versions/<int:number>/")
    def version(self, request, number):
        from conduct.pages.showing import one_version

        context = one_version(self, number)
        if context is None:
            # The same page in another language may have fewer.
            return redirect(f"{self.get_url(request)}versions/")
        return self.render(request, context_overrides=context, template="conduct/code_version.html")


class CodeVersion(models.Model):
    """A text of the code that two people approved, as it stood from that day: what members acknowledge.

    Made by conduct.pages.versions.keep whenever other words are published than before; never changed, never deleted.
    """

    # No page of a kept version can be deleted, by whatever door.
    page = models.ForeignKey(CodeOfConductPage, on_delete=models.PROTECT, related_name="kept_versions")
    number = models.PositiveIntegerField(_("number"))
    revision = models.ForeignKey(Revision, on_delete=models.PROTECT, related_name="+")
    approved_on = models.DateField(_("approved"))
    what_changed = models.TextField(_("what changed"), blank=True)
    # The version in the source language that a translation was live beside when it was approved.
    translates = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="+")

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("version of the code")
        verbose_name_plural = _("versions of the code")
        ordering = ["-number"]
        constraints = [
            models.UniqueConstraint(fields=["page", "number"], name="conduct_version_number_once"),
            models.UniqueConstraint(fields=["revision"], name="conduct_version_of_a_revision_once"),
        ]

    def __str__(self):
        return f"version {self.number}"


class ReportFormPage(RoutablePageMixin, ConductPage):
    """The form: guidance and questions. What is answered is no page's, and goes to conduct.reporting.

    ``steps`` is a stream of ``step`` blocks, each with ``heading``, ``intro`` (rich text) and ``questions``, a stream
    of questions with ``label`` and ``help``. Its block types are the keys of conduct.pages.questions.FIXED, each at
    most once in the whole form and ``kind`` and ``account`` always, and ``extra_text`` and ``extra_choice`` (with
    ``options``, a list of texts). Read it through conduct.pages.questions.steps_of(page), which gives plain objects.
    The words, who is involved, and reading it through before it is sent are the code's steps, around these.
    """

    can_and_cannot = RichTextField(
        _("what we can do, and what we cannot"),
        features=PLAIN,
        help_text=_("The Party alone investigates sexual harassment, and decides about discrimination."),
    )
    what_we_keep = RichTextField(
        _("what we keep"),
        features=PLAIN,
        blank=True,
        help_text=_("How long is said below it by itself, from the settings of the site."),
    )
    steps = StreamField(StepsBlock(), verbose_name=_("steps"))
    leave_url = models.URLField(
        _("where “leave this page” leads"),
        default=NEUTRAL_SITE,
        help_text=_("A page that everybody has open: the weather, the news. No page of ours."),
    )

    content_panels = [
        *ConductPage.content_panels,
        FieldPanel("can_and_cannot"),
        FieldPanel("what_we_keep"),
        FieldPanel("steps"),
        FieldPanel("leave_url"),
    ]
    search_fields = [*ConductPage.search_fields, index.SearchField("can_and_cannot")]
    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("introduction"),
        TranslatableField("can_and_cannot"),
        TranslatableField("what_we_keep"),
        TranslatableField("steps"),
        SynchronizedField("leave_url", overridable=False),
    ]
    is_creatable = False
    fixed_slug = "report"
    page_description = _("The form for reports: guidance and questions. Answers are never part of a page.")
    parent_page_types = ["conduct.ConductIndexPage"]
    subpage_types = []
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("form for reports")

    def clean(self):
        super().clean()
        if not self.leave_url.startswith("https://"):
            raise ValidationError({"leave_url": _("An address that begins with https://.")})

    def serve_preview(self, request, mode_name):
        """All its steps one below the other, so that who approves it reads every question."""
        return self.render(request)

    def get_sitemap_urls(self, request=None):
        """Search engines find the page above it, where help comes first."""
        return []

    @path("")
    def form(self, request):
        from conduct.reporting.views import answer

        return answer(request, self)

    @path("leave/")
    def leave(self, request):
        from conduct.reporting.views import leave

        return leave(request, self)

    def get_context(self, request, *args, **kwargs):
        from conduct.pages.questions import steps_of

        return super().get_context(request, *args, **kwargs) | {"steps": steps_of(self)}


class ConductTextPage(ConductPage):
    """A text that belongs to the code: guide for hosts, enforcement, how reports are handled, honest limits."""

    body = StreamField(BodyBlock(), verbose_name=_("text"))

    content_panels = [*ConductPage.content_panels, FieldPanel("body")]
    search_fields = [*ConductPage.search_fields, index.SearchField("body")]
    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("introduction"),
        TranslatableField("body"),
    ]
    page_description = _("A text beside the code: guide for hosts, steps of enforcement, how we handle reports.")
    parent_page_types = ["conduct.ConductIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("conduct: text")
        verbose_name_plural = _("conduct: texts")

    def get_context(self, request, *args, **kwargs):
        from conduct.pages.showing import beside

        return super().get_context(request, *args, **kwargs) | beside(self, request)
