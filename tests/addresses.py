"""The addresses that sweeps visit, found in the demo: nothing here has to be kept when pages are added."""

from collections import defaultdict

from wagtail.models import Page

from branches.models import PlanPage
from events.choices import Status
from events.models import Occurrence

FINDER = "/branches/find/"
# The finder's answers, one for each way it can go.
FINDER_STATES = {
    "asking": FINDER,
    "a branch": f"{FINDER}?country=DE",
    "a split country": f"{FINDER}?country=US",
    "a part": f"{FINDER}?country=US&part=US-CA",
    "the United Kingdom": f"{FINDER}?country=GB",
    "a Crown dependency": f"{FINDER}?country=JE",
    "Antarctica": f"{FINDER}?country=AQ",
    "unknown": f"{FINDER}?country=ZZ",
}
VACANCIES = "/branches/vacancies/"
VACANCY_STATES = {
    "all": VACANCIES,
    "a region": f"{VACANCIES}?kind=branch&region=americas",
    "a branch": f"{VACANCIES}?body=labour-germany",
    "nothing": f"{VACANCIES}?kind=group&region=americas",
}
SEARCH_STATES = {
    "empty": "/search/",
    "found": "/search/?q=branch",
    "nothing": "/search/?q=xyzzyplugh",
    "second page": "/search/?q=members&page=2",
}
ZONE_STATES = {
    "asking": "/timezone/",
    "found": "/timezone/?q=spain",
    "nothing": "/timezone/?q=xyzzyplugh",
}
SUBSCRIBE_STATES = {
    "everything": "/events/subscribe/",
    "a branch": "/events/subscribe/?branch=labour-germany",
    "unknown": "/events/subscribe/?branch=atlantis",
}
CALENDAR = "/events/"
# The calendar's views around the day of the tests' demo, and what it says when there is nothing to show.
CALENDAR_STATES = {
    "second page": f"{CALENDAR}?page=2",
    "filtered": f"{CALENDAR}?kind=branch&mode=online",
    "nothing": f"{CALENDAR}?q=xyzzyplugh",
    "past": f"{CALENDAR}past/",
    "month": f"{CALENDAR}2026/12/",
    "week": f"{CALENDAR}2026/w50/",
    "day": f"{CALENDAR}2026/12/08/",
}
NEWSLETTER = "/newsletter/"
NEWSLETTER_STATES = {
    "subscribe": f"{NEWSLETTER}subscribe/",
    "a month": f"{NEWSLETTER}2026/11/",
    "a region": f"{NEWSLETTER}?region=americas",
    "nothing": f"{NEWSLETTER}2001/01/",
    "editions": f"{NEWSLETTER}editions/",
}
CODE = "/conduct/code/"
CODE_STATES = {"versions": f"{CODE}versions/", "a version": f"{CODE}versions/2/"}
DATA_COMPLAINT = "/conduct/data-complaint/"
GALLERY = "/components/"
MISSING = "/there-is-no-such-page/"
# In the address of every plan of the demo: a visitor is told whom it is for, with a 403.
PLAN = "/plan-"
LEADING_ELSEWHERE = {301, 302, 303}


def live_pages():
    """Every published page of the demo with an address of its own."""
    pages = Page.objects.live().filter(depth__gt=1).order_by("path").specific()
    return [page for page in pages if page.url]


def page_addresses():
    return [page.url for page in live_pages()]


def for_members():
    """Pages that tell a visitor whom they are for, and nothing else."""
    return [page.url for page in live_pages() if isinstance(page, PlanPage)]


def contact_addresses():
    """One page with a contact form of each type."""
    first = {}
    for page in live_pages():
        if getattr(page, "mailbox", ""):
            first.setdefault(type(page).__name__, page.contact_url)
    return list(first.values())


def kinds_of_page():
    """One address for each type of page, and one for each status a branch can have."""
    found = defaultdict(list)
    for page in live_pages():
        status = getattr(page, "status", "")
        found[f"{type(page).__name__} {status}".strip()].append(page.url)
    return {kind: urls[0] for kind, urls in found.items()}


def dates_of_events():
    """One date in each state that a date can be in, and one that is a whole day."""
    dates = Occurrence.objects.visible().order_by("start", "pk").select_related("series__event")
    first = {"whole day": dates.filter(all_day=True).first()}
    first |= {str(status): dates.filter(status=status, all_day=False).first() for status in Status}
    return {state: f"{row.series.event.url}{row.slug}/" for state, row in first.items() if row}


def kinds_of_address():
    """What a thorough sweep visits: kinds of page, forms, the states of finder, search and others, the error page."""
    found = kinds_of_page()
    found |= {f"contact {number}": url for number, url in enumerate(contact_addresses(), 1)}
    found |= {f"finder: {state}": url for state, url in FINDER_STATES.items()}
    found |= {f"vacancies: {state}": url for state, url in VACANCY_STATES.items()}
    found |= {f"search: {state}": url for state, url in SEARCH_STATES.items()}
    found |= {f"time zone: {state}": url for state, url in ZONE_STATES.items()}
    found |= {f"calendar: {state}": url for state, url in CALENDAR_STATES.items()}
    found |= {f"subscribe: {state}": url for state, url in SUBSCRIBE_STATES.items()}
    found |= {f"date: {state}": url for state, url in dates_of_events().items()}
    found |= {f"newsletter: {state}": url for state, url in NEWSLETTER_STATES.items()}
    found |= {f"code: {state}": url for state, url in CODE_STATES.items()}
    return found | {"data complaint": DATA_COMPLAINT, "gallery": GALLERY, "404": MISSING}
