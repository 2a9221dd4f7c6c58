"""Editions: approved articles in an order, with a greeting, the next meetings and notices; and official notices."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from common.fields import CodesField, RichTextField
from common.models import BASE_TRANSLATABLE_FIELDS, BasePage
from common.page_cache import Rule
from newsletter.editions.page_forms import EditionForm
from newsletter.editions.panels import edition_panels


def languages():
    return settings.LANGUAGES


class EditionPage(BasePage):
    """One number of the newsletter: put together from approved articles, sent, and kept on the web.

    The page in the source language says what is in it; its translations say that in their language. It is published
    when it is sent (newsletter.editions.services), by nobody's hand.
    """

    date = models.DateField(_("date"), help_text=_("The day it is meant to go out; the archive is by month."))
    subject = models.CharField(_("subject of the mail"), max_length=120, blank=True, help_text=_("Empty: the title."))
    greeting = RichTextField(
        _("greeting"), blank=True, help_text=_("Stands first, in the mail and on the web: two or three sentences.")
    )
    # Coming meetings that it tells of, by what common.meetings gave as their keys: the calendar is another app's.
    meetings = models.JSONField(_("meetings"), default=list, blank=True)
    languages = CodesField(
        _("languages"),
        options=languages,
        default=["en"],
        help_text=_("Who reads another language gets the mail in English."),
    )

    base_form_class = EditionForm
    content_panels = edition_panels(BasePage.content_panels)
    # Made by newsletter.editions.services.start_edition: a blank form would ask the newsletter's page, not the
    # edition, whether it may be published as it is made.
    is_creatable = False
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]
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
    shown_with = [*BasePage.shown_with, "locale"]
    page_cache_rule = Rule(lasts=True)
    page_description = _("One number of the newsletter: approved articles in an order, meetings and notices.")
    parent_page_types = ["newsletter.NewsletterIndexPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("edition")
        verbose_name_plural = _("editions")

    @property
    def introduction(self):
        """The beginning of the greeting, which describes the page to search engines."""
        return Truncator(strip_tags(self.greeting.replace("</p>", " ")).strip()).chars(160)

    @cached_property
    def body(self):
        """What search finds it by: what its articles are called that its readers may read, and its notices."""
        from newsletter.editions.contents import mailed

        notices = (f"{notice.heading} {notice.text}" for notice in self.notices.all())
        return "\n".join([*(article.title for article in mailed(self)), *notices])

    @property
    def has_workflow(self):
        return False

    def get_workflow(self):
        """What is in it was approved; that it goes out is decided, and confirmed, where it is sent."""

    def permissions_for_user(self, user):
        from newsletter.permissions import EditionPermissionTester

        return EditionPermissionTester(user, self)

    @property
    def preview_modes(self):
        from newsletter.editions.previews import modes

        return modes()

    def serve_preview(self, request, mode_name):
        from newsletter.editions.previews import serve

        return serve(self, request, mode_name, page=super().serve_preview)

    def get_context(self, request, *args, **kwargs):
        from newsletter.editions.archive import contents

        return super().get_context(request, *args, **kwargs) | contents(self, request)


class EditionArticle(Orderable):
    """An article of an edition, at its place: the page in the source language, shown in the reader's where it is."""

    edition = ParentalKey(EditionPage, on_delete=models.CASCADE, related_name="articles")
    article = models.ForeignKey(
        "newsletter.ArticlePage", verbose_name=_("article"), on_delete=models.CASCADE, related_name="in_editions"
    )

    class Meta(Orderable.Meta):
        verbose_name = _("article")
        verbose_name_plural = _("articles")

    def __str__(self):
        return str(self.article)


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
        SynchronizedField("link", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("notice")
        verbose_name_plural = _("notices")

    def __str__(self):
        return self.heading


class OfficialNotice(models.Model):
    """A legal or ballot notice to every member: one officer writes it, a second confirms that it goes out.

    Nobody can unsubscribe from it. Once it is frozen, ``mailing`` is what is sent, and its texts change no more.
    """

    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    changed_at = models.DateTimeField(_("changed"), default=timezone.now)
    mailing = models.OneToOneField(
        "newsletter.Mailing", null=True, blank=True, on_delete=models.SET_NULL, related_name="official_notice"
    )

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("official notice")
        verbose_name_plural = _("official notices")
        ordering = ["-changed_at"]

    def __str__(self):
        return f"official notice {self.pk}"

    @property
    def title(self):
        """Its subject, in English where there is one."""
        texts = sorted(self.texts.all(), key=lambda row: row.language != "en")
        return texts[0].subject if texts else str(self)


class OfficialText(models.Model):
    """An official notice in one language: plain text, whose empty lines part paragraphs."""

    notice = models.ForeignKey(OfficialNotice, on_delete=models.CASCADE, related_name="texts")
    language = models.CharField(_("language"), max_length=8, choices=settings.LANGUAGES)
    subject = models.CharField(_("subject"), max_length=120)
    text = models.TextField(_("text"), max_length=8000)

    wagtail_reference_index_ignore = True

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "language"], name="newsletter_official_text_once_a_language")
        ]

    def __str__(self):
        return self.subject
