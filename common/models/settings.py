from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, ObjectList, PageChooserPanel, TabbedInterface
from wagtail.contrib.settings.models import BaseSiteSetting, register_setting

from common.blocks import FactBlock, FooterColumnBlock, LinkBlock
from common.fields import StreamField


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
        ]
    )

    class Meta:
        verbose_name = _("organisation")

    def clean(self):
        super().clean()
        if self.notice_from and self.notice_until and self.notice_until <= self.notice_from:
            raise ValidationError({"notice_until": _("The end must be after the start.")})

    def footer_columns(self):
        """The footer as plain data, ``[{heading, links: [{text, page, url}]}]``, with a page as its id.

        Read from the stored value: the blocks would fetch the pages, and the frame has them already.
        """
        return [_column(block["value"]) for block in self.footer.raw_data]

    def notice_is_shown(self, at=None):
        """Whether the notice stands on the site at an instant: from its start up to, not including, its end."""
        at = at or timezone.now()
        started = self.notice_from is None or self.notice_from <= at
        ended = self.notice_until is not None and self.notice_until <= at
        return bool(self.notice_text) and started and not ended


def _column(value):
    links = (item.get("value", item) for item in value["links"])
    return {
        "heading": value["heading"],
        "links": [{"text": link["text"], "page": link.get("page"), "url": link.get("url") or ""} for link in links],
    }
