"""Editions: approved articles in an order, with a greeting, the next meetings and notices."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from common.fields import CodesField, RichTextField
from common.models import BASE_TRANSLATABLE_FIELDS, BasePage


def languages():
    return settings.LANGUAGES


class EditionPage(BasePage):
    """One number of the newsletter: put together from approved articles, sent, and kept on the web."""

    date = models.DateField(_("date"), help_text=_("The day it is meant to go out; the archive is by month."))
    subject = models.CharField(_("subject of the mail"), max_length=120, blank=True, help_text=_("Empty: the title."))
    greeting = RichTextField(_("greeting"), blank=True)
    languages = CodesField(_("languages"), options=languages, default=["en"])

    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("subject"),
        TranslatableField("greeting"),
        TranslatableField("notices"),
        SynchronizedField("date", overridable=False),
        SynchronizedField("languages", overridable=False),
        SynchronizedField("articles", overridable=False),
        SynchronizedField("meetings", overridable=False),
    ]
    parent_page_types = ["newsletter.NewsletterIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")


class EditionArticle(Orderable):
    """An article of an edition, at its place: the page in the source language, shown in the reader's where it is."""

    edition = ParentalKey(EditionPage, on_delete=models.CASCADE, related_name="articles")
    article = models.ForeignKey(
        "newsletter.ArticlePage", verbose_name=_("article"), on_delete=models.CASCADE, related_name="in_editions"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")


class EditionMeeting(Orderable):
    """A coming meeting that an edition tells of, as the calendar knows it: its page and its recurrence id."""

    edition = ParentalKey(EditionPage, on_delete=models.CASCADE, related_name="meetings")
    # What common.meetings gave as the key of the meeting; the calendar stands in an app of the same layer.
    meeting = models.CharField(_("meeting"), max_length=80)

    class Meta(Orderable.Meta):
        verbose_name = _("meeting")
        verbose_name_plural = _("meetings")


class EditionNotice(TranslatableMixin, Orderable):
    """A short notice of an edition, such as a deadline or a vacancy."""

    edition = ParentalKey(EditionPage, on_delete=models.CASCADE, related_name="notices")
    heading = models.CharField(_("heading"), max_length=100)
    text = models.TextField(_("text"), max_length=600)
    link = models.URLField(_("link"), max_length=500, blank=True)
    link_text = models.CharField(_("its text"), max_length=80, blank=True)

    translatable_fields = [
        TranslatableField("heading"),
        TranslatableField("text"),
        TranslatableField("link_text"),
        SynchronizedField("link"),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
