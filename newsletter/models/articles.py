"""The newsletter's pages: where it stands, and the articles that coordinators write."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from common.blocks import BodyBlock
from common.fields import StreamField
from common.models import BASE_TRANSLATABLE_FIELDS, BasePage


class Topic(TranslatableMixin, models.Model):
    """What articles are about: a short list that editors keep, with a filter and a feed for each."""

    name = models.CharField(_("name"), max_length=60)
    slug = models.SlugField(_("short name in addresses"), max_length=40)
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


class NewsletterIndexPage(BasePage):
    """Where the newsletter stands: articles by month with filters, and the archive of editions."""

    introduction = models.TextField(_("introduction"), max_length=400, blank=True)

    translatable_fields = [*BASE_TRANSLATABLE_FIELDS, TranslatableField("introduction")]
    parent_page_types = ["home.HomePage"]
    subpage_types = ["newsletter.ArticlePage", "newsletter.EditionPage"]

    class Meta:
        verbose_name = _("newsletter")


class ArticlePage(BasePage):
    """An article: written by a coordinator, approved by an editor who has not written it, sent in an edition."""

    summary = models.TextField(_("summary"), max_length=300, help_text=_("What it says, in two sentences."))
    date = models.DateField(_("date"), null=True, blank=True, help_text=_("Empty: the day it is published."))
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

    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("summary"),
        TranslatableField("picture_alt"),
        TranslatableField("body"),
        TranslatableField("bylines"),
        SynchronizedField("date", overridable=False),
        SynchronizedField("picture"),
        SynchronizedField("branches", overridable=False),
        SynchronizedField("regions", overridable=False),
        SynchronizedField("topics", overridable=False),
    ]
    parent_page_types = ["newsletter.NewsletterIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")


class Byline(TranslatableMixin, Orderable):
    """One of the people an article is by, with the post they held when they wrote it; job-share partners are two."""

    article = ParentalKey(ArticlePage, on_delete=models.CASCADE, related_name="bylines")
    # Whose account it is, where there is one: it finds "articles by". The name stays when the account goes.
    person = models.ForeignKey(
        "members.User", verbose_name=_("person"), null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    name = models.CharField(_("name"), max_length=80)
    post = models.CharField(_("post"), max_length=120, blank=True)

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
