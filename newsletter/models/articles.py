"""The newsletter's pages: where it stands, and the articles that coordinators write."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.admin.panels import CommentPanel, FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from common.blocks import BodyBlock
from common.fields import StreamField
from common.models import BASE_TRANSLATABLE_FIELDS, BasePage
from common.page_cache import Rule
from common.standing import StandingPageMixin
from common.zones import HOME_ZONE, local_time
from newsletter.articles import addresses
from newsletter.articles.page_forms import ArticleForm
from newsletter.articles.panels import article_panels
from newsletter.articles.querysets import ArticleQuerySet
from newsletter.articles.reading import minutes
from newsletter.permissions import ApprovedPageMixin, NewsletterIndexMixin


class Topic(TranslatableMixin, models.Model):
    """What articles are about: a short list that editors keep, with a filter and a feed for each."""

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(
        _("short name in addresses"),
        max_length=40,
        help_text=_("Such as training. Feed readers subscribe by it, so it should not change."),
    )
    sort_order = models.PositiveSmallIntegerField(_("place in lists"), default=100)

    translatable_fields = [
        TranslatableField("name"),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("sort_order", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
        ordering = ["sort_order", "name"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="newsletter_topic_slug_once")]

    def __str__(self):
        return self.name


class NewsletterIndexPage(NewsletterIndexMixin, StandingPageMixin, RoutablePageMixin, BasePage):
    """Where the newsletter stands: articles by month with filters, and the archive of editions."""

    introduction = models.TextField(_("introduction"), max_length=400, blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction")]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction")]
    translatable_fields = [*BASE_TRANSLATABLE_FIELDS, TranslatableField("introduction")]
    page_cache_rule = Rule(reads=("region", "branch", "topic", "author", "page"), lasts=True)
    page_description = _("All articles by month, and the archive of editions. There is one in each language.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["newsletter.ArticlePage", "newsletter.EditionPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("newsletter")

    @path("")
    def articles(self, request):
        from newsletter.articles.views import every_month

        return self.render(request, context_overrides=every_month(self, request))

    @re_path(r"^([0-9]{4})/([0-9]{2})/$")
    def month(self, request, year, month):
        from newsletter.articles.views import one_month

        return self.render(request, context_overrides=one_month(self, request, addresses.month(year, month)))

    @path(addresses.EDITIONS)
    def editions(self, request):
        from newsletter.articles.views import archive

        return self.render(
            request, context_overrides=archive(self, request), template="newsletter/edition_archive.html"
        )


class ArticlePage(ApprovedPageMixin, BasePage):
    """An article: written by a coordinator, approved by an editor who has not written it, sent in an edition."""

    summary = models.TextField(
        _("summary"),
        max_length=300,
        help_text=_("What it says, in two sentences: read in lists, in the mail and in search results."),
    )
    # Of what is published it is never empty.
    date = models.DateField(_("date"), null=True, blank=True, help_text=_("Empty: the day it is published."))
    # Counted whenever it is saved, so that lists need not read the text.
    reading_minutes = models.PositiveSmallIntegerField(_("reading time"), default=1, editable=False)
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
    body = StreamField(BodyBlock(), verbose_name=_("text"))
    # The pages in the source language; lists and feeds follow their translations.
    branches = ParentalManyToManyField(
        "branches.BranchPage", verbose_name=_("branches"), blank=True, related_name="+"
    )
    regions = ParentalManyToManyField("branches.RegionPage", verbose_name=_("regions"), blank=True, related_name="+")
    topics = ParentalManyToManyField(Topic, verbose_name=_("topics"), blank=True, related_name="+")

    objects = PageManager.from_queryset(ArticleQuerySet)()
    base_form_class = ArticleForm
    content_panels = article_panels(BasePage.content_panels)
    # Approval says when it is published: no schedule of its own beside that.
    settings_panels = [CommentPanel()]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("summary"),
        index.SearchField("body"),
        index.RelatedFields("bylines", [index.SearchField("name")]),
    ]
    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("summary"),
        TranslatableField("picture_alt"),
        TranslatableField("body"),
        TranslatableField("bylines"),
        SynchronizedField("date", overridable=False),
        SynchronizedField("reading_minutes", overridable=False),
        SynchronizedField("picture"),
        SynchronizedField("branches", overridable=False),
        SynchronizedField("regions", overridable=False),
        SynchronizedField("topics", overridable=False),
    ]
    shown_with = [*BasePage.shown_with, "picture", "locale"]
    page_cache_rule = Rule(lasts=True)
    page_description = _("An article of the newsletter. An editor who has not written it approves it.")
    parent_page_types = ["newsletter.NewsletterIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        indexes = [models.Index(fields=["-date"], name="newsletter_article_by_date")]

    @property
    def description(self):
        return self.search_description or self.summary

    def clean(self):
        super().clean()
        addresses.check_slug(self.slug)
        self.reading_minutes = minutes(self.body)
        if self.live and self.date is None:
            self.date = local_time(self.first_published_at, HOME_ZONE).date() if self.first_published_at else None

    def get_context(self, request, *args, **kwargs):
        from newsletter.articles.contents import contents

        return super().get_context(request, *args, **kwargs) | contents(self, request)


class Byline(TranslatableMixin, Orderable):
    """One of the people an article is by, with the post they held when they wrote it; job-share partners are two."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="bylines")
    # Whose account it is, where there is one: it finds "articles by". The name stays when the account goes.
    person = models.ForeignKey(
        "members.User", verbose_name=_("person"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(_("name"), max_length=80, blank=True)
    post = models.CharField(_("post"), max_length=160, blank=True)

    translatable_fields = [
        TranslatableField("post"),
        SynchronizedField("name", overridable=False),
        SynchronizedField("person", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("author")
        verbose_name_plural = _("authors")

    def __str__(self):
        return self.name

    def clean(self):
        super().clean()
        if not self.name:
            raise ValidationError({"name": _("Choose a person or write a name.")})
