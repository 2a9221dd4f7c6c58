"""Who answers when somebody writes: the branch, its region's coordinator, or the membership secretary."""

from wagtail.models import Page

from branches.querysets import in_readers_language
from common.models import OrganisationSettings
from common.privacy import public


def membership_pages():
    """The published translations of the membership secretary's page."""
    return Page.objects.live().filter(public(), translation_key__in=membership_keys())


def membership_keys():
    """The translation key of that page, as a query."""
    named = OrganisationSettings.objects.filter(site__is_default_site=True)
    return named.values("membership_contact__translation_key")


def membership_contact():
    """The published page of whom to ask when no branch answers, in the reader's language; None if not set."""
    page = in_readers_language(membership_pages().select_related("locale"))
    return page and page.specific


def contact_of(branch, region, secretary=membership_contact):
    """The page whose form answers for a branch; None if nobody in the organisation is named.

    1. The branch itself, if it has a committee (active, provisional) and a mailbox.
    2. Its region's coordinator, if the region is published and has a mailbox.
    3. The membership secretary of the organisation's settings, as ``secretary`` fetches it.
    """
    if branch.takes_messages:
        return branch
    if region and region.live and region.takes_messages:
        return region
    return secretary()
