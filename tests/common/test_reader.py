from datetime import UTC, datetime

import pytest
from django.utils.translation import override

from common import reader
from tests import builders

PICKER = "/timezone/"
MOMENT = datetime(2027, 1, 9, 13, tzinfo=UTC)
GARBAGE = ["", "none", "Factory", "Europe/Nowhere", "../../etc/passwd", "<script>", "x" * 5000, "💥", "Etc"]


@pytest.fixture
def asking(rf):
    """A request whose address and cookie name zones."""

    def build(address="", cookie=""):
        request = rf.get("/", {"tz": address} if address else {})
        request.COOKIES["timezone"] = cookie
        return request

    return build


@pytest.mark.parametrize(
    ("address", "cookie", "zone"),
    [
        ("Asia/Tokyo", "Europe/Berlin", "Asia/Tokyo"),
        ("", "Europe/Berlin", "Europe/Berlin"),
        ("Asia/Calcutta", "", "Asia/Kolkata"),
        ("Europe/Nowhere", "Europe/Berlin", "Europe/Berlin"),
        ("", "", ""),
    ],
)
def test_the_address_comes_before_the_cookie(asking, address, cookie, zone):
    assert reader.reader_zone(asking(address, cookie)) == zone


@pytest.mark.parametrize("name", GARBAGE)
def test_what_is_no_zone_is_passed_over_without_a_word(asking, name):
    assert reader.reader_zone(asking(name, name)) == ""


@pytest.mark.django_db
@pytest.mark.parametrize("name", GARBAGE)
def test_garbage_in_address_cookie_or_form_shows_the_page(client, name):
    builders.home()
    client.cookies["timezone"] = name.encode("ascii", "replace").decode()
    assert client.get("/", {"tz": name}).status_code == 200
    response = client.post(PICKER, {"zone": name, "next": "/branches/"})
    assert (response.status_code, response["Location"]) == (302, "/branches/")
    assert "timezone" not in response.cookies


@pytest.mark.django_db
def test_the_picker_works_without_script(client):
    builders.home()
    found = client.get(PICKER, {"q": "kath", "next": "/search/"})
    assert 'name="zone" value="Asia/Kathmandu"' in found.text
    response = client.post(PICKER, {"zone": "Asia/Kathmandu", "next": "/search/"})
    assert (response.status_code, response["Location"]) == (302, "/search/")
    assert response.cookies["timezone"].value == "Asia/Kathmandu"
    assert "Times in Kathmandu" in client.get("/search/").text


@pytest.mark.django_db
def test_somebody_may_see_times_where_they_are_again(client):
    builders.home()
    client.post(PICKER, {"zone": "Asia/Tokyo"})
    client.post(PICKER, {"forget": "1"})
    assert client.cookies["timezone"].value == reader.NOWHERE
    assert "Times in" not in client.get("/").text


@pytest.mark.django_db
@pytest.mark.parametrize(
    "address",
    ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "evil", "http:///evil", ""],
)
def test_the_way_back_never_leads_to_another_site(client, address):
    builders.home()
    assert client.post(PICKER, {"zone": "Asia/Tokyo", "next": address})["Location"] == "/"


@pytest.mark.django_db
def test_a_forged_form_cannot_write_a_cookie_of_its_own(client):
    response = client.post(PICKER, {"zone": "Asia/Tokyo; domain=evil"})
    assert "timezone" not in response.cookies


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("Vancouver", "America/Vancouver"),
        ("vancouv", "America/Vancouver"),
        ("sao paulo", "America/Sao_Paulo"),
        ("Nepal", "Asia/Kathmandu"),
        ("new zealand", "Pacific/Auckland"),
        ("kolkata", "Asia/Kolkata"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_found_by_city_or_country(typed, first):
    assert reader.suggestions(typed, MOMENT)[0].zone == first


def test_a_zone_is_found_by_its_city_in_the_readers_language():
    with override("de"):
        assert reader.suggestions("Lissabon", MOMENT)[0].zone == "Europe/Lisbon"


@pytest.mark.parametrize("typed", ["", "   ", "zzzz", "%", "[", "x" * 10_000])
def test_what_names_no_place_finds_none(typed):
    assert reader.suggestions(typed, MOMENT) == []


def test_a_vague_word_finds_at_most_twenty():
    assert len(reader.suggestions("a", MOMENT)) == reader.SHOWN


@pytest.mark.django_db
def test_a_branch_tells_its_time_and_the_readers(client):
    branch = builders.branch(time_zone="Europe/Berlin")
    client.cookies["timezone"] = "America/Vancouver"
    assert "For you in Vancouver" in client.get(branch.url).text
    client.cookies["timezone"] = "Europe/Paris"
    assert "For you in" not in client.get(branch.url).text
