"""What the admin's menu offers the people of the demo, they may open."""

import json

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from wagtail.models import Locale

from branches.models import Aim
from conduct.models import HelpService
from events.models import EventKind
from home.demo.people import ACCOUNTS
from members.models import User
from newsletter.models import Topic
from tests import cast

LISTED = [EventKind, Topic, Aim, HelpService]


def keeper_of(model):
    return "conduct.officer@example.org" if model is HelpService else "editor@example.org"


def offered(client):
    """The addresses of all items of the menu, those of its submenus too; none for who may not enter."""
    answer = client.get("/admin/")
    if answer.status_code != 200:
        return []
    page = BeautifulSoup(answer.content, "html.parser")
    return list(_addresses(json.loads(page.find(id="wagtail-sidebar-props").string)))


def _addresses(part):
    if isinstance(part, dict) and part.get("label") and str(part.get("url", "")).startswith("/admin/"):
        yield part["url"]
    for each in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        yield from _addresses(each)


@pytest.fixture
def client_of(demo_site):
    return lambda email: cast.client_of(User.objects.get(email=email))


def test_whatever_the_menu_offers_somebody_opens(client_of):
    asked = 0
    for account in ACCOUNTS:
        client = client_of(account.email)
        for address in offered(client):
            answer = client.get(address)
            # Whoever is refused is led to the first page.
            assert answer.status_code == 200 or answer.url.startswith(address), (account.role, address)
            asked += 1
    assert asked >= 150


@pytest.mark.parametrize("email", ["conduct.officer@example.org", "membership.secretary@example.org"])
def test_events_are_offered_to_those_alone_who_may_change_one(client_of, email):
    assert not [address for address in offered(client_of(email)) if "/events/" in address]
    assert "/admin/events/upcoming/" in offered(client_of("secretary.berlin@example.org"))


@pytest.mark.parametrize("model", LISTED)
def test_a_list_of_what_is_translated_begins_with_the_source_language(client_of, model):
    client, address = client_of(keeper_of(model)), reverse(model.snippet_viewset.get_url_name("list"))
    french, _made = Locale.objects.get_or_create(language_code="fr")
    copy = model.objects.first().copy_for_translation(french)
    copy.name = "Quelque chose"
    copy.save()

    def languages(query=""):
        page = BeautifulSoup(client.get(address + query).content, "html.parser")
        # How many there are is said aloud where somebody has asked for some of them, and only there.
        assert bool(page.select("[role=alert]")) == (query not in ("", "?locale=")), query
        return {row.select("td")[1].get_text(strip=True) for row in page.select("table.listing tbody tr")}

    assert languages() == languages("?locale=en") == {"English"}
    assert languages("?locale=fr") == languages("?q=Quelque") == {"French"}
    assert languages("?locale=") == {"English", "French"}


@pytest.mark.parametrize("model", LISTED)
def test_a_language_that_nobody_chose_is_nothing_to_clear_and_what_is_not_shown_is_not_ticked(client_of, model):
    client, address = client_of(keeper_of(model)), reverse(model.snippet_viewset.get_url_name("list"))
    answers = [client.get(address + query) for query in ("", "?locale=fr")]
    plain, chosen = (BeautifulSoup(answer.content, "html.parser") for answer in answers)
    assert not plain.select(".w-active-filters .w-pill")
    assert chosen.select(".w-active-filters .w-pill")
    assert plain.select("table.listing tbody tr")
    assert not plain.select("table.listing input[type=checkbox]")


def test_nothing_stands_in_two_menus(client_of):
    for email in ("editor@example.org", "conduct.officer@example.org"):
        addresses = offered(client_of(email))
        assert "/admin/snippets/" not in addresses
        assert len(addresses) == len(set(addresses))
