"""The site's settings: who answers, footer, facts; and ways from the old site's addresses to the new pages."""

from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from common.models import OrganisationSettings

from .catalogue import FACTS
from .markup import link, stream

CONTACTS = {
    "membership_contact": "membership",
    "privacy_contact": "data-protection",
    "website_contact": "website",
    "privacy_page": "privacy",
}
FOOTER = {
    "About": [("Who we are", "page:about"), ("All branches", "page:branches"), ("Join us", "page:join")],
    "Members": [
        ("New here?", "page:new-here"),
        ("Your membership", "page:membership"),
        ("The Americas", "page:americas"),
        ("Asia, Australasia and Pacific", "page:asia-pacific"),
        ("Europe, Africa and the Middle East", "page:europe-africa-middle-east"),
    ],
    "Help": [
        ("Contact", "page:contact"),
        ("Privacy", "page:privacy"),
        ("Accessibility", "page:accessibility"),
        ("Report a problem", "page:website"),
    ],
}
ELSEWHERE = [
    ("Labour International on Mastodon", "https://social.example.org/@labourinternational"),
    ("Labour International on Bluesky", "https://bluesky.example.org/labourinternational"),
    ("Recordings of open meetings", "https://video.example.org/labourinternational"),
]
AS_OF, SOURCE = "2026-11-01", "Branch list"
FACTS_SHOWN = [
    (f"{sum(fact['members'] for fact in FACTS):,}", "members in the branches", "Counts of the branch secretaries"),
    (str(len(FACTS)), "branches", SOURCE),
    ("3", "regions, each with its own coordinator", SOURCE),
    ("24", "time zones with members in them", "Membership secretary"),
]
# The old site wrote underscores where we write hyphens, and filed pages under other headings.
OLD_ADDRESSES = {
    "/about-li": "about",
    "/about-li/who-we-are": "about",
    "/about-li/aims-and-history": "about",
    "/about-li/contacts": "contact",
    "/contacts": "contact",
    "/contact_us": "contact",
    "/members/join_us": "join",
    "/join_us": "join",
    "/members/new_members": "new-here",
    "/members/liec-elections": "about",
    "/our_branches": "branches",
    "/branches_and_groups": "branches",
    "/meetings_up_to_10_july_2017": "branches",
    "/contemporary_motion_from_berlin_members": "labour-germany",
    "/news/2018/05/02/dublin-meeting-report": "ireland",
    "/privacy_policy": "privacy",
}


def ensure(ids):
    """Settings and redirects, filled where they are not; how many were."""
    site = Site.objects.get(is_default_site=True)
    return _settings(site, ids) + _redirects(site, ids)


def _settings(site, ids):
    if OrganisationSettings.objects.filter(site=site).exists():
        return 0
    settings = OrganisationSettings(site=site)
    for name, page in CONTACTS.items():
        setattr(settings, f"{name}_id", ids["page", page])
    columns = [
        ("column", {"heading": heading, "links": [link(*way) for way in ways]}) for heading, ways in FOOTER.items()
    ]
    facts = [
        ("fact", {"figure": figure, "what": what, "as_of": AS_OF, "source": source})
        for figure, what, source in FACTS_SHOWN
    ]
    settings.footer = stream(columns, ids, "settings/footer")
    settings.facts = stream(facts, ids, "settings/facts")
    settings.social_links = stream([("link", link(*way)) for way in ELSEWHERE], ids, "settings/elsewhere")
    settings.save()
    return 1


def _redirects(site, ids):
    made = 0
    for old_path, page in OLD_ADDRESSES.items():
        _, new = Redirect.objects.get_or_create(
            old_path=Redirect.normalise_path(old_path),
            site=site,
            defaults={"redirect_page_id": ids["page", page], "is_permanent": True},
        )
        made += new
    return made
