import copy
import re

from babel.numbers import format_decimal
from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, PageChooserPanel, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from common.blocks import FactBlock, FooterColumnBlock, LinkBlock
from common.fields import StreamField
from common.languages import readers_language
from common.page_cache import true_until
from common.remembered import remembered
from common.sites import site_of
from common.texts_form import TextsForm
from common.zones import babel_locale

# 3,500 or 25.
WHOLE = re.compile(r"\d{1,3}(,\d{3})*")


def _contact(label, help_text=""):
    return models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=label,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=help_text,
    )


@register_setting(icon="cog", order=10)
class OrganisationSettings(BaseSiteSetting):
    """What the organisation is called, who answers, where the footer leads, what is known as of when."""

    organisation_name = models.CharField(_("organisation"), max_length=80, default="Labour International")
    organisation_short_name = models.CharField(_("short name"), max_length=20, default="LI")
    party_name = models.CharField(_("party"), max_length=80, default="Labour Party")
    party_join_url = models.URLField(_("where to join the party"), default="https://join.labour.org.uk/")

    membership_contact = _contact(_("membership secretary"), _("Answers who finds no branch."))
    privacy_contact = _contact(_("data protection"), _("Answers questions about personal data."))
    website_contact = _contact(_("website"), _("Answers when something on the site does not work."))
    privacy_page = _contact(_("privacy page"), _("Linked at every form."))

    social_links = StreamField(
        [("link", LinkBlock())],
        verbose_name=_("elsewhere on the web"),
        blank=True,
        help_text=_("Each link is shown as its text, never as a bare icon."),
    )
    footer = StreamField([("column", FooterColumnBlock())], verbose_name=_("footer"), blank=True, max_num=4)
    facts = StreamField([("fact", FactBlock())], verbose_name=_("facts"), blank=True, max_num=6)
    review_after_days = models.PositiveIntegerField(
        _("remind after"), default=365, help_text=_("Days after which a page should be checked again.")
    )

    notice_text = models.CharField(_("notice"), max_length=200, blank=True)
    notice_page = _contact(_("page it leads to"))
    notice_from = models.DateTimeField(_("from"), null=True, blank=True)
    notice_until = models.DateTimeField(_("until"), null=True, blank=True, help_text=_("UTC; gone from then on."))

    # {language: {text as it is in English: the same in that language}}. By the text itself: what somebody has
    # written anew has no translation until it gets one, and is shown in English.
    translations = models.JSONField(_("in other languages"), default=dict, blank=True)

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    FieldPanel("organisation_name", help_text=_("At the top of every page and in its title.")),
                    FieldPanel("organisation_short_name", help_text=_("Where there is little room.")),
                    FieldPanel("party_name", help_text=_("The party whose members you are.")),
                    FieldPanel("party_join_url", help_text=_("The party's own page for new members.")),
                    FieldPanel("review_after_days"),
                ],
                heading=_("Organisation"),
            ),
            ObjectList(
                [
                    PageChooserPanel("membership_contact", "home.ContactPage"),
                    PageChooserPanel("privacy_contact", "home.ContactPage"),
                    PageChooserPanel("website_contact", "home.ContactPage"),
                    PageChooserPanel("privacy_page", "home.StandardPage"),
                ],
                heading=_("Contacts"),
            ),
            ObjectList([FieldPanel("footer"), FieldPanel("social_links")], heading=_("Footer")),
            ObjectList(
                [FieldPanel("facts", help_text=_("At the foot of the home page, each with its day and source."))],
                heading=_("Facts"),
            ),
            ObjectList(
                [
                    MultiFieldPanel(
                        [
                            FieldPanel("notice_text", help_text=_("Empty: there is no notice.")),
                            PageChooserPanel("notice_page"),
                            FieldPanel("notice_from", help_text=_("UTC; empty: at once.")),
                            FieldPanel("notice_until"),
                        ],
                        heading=_("Notice on every page"),
                        help_text=_("One sentence at the top of every page, for as long as you say."),
                    )
                ],
                heading=_("Notice"),
            ),
            ObjectList(
                [
                    FieldPanel(
                        "translations",
                        help_text=_(
                            "What is left empty is shown in English. New texts are here once they are saved."
                        ),
                    )
                ],
                heading=_("Other languages"),
            ),
        ],
        base_form_class=TextsForm,
    )

    class Meta:
        verbose_name = _("organisation")

    def clean(self):
        super().clean()
        if self.notice_from and self.notice_until and self.notice_until <= self.notice_from:
            raise ValidationError({"notice_until": _("The end must be after the start.")})

    @classmethod
    def for_request(cls, request):
        site_of(request)
        return super().for_request(request)

    @classmethod
    def for_site(cls, site):
        """Each request has its own: what is remembered is shared by all."""
        return copy.copy(_of_site(cls, site))

    def footer_columns(self):
        """The footer as plain data, ``[{heading, links: [{text, page, url}]}]``, with a page as its id.

        Read from the stored value: the blocks would fetch the pages, and the frame has them already.
        """
        return [_column(block["value"]) for block in self.footer.raw_data]

    def texts(self):
        """Every text that readers see and that has no page of its own, in English, each once."""
        columns = self.footer_columns()
        found = [
            text for column in columns for text in (column["heading"], *(link["text"] for link in column["links"]))
        ]
        found += [block["value"]["text"] for block in self.social_links.raw_data]
        found += [block["value"][name] for block in self.facts.raw_data for name in ("what", "source")]
        return list(dict.fromkeys(filter(None, [*found, self.notice_text])))

    def said(self, text):
        """``text`` in the reader's language with ``lang`` empty; where nobody has translated it, in English."""
        language = readers_language()
        if language == settings.LANGUAGE_CODE:
            return {"text": text, "lang": ""}
        own = self.translations.get(language, {}).get(text)
        return {"text": own or text, "lang": "" if own else settings.LANGUAGE_CODE}

    def facts_shown(self):
        """The facts in the reader's language: ``[{figure, what, as_of, source, lang}]``."""
        return [self._fact(block.value) for block in self.facts]

    def _fact(self, fact):
        what = self.said(fact["what"])
        return {
            "figure": _figure(fact["figure"]),
            "what": what["text"],
            "as_of": fact["as_of"],
            "source": self.said(fact["source"])["text"],
            "lang": what["lang"],
        }

    def notice_is_shown(self, at=None):
        """Whether the notice stands on the site at an instant: from its start up to, not including, its end."""
        at = at or timezone.now()
        if self.notice_text:
            true_until(self.notice_from)
            true_until(self.notice_until)
        started = self.notice_from is None or self.notice_from <= at
        ended = self.notice_until is not None and self.notice_until <= at
        return bool(self.notice_text) and started and not ended


@remembered
def _of_site(kind, site):
    return super(OrganisationSettings, kind).for_site(site)


def _column(value):
    links = (item.get("value", item) for item in value["links"])
    return {
        "heading": value["heading"],
        "links": [{"text": link["text"], "page": link.get("page"), "url": link.get("url") or ""} for link in links],
    }


def _figure(text):
    """A whole number, written as in English, as the reader's language writes it; anything else as it is."""
    return format_decimal(int(text.replace(",", "")), locale=babel_locale()) if WHOLE.fullmatch(text) else text
