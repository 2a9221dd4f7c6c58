"""The form: who is answered how, what is stored. What happens to a stored message is in test_contact_relay."""

import re
from datetime import timedelta

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page

from common.models import ContactMessage, Job
from tests import builders, cast

pytestmark = pytest.mark.django_db

WRITTEN = {"name": "Robin Sample", "email": "robin@example.org", "message": "When do you meet?", "subject_line": ""}


@pytest.fixture(params=["branch", "region", "contact_page"])
def page(request):
    return getattr(builders, request.param)(mailbox="hidden-box@example.org")


@pytest.fixture
def branch():
    return builders.branch(title="Berlin", mailbox="hidden-box@example.org")


def stamp_in(response):
    return re.search(r'name="started" value="([^"]+)"', response.content.decode())[1]


def write(client, page, seconds=30, **changes):
    """Open the form, wait, send it."""
    with time_machine.travel(timezone.now(), tick=False) as clock:
        stamp = stamp_in(client.get(page.contact_url))
        clock.shift(timedelta(seconds=seconds))
        return client.post(page.contact_url, WRITTEN | {"started": stamp} | changes)


def test_a_message_is_stored_with_the_job_that_relays_it(client, page):
    response = write(client, page)
    assert (response.status_code, response["Location"]) == (302, f"{page.contact_url}?sent=1")
    message = ContactMessage.objects.get()
    assert (message.name, message.email, message.body) == ("Robin Sample", "robin@example.org", "When do you meet?")
    assert Job.objects.get(name="common.relay_contact_message").key == str(message.uuid)


def test_the_confirmation_repeats_nothing_of_the_person(client, page):
    text = client.get(write(client, page)["Location"]).content.decode()
    assert "Thank you" in text
    assert "robin" not in text.lower()


def test_every_kind_of_page_has_its_form_where_it_says(client, page):
    assert client.get(page.contact_url).status_code == 200
    assert page.contact_url.endswith("/contact/") or type(page).__name__ == "ContactPage"


def test_a_page_without_mailbox_has_no_form(client):
    branch = builders.branch(mailbox="")
    assert branch.contact_url == ""
    assert client.get(f"{branch.url}contact/").status_code == 404


def test_a_contact_page_needs_a_mailbox():
    with pytest.raises(ValidationError) as refused:
        builders.contact_page(mailbox="")
    assert list(refused.value.message_dict) == ["mailbox"]


def test_an_editor_sees_the_form_in_the_preview():
    response = builders.contact_page().make_preview_request()
    assert response.status_code == 200
    assert 'name="message"' in response.content.decode()


@pytest.mark.parametrize(
    ("parent", "slug", "made"),
    [(builders.branch, "contact", False), (builders.branch, "contacts", True), (builders.home, "contact", True)],
)
def test_no_page_is_made_where_a_form_stands(parent, slug, made):
    above = parent()
    typed = {"title": "Contact", "slug": slug, "introduction": "Us", "body-count": "0", "action-publish": "1"}
    typed |= {"comments-TOTAL_FORMS": "0", "comments-INITIAL_FORMS": "0"}
    address = reverse("wagtailadmin_pages:add", args=["home", "standardpage", above.pk])
    cast.client_of(cast.admin()).post(address, typed)
    assert Page.objects.child_of(above).filter(slug=slug).exists() is made


def test_a_draft_has_no_form(client):
    branch = builders.branch(live=False)
    assert client.get(f"{branch.get_url()}contact/").status_code == 404


def test_the_page_itself_answers_besides_its_form(client, branch):
    assert client.get(branch.url).status_code == 200
    assert client.get(f"{branch.url}contact/more/").status_code == 404


def test_answers_are_never_stored_anywhere(client, branch):
    answers = [client.get(branch.contact_url), write(client, branch), client.get(f"{branch.contact_url}?sent=1")]
    for response in answers:
        assert response["Cache-Control"] == "private, no-store"


def test_other_methods_are_refused(client, branch):
    assert [client.put(branch.contact_url).status_code, client.delete(branch.contact_url).status_code] == [405, 405]


@pytest.mark.parametrize(
    ("changes", "seconds"),
    [
        ({"subject_line": "Buy this"}, 30),
        ({"started": ""}, 30),
        ({"started": "forged:1:2"}, 30),
        ({}, 0),
        ({}, 2),
    ],
)
def test_a_program_is_thanked_and_forgotten(client, branch, changes, seconds):
    response = write(client, branch, seconds=seconds, **changes)
    assert (response.status_code, response["Location"]) == (302, f"{branch.contact_url}?sent=1")
    assert not ContactMessage.objects.exists()


def test_three_seconds_are_enough(client, branch):
    write(client, branch, seconds=3)
    assert ContactMessage.objects.exists()


def test_a_stamp_is_good_for_its_own_page_only(client, branch):
    other = stamp_in(client.get(builders.branch().contact_url))
    write(client, branch, started=other)
    assert not ContactMessage.objects.exists()


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("name", ""),
        ("name", "x" * 101),
        ("name", "Robin\nBcc: many@example.org"),
        ("name", "Robin\u2028Bcc: many@example.org"),
        ("email", ""),
        ("email", "robin"),
        ("email", "robin@example.org\nBcc: many@example.org"),
        ("email", "a@example.org, b@example.org"),
        ("email", "\u017fam@example.org"),
        ("email", f"robin@{'ü' * 60}.example"),
        ("message", ""),
        ("message", "   "),
        ("message", "x" * 4001),
    ],
)
def test_a_mistake_is_named_and_nothing_typed_is_lost(client, branch, field, value):
    response = write(client, branch, **{field: value})
    form = response.context["form"]
    assert response.status_code == 200
    assert list(form.errors) == [field]
    assert all(len(errors) == 1 for errors in form.errors.values())
    assert {name: form[name].value() for name in WRITTEN} == WRITTEN | {field: value}
    assert not ContactMessage.objects.exists()


def test_line_ends_count_as_one_character(client, branch):
    write(client, branch, message="x\r\n" * 1999 + "ab")
    assert len(ContactMessage.objects.get().body) == 4000


def test_a_mistake_mended_at_once_is_not_too_quick(client, branch):
    response = write(client, branch, seconds=10, email="robin")
    again = WRITTEN | {"started": stamp_in(response)}
    with time_machine.travel(timezone.now() + timedelta(seconds=11)):
        client.post(branch.contact_url, again)
    assert ContactMessage.objects.count() == 1


def test_a_form_left_open_over_a_day_is_asked_for_again_with_its_text(client, branch):
    response = write(client, branch, seconds=24 * 3600 + 1)
    assert response.context["form"].non_field_errors()
    assert response.context["form"]["message"].value() == WRITTEN["message"]
    with time_machine.travel(timezone.now() + timedelta(days=1, seconds=10)):
        client.post(branch.contact_url, WRITTEN | {"started": stamp_in(response)})
    assert ContactMessage.objects.count() == 1


def test_the_sixth_message_of_an_hour_from_one_address_is_thanked_and_dropped(client, branch):
    answers = {write(client, branch)["Location"] for _ in range(6)}
    assert answers == {f"{branch.contact_url}?sent=1"}
    assert ContactMessage.objects.count() == 5
    client.defaults["REMOTE_ADDR"] = "192.0.2.7"
    write(client, branch)
    assert ContactMessage.objects.count() == 6


def test_a_form_needs_its_token(branch):
    from django.test import Client

    response = Client(enforce_csrf_checks=True).post(branch.contact_url, WRITTEN)
    assert response.status_code == 403
    assert "it was open so long" in response.content.decode()


def test_the_mailbox_is_on_no_page(client, page):
    addresses = [
        page.url,
        page.contact_url,
        f"{page.contact_url}?sent=1",
        page.get_parent().url,
        "/",
        "/search/?q=hidden",
    ]
    for address in addresses:
        assert "hidden-box" not in client.get(address).content.decode(), address
    assert "hidden-box" not in write(client, page, email="wrong").content.decode()


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        ("branch", "Write to Lagos"),
        ("region", "Lagos: write to the coordinator"),
        ("contact_page", "Lagos"),
    ],
)
def test_the_form_is_headed_by_whom_it_reaches(client, kind, heading):
    page = getattr(builders, kind)(title="Lagos", introduction="Who we are.", mailbox="box@example.org")
    text = client.get(page.contact_url).content.decode()
    assert f"<h1>{heading}</h1>" in text
    assert ("Who we are." in text.split("<main")[1]) is (kind == "contact_page")
