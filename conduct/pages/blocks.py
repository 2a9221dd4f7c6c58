"""What the conduct pages are made of besides plain text: clauses, the Party's texts, ways to be helped, keys."""

import re
from datetime import timedelta

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from common.blocks import RichTextBlock
from common.links import PageLinkBlock

PLAIN = ["bold", "italic", "link", "ul", "ol"]


class SameEverywhereBlock(blocks.CharBlock):
    """A line that is no language's: a clause's number, a telephone number, a key. Translations show the source's."""

    same_everywhere = True

    def get_translatable_segments(self, value):
        return []

    def restore_translated_segments(self, value, segments):
        return value


class Checked(blocks.StructValue):
    """Something outside this site, and the day on which somebody last saw that it is still right."""

    @property
    def never_checked(self):
        return not self["checked_on"]

    @property
    def is_stale(self):
        """From the day after CONDUCT_HELP_DAYS."""
        checked = self["checked_on"]
        return bool(checked) and timezone.localdate() - checked > timedelta(days=settings.CONDUCT_HELP_DAYS)


class ClauseBlock(blocks.StructBlock):
    """One numbered clause. Its number, and the address that leads to it, are its own for good."""

    number = SameEverywhereBlock(
        label=_("Number"),
        required=False,
        max_length=4,
        validators=[RegexValidator(r"^[1-9][0-9]{0,2}[a-z]?$", _("A number such as 4, or 4a."))],
        help_text=_("Leave it empty: it gets the next one. One between 4 and 5 is 4a."),
    )
    heading = blocks.CharBlock(label=_("Heading"), max_length=100)
    text = RichTextBlock(label=_("Text"), features=PLAIN)

    class Meta:
        icon = "list-ol"
        label = _("Clause")
        template = "blocks/clause.html"
        description = _("A numbered clause of the code. Others refer to it by its number, so it keeps that.")
        preview_value = {"number": "4", "heading": "Listen", "text": "<p>We let each other finish.</p>"}


class ClausesBlock(blocks.StreamBlock):
    clause = ClauseBlock()


class PartyTextBlock(blocks.StructBlock):
    """A text of the Party that holds for members too, and the day on which somebody last looked at it."""

    title = blocks.CharBlock(label=_("Its name"), max_length=120)
    url = blocks.URLBlock(label=_("Address"))
    summary = blocks.TextBlock(label=_("What it says, in our own words"), max_length=300)
    checked_on = blocks.DateBlock(
        label=_("Checked on"), required=False, help_text=_("The day somebody opened the address and read the text.")
    )

    class Meta:
        icon = "link-external"
        label = _("Text of the Party")
        value_class = Checked
        template = "blocks/party_text.html"
        description = _("A text of the Party that also holds here, with the day it was last checked.")
        preview_value = {
            "title": "The member’s pledge",
            "url": "https://example.org/pledge",
            "summary": "Listen, give reasons, be constructive and respectful.",
            "checked_on": "2026-11-01",
        }


class PartyTextsBlock(blocks.StreamBlock):
    party_text = PartyTextBlock()


class WayValue(Checked):
    @cached_property
    def href(self):
        page = self["page"]
        return (page.url if page and page.live else "") or self["url"] or ""

    @property
    def dial(self):
        return re.sub(r"[^+0-9]", "", self["phone"] or "")

    @property
    def is_outside(self):
        return bool(self["phone"] or self["url"])


class WayBlock(blocks.StructBlock):
    """A way to be helped or heard: whom it is for, what happens, how to reach it, and when that was checked."""

    heading = blocks.CharBlock(label=_("Heading"), max_length=100)
    text = RichTextBlock(label=_("What happens there"), features=PLAIN)
    phone = SameEverywhereBlock(
        label=_("Telephone"), required=False, max_length=40, help_text=_("As it is dialled from abroad: +44 …")
    )
    link_text = blocks.CharBlock(label=_("Text of the link"), required=False, max_length=80)
    url = blocks.URLBlock(label=_("Outside address"), required=False)
    page = PageLinkBlock(label=_("Or a page of this site"), required=False)
    checked_on = blocks.DateBlock(
        label=_("Checked on"),
        required=False,
        help_text=_("The day somebody called the number or opened the address. Needed for those outside this site."),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if cleaned["page"] and cleaned["url"]:
            problem = ValidationError(_("Choose a page or type an address: one of the two."))
            raise blocks.StructBlockValidationError({"url": problem})
        if (cleaned["page"] or cleaned["url"]) and not cleaned["link_text"]:
            problem = ValidationError(_("Say in words where the link leads."))
            raise blocks.StructBlockValidationError({"link_text": problem})
        return cleaned

    class Meta:
        icon = "help"
        label = _("Way to be heard")
        value_class = WayValue
        template = "blocks/way.html"
        description = _("One of the ways to be helped or heard, the Party’s own before ours.")
        preview_value = {
            "heading": "The Party’s complaints portal",
            "text": "<p>The Party investigates; we cannot.</p>",
            "phone": "",
            "link_text": "Open the portal",
            "url": "https://example.org/complaints",
            "page": None,
            "checked_on": "2026-11-01",
        }


class WaysBlock(blocks.StreamBlock):
    way = WayBlock()


class PublishedKeyBlock(blocks.StructBlock):
    """A reader of reports and the fingerprint of their key, as two qualified people have approved it."""

    name = SameEverywhereBlock(label=_("Name"), max_length=80)
    post = SameEverywhereBlock(label=_("Post"), max_length=80)
    fingerprint = SameEverywhereBlock(
        label=_("Fingerprint of the key"),
        max_length=24,
        validators=[
            RegexValidator(
                r"^[0-9A-F]{4}( [0-9A-F]{4}){4}$", _("Five groups of four, such as 1A2B 3C4D 5E6F 7081 92A3.")
            )
        ],
        help_text=_("As its holder reads it out to you, not copied from a mail."),
    )

    class Meta:
        icon = "key"
        label = _("Reader’s key")
        template = "blocks/published_key.html"
        description = _("Who may read reports, and the fingerprint of their key.")
        preview_value = {"name": "Sam Example", "post": "Conduct officer", "fingerprint": "1A2B 3C4D 5E6F 7081 92A3"}


class PublishedKeysBlock(blocks.StreamBlock):
    key = PublishedKeyBlock()
