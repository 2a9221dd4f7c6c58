"""What the newsletter begins with: its page, and topics."""

from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from wagtail.models import Locale

from newsletter.models import NewsletterIndexPage, Topic

PAGE = {
    "title": "Newsletter",
    "slug": "newsletter",
    "show_in_menus": True,
    "introduction": "What members and coordinators write, from every region. An editor reads it before you do.",
    "search_description": "Articles by members and coordinators of Labour International, by month, region and topic.",
}
# Slug and name, in the order in which filters offer them.
TOPICS = (
    ("voting", "Voting from abroad"),
    ("branches", "Building branches"),
    ("policy", "Policy and motions"),
    ("standing", "Standing for posts"),
    ("people", "Meet the people"),
    ("inclusion", "Equality and inclusion"),
    ("campaigns", "Campaigns"),
    ("living-abroad", "Living abroad"),
)


def ensure_newsletter(home):
    """The newsletter's page and its topics, for new sites and for those older than it; how much was missing."""
    made = ensure_topics()
    if not NewsletterIndexPage.objects.exists():
        home.add_child(instance=NewsletterIndexPage(**PAGE))
        made += 1
    return made


def ensure_topics():
    """On a site that has none: an editor who removed one does not get it back."""
    if Topic.objects.exists():
        return 0
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    for number, (slug, name) in enumerate(TOPICS, 1):
        key = uuid5(NAMESPACE_URL, f"labour-international/topic/{slug}")
        Topic.objects.create(slug=slug, name=name, locale=locale, translation_key=key, sort_order=number * 10)
    return len(TOPICS)
