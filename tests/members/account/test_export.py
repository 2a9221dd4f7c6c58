"""The export: all that is held about somebody and about nobody else, the same in the file and on the page."""

import json
import re
from datetime import UTC, datetime

import html5lib
import pytest
import time_machine
from django.test import Client
from wagtail.log_actions import log

from common.models import ContactMessage
from members.account.export import SCHEMA, VERSION, as_json, gathered
from members.account.sections import all_exports
from tests import builders, cast
from tests.members.account.filling import fill, pointing_fields
from tests.members.account.people import ADDRESS, zebulon

pytestmark = pytest.mark.django_db

PAGE, FILE = "/account/data/", "/account/data.json"
ISO_TIME = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+00:00$")
SECRETS = ["pbkdf2", "md5$", "digest", "key_hash", "session_key"]


@pytest.fixture(autouse=True)
def site():
    return builders.home()


@pytest.fixture
def everywhere():
    user = zebulon(time_zone="Asia/Kathmandu")
    for field in pointing_fields():
        if not field.model.objects.filter(**{field.name: user}).exists():
            fill(field, user)
    ContactMessage.objects.create(page=builders.contact_page(), name="Zeb", email=ADDRESS.title(), body="Hello <b>&")
    log(builders.standard_page(title="How to join"), "wagtail.publish", user=user)
    log(user, "wagtail.edit", user=cast.admin())
    return user


def of(user):
    response = cast.client_of(user).get(FILE)
    assert response["Content-Type"] == "application/json; charset=utf-8"
    return response, json.loads(response.content.decode("utf-8"))


def leaves(value):
    """Every value of a part, in order."""
    if isinstance(value, dict):
        return [leaf for item in value.values() for leaf in leaves(item)]
    if value and isinstance(value, list) and isinstance(value[0], dict):
        return [leaf for item in value for leaf in leaves(item)]
    return [value]


def shown(section):
    """What a part of the page says of each fact, as its file has it."""
    found = []
    for definition in section.iter("{http://www.w3.org/1999/xhtml}dd"):
        marked = next(iter(definition), None)
        if marked is not None and marked.tag.endswith("}dl"):
            continue
        if marked is None:
            found.append("".join(definition.itertext()))
        else:
            value = marked.get("datetime") or json.loads(marked.get("value"))
            found.append(value)
    return found


def test_the_page_says_what_the_file_says(everywhere):
    client = cast.client_of(everywhere)
    client.get("/account/")  # the first page of a session is what lists it
    document = client.get(FILE).json()
    tree = html5lib.parse(client.get(PAGE).content.decode())
    sections = {
        element.get("id").removeprefix("data-"): element
        for element in tree.iter("{http://www.w3.org/1999/xhtml}section")
        if (element.get("id") or "").startswith("data-")
    }
    assert list(sections) == list(document["parts"])
    compared = 0
    for name, part in document["parts"].items():
        rows = [part] if isinstance(part, dict) else part
        expected = [leaf for row in rows for leaf in leaves(row)]
        assert [str(value) for value in shown(sections[name])] == [str(value) for value in expected], name
        compared += len(expected)
    assert compared >= 100


def test_the_file_says_which_form_it_has_and_when_it_was_made(everywhere):
    with time_machine.travel(datetime(2026, 11, 22, 12, 30, tzinfo=UTC), tick=False):
        response, document = of(everywhere)
    assert (document["schema"], document["version"]) == (SCHEMA, VERSION)
    assert document["made_at"] == "2026-11-22T12:30:00+00:00"
    assert response["Content-Disposition"] == 'attachment; filename="labour-international-2026-11-22.json"'
    assert "no-store" in response["Cache-Control"]


def test_every_part_has_something_of_somebody_who_is_everywhere(everywhere):
    parts = gathered(everywhere)
    # What is held by address and not by person, nothing here fills.
    by_address = {export.name for export in all_exports() if not export.of}
    assert {name for name, part in parts.items() if not part} <= by_address
    assert len(parts) >= 18


def test_every_time_has_its_zone(everywhere):
    plain = json.dumps(gathered(everywhere))
    found = [value for value in re.findall(r'"(\d{4}-\d\d-\d\dT[^"]*)"', plain) if not ISO_TIME.match(value)]
    assert found == []
    assert len(re.findall(r'"\d{4}-\d\d-\d\dT', plain)) >= 15


def test_no_secret_is_in_it(everywhere):
    text = as_json(gathered(everywhere))
    assert [word for word in SECRETS if word in text] == []
    assert everywhere.password not in text


def test_it_is_about_nobody_else(everywhere):
    text = as_json(gathered(cast.member()))
    assert not re.search("zebulon|quixworth|987654321012|admin@", text, re.IGNORECASE)
    assert "admin@" not in as_json(gathered(everywhere))


def test_letters_of_all_languages_are_letters():
    user = zebulon()
    type(user).objects.filter(pk=user.pk).update(display_name="Zoë 工党 حزب")
    response, document = of(type(user).objects.get(pk=user.pk))
    assert "Zoë 工党 حزب" in response.content.decode("utf-8")
    assert document["parts"]["account"]["name_shown"] == "Zoë 工党 حزب"


def test_what_somebody_wrote_is_text_on_the_page(everywhere):
    page = cast.client_of(everywhere).get(PAGE).text
    assert "Hello &lt;b&gt;&amp;" in page
    assert "in Kathmandu" in page


@pytest.mark.parametrize("url", [PAGE, FILE])
def test_nobody_gets_it_who_is_not_signed_in(url):
    zebulon()
    response = Client().get(url)
    assert response.status_code == 302
    assert "zebulon" not in response.content.decode().lower()


def test_a_time_without_a_zone_is_refused():
    from members.account.export import _plain

    with pytest.raises(ValueError, match="zone"):
        _plain(datetime(2026, 11, 22))
