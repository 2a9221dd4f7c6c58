"""The account's settings: whose they are, what is wrong said beside it, what is right said and kept."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from members.account.sections import SECTIONS
from members.choices import Digest
from members.models import User
from newsletter.choices import SuppressionReason
from newsletter.recipients.suppression import suppress
from tests import builders, cast
from tests.members.account.people import strict_client, zebulon

pytestmark = pytest.mark.django_db

HOME = "/account/"
OWN = [key for key, section in SECTIONS.items() if not section.url]
PAGES = [
    HOME,
    *(f"/account/settings/{key}/" for key in OWN),
    "/account/data/",
    "/account/data.json",
    "/account/delete/",
]


@pytest.fixture(autouse=True)
def site():
    return builders.home()


def of(key):
    return f"/account/settings/{key}/"


def with_every_section(user):
    """Also that of somebody to whose address no newsletter is sent."""
    suppress(email=user.email, reason=SuppressionReason.BOUNCED)
    return user


def hidden_token(client, url):
    return re.search(r'name="csrfmiddlewaretoken" value="(\w+)"', client.get(url).text)[1]


def test_the_sections_are_those_of_the_design():
    assert {"name", "email", "language", "time-zone", "branch", "mail", "calendar", "factors", "sessions"} <= set(
        SECTIONS
    )
    assert len(PAGES) >= 9


@pytest.mark.parametrize("url", PAGES)
def test_whoever_is_not_signed_in_is_asked_to_and_led_back(client, url):
    for response in (client.get(url), client.post(url, {"email": "member@example.org"})):
        assert response.status_code == 302
        assert response["Location"].endswith(f"?next={url}")


@pytest.mark.parametrize("url", PAGES)
def test_no_cache_and_no_search_engine_keeps_a_page_of_an_account(url):
    """Somebody whom the register has: others have no branch to choose (test_branch.py)."""
    response = cast.client_of(with_every_section(cast.registered(email=zebulon().email))).get(url)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    assert url.endswith(".json") or '<meta name="robots" content="noindex">' in response.text


@pytest.mark.parametrize("url", PAGES)
def test_nobody_sees_anything_of_somebody_else(url):
    cast.registered(email=zebulon().email)
    response = cast.client_of(with_every_section(cast.registered())).get(url)
    assert response.status_code == 200
    page = response.text
    assert "zebulon" not in page.lower()
    assert "quixworth" not in page.lower()


@pytest.mark.parametrize("key", ["nothing", "email", "name<", "NAME"])
def test_what_is_no_section_here_is_not_found(key):
    assert cast.client_of(cast.member()).get(of(key)).status_code == 404


@pytest.mark.parametrize("method", ["put", "delete", "patch"])
@pytest.mark.parametrize("url", PAGES)
def test_other_methods_are_refused(method, url):
    assert getattr(cast.client_of(cast.member()), method)(url).status_code == 405


FORMS = {
    "name": {"first_name": "Ann", "last_name": "Lee", "display_name": "Annie"},
    "language": {"language": "fr"},
    "time-zone": {"zone": "Asia/Tokyo"},
    "mail": {"wants_newsletter": "on", "digest": "monthly"},
}
FIELDS = ["first_name", "last_name", "display_name", "language", "time_zone", "wants_newsletter", "digest", "email"]


def values(user):
    return User.objects.filter(pk=user.pk).values(*FIELDS, "is_staff", "is_superuser", "password").get()


@pytest.mark.parametrize("key", FORMS)
def test_a_forged_form_changes_nothing(key):
    user = cast.member()
    before = values(user)
    assert strict_client(user).post(of(key), FORMS[key]).status_code == 403
    assert values(user) == before


@pytest.mark.parametrize("key", FORMS)
def test_the_pages_own_form_is_taken(key):
    user = cast.member()
    client, before = strict_client(user), values(user)
    token = hidden_token(client, of(key))
    assert client.post(of(key), FORMS[key] | {"csrfmiddlewaretoken": token}).status_code == 302
    assert values(user) != before


@pytest.mark.parametrize("key", FORMS)
def test_a_form_changes_its_own_fields_and_those_of_nobody_else(key):
    user, other = cast.member(), zebulon()
    before, before_of_other = values(user), values(other)
    smuggled = {"email": "x@example.org", "is_superuser": "on", "is_staff": "on", "password": "x", "pk": other.pk}
    client = cast.client_of(user)
    assert client.post(of(key), FORMS[key] | smuggled).status_code == 302
    after = values(user)
    names = {"time_zone"} if key == "time-zone" else set(FORMS[key])
    assert {name for name in after if after[name] != before[name]} == names
    assert values(other) == before_of_other


@pytest.mark.parametrize("key", FORMS)
def test_what_was_saved_is_said_once(key):
    client = cast.client_of(cast.member())
    page = client.post(of(key), FORMS[key], follow=True)
    assert page.redirect_chain[-1][0].endswith(HOME)
    assert page.text.count("alert--success") == 1
    assert "alert--success" not in client.get(HOME).text


WRONG = [
    ("name", {"first_name": "A\nB", "last_name": "Lee", "display_name": ""}, "on one line", "Lee"),
    ("name", {"first_name": "Ann", "last_name": "x" * 151, "display_name": ""}, "at most 150", "Ann"),
    ("name", {"first_name": "Ann", "last_name": "", "display_name": "x" * 81}, "at most 80", "Ann"),
    ("language", {"language": "xx"}, "xx is not one of the available choices", ""),
    ("language", {}, "required", ""),
    ("mail", {"digest": "hourly", "wants_newsletter": "on"}, "hourly is not one of the available choices", "checked"),
    ("time-zone", {"zone": "Europe/Nowhere"}, "do not know that time zone", ""),
    ("time-zone", {"zone": ""}, "do not know that time zone", ""),
    ("time-zone", {}, "do not know that time zone", ""),
]


@pytest.mark.parametrize(("key", "data", "said", "kept"), WRONG)
def test_what_is_wrong_is_said_and_nothing_is_lost_or_saved(key, data, said, kept):
    user = cast.member()
    before = values(user)
    response = cast.client_of(user).post(of(key), data)
    assert response.status_code == 200
    assert said in response.text
    assert kept in response.text
    assert 'role="alert"' in response.text
    assert values(user) == before


def test_markup_in_a_name_is_text():
    client = cast.client_of(cast.member())
    client.post(of("name"), {"first_name": "", "last_name": "", "display_name": "<b>Ann</b>"})
    page = client.get(HOME).text
    assert "&lt;b&gt;Ann&lt;/b&gt;" in page
    assert "<b>Ann" not in page


def test_whoever_chooses_a_language_reads_on_in_it():
    client = cast.client_of(cast.member())
    response = client.post(of("language"), {"language": "ar"})
    assert response["Location"] == "/ar/account/"
    assert '<html lang="ar" dir="rtl">' in client.get(response["Location"]).text


def test_the_page_says_who_sees_the_name():
    page = cast.client_of(cast.member()).get(of("name")).text
    assert "where you hold a post" in page
    assert "no list of members" in page


def test_newsletter_and_digest_are_off_until_chosen_and_say_what_one_gets():
    user = cast.member()
    page = cast.client_of(user).get(of("mail")).text
    assert (user.wants_newsletter, user.digest) == (False, Digest.NEVER)
    assert "in one e-mail for each edition" in page
    assert "at the hour where you live" in page


def test_the_zone_is_found_in_the_account_as_in_the_picker():
    client = cast.client_of(cast.member())
    assert 'name="zone" value="Asia/Kathmandu"' in client.get(of("time-zone"), {"q": "nepal"}).text
    client.post(of("time-zone"), {"zone": "Asia/Calcutta"})
    assert User.objects.get().time_zone == "Asia/Kolkata"
    client.post(of("time-zone"), {"forget": "1"})
    assert User.objects.get().time_zone == ""


def test_two_devices_that_change_different_settings_do_not_undo_each_other():
    from members.account.services import change_settings

    user = cast.member()
    first, second = User.objects.get(pk=user.pk), User.objects.get(pk=user.pk)
    change_settings(user=first, language="fr")
    change_settings(user=second, time_zone="Asia/Tokyo")
    assert (values(user)["language"], values(user)["time_zone"]) == ("fr", "Asia/Tokyo")


@pytest.mark.parametrize(("url", "most"), [(HOME, 15), *((url, 13) for url in PAGES if "settings" in url)])
def test_a_page_asks_the_database_little(url, most):
    client = cast.client_of(zebulon())
    client.get(url)
    with CaptureQueriesContext(connection) as captured:
        client.get(url)
    assert len(captured) <= most


def test_a_stranger_learns_nothing_from_the_way_in():
    """The same answer whoever asks, however the account is."""
    zebulon()
    answers = {Client().get(url, headers={"cookie": "sessionid=x"}).status_code for url in PAGES}
    assert answers == {302}
