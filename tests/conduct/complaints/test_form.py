"""Anybody may complain about how their data are used, gets a receipt at once, and is known to nobody by it."""

import json
import logging

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client

from common.models import Job, OutgoingMail
from conduct.complaints import services
from conduct.complaints.content import Content
from conduct.models import DataComplaint, DataComplaintAct
from tests import builders, cast
from tests.conduct import world
from tests.conduct.complaints.sending import ADDRESS, CANARY, send, stamp

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def home():
    return builders.home()


def test_the_form_says_who_reads_it_by_when_and_where_else_one_can_go(client):
    world.data_protection_officer()
    page = client.get(ADDRESS).content.decode()
    assert "<strong>Data Protection</strong>, Data protection" in page
    assert "Within 30 days" in page
    assert "https://ico.org.uk/make-a-complaint/" in page
    assert "data protection authority of the country where you live" in page
    assert "365 days after" in page


def test_a_vacant_post_is_said_and_the_form_works_all_the_same(client):
    assert "The post is vacant at the moment" in client.get(ADDRESS).content.decode()
    assert send(client).status_code == 302
    assert DataComplaint.objects.count() == 1


@pytest.mark.parametrize("who", [None, cast.member, cast.admin])
def test_nobody_has_to_sign_in_and_who_did_is_not_noted(who):
    client = cast.client_of(who()) if who else Client()
    assert send(client).status_code == 302
    row = DataComplaint.objects.values().get()
    assert not {str(value) for value in row.values()} & {"member@example.org", "1"} - {str(row["id"])}
    assert not DataComplaintAct.objects.exists()


def test_the_receipt_says_reference_and_dates(client, time_machine):
    time_machine.move_to("2026-06-30T12:00:00+00:00", tick=False)
    answer = send(client)
    complaint = DataComplaint.objects.get()
    page = client.get(answer["Location"]).content.decode()
    assert complaint.reference in page
    assert "30 June 2026" in page
    assert "29 July 2026" in page
    assert "the only place where the reference stands" in page
    assert CANARY not in page


def test_a_receipt_is_nobodys_to_make_up(client):
    where = send(client)["Location"]
    assert client.get(where).status_code == 200
    assert client.get(where.rstrip("/") + "x/").status_code == 404
    assert Client().get(where).status_code == 200  # it says what its address says, and opens nothing


def test_only_what_it_is_about_is_asked_for(client):
    page = send(client, about=" ", earlier="").content.decode()
    assert "Say what it is about." in page
    assert "Say whether you have asked us before." in page
    assert not DataComplaint.objects.exists()
    assert send(client, name="", email="", reach="").status_code == 302


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("email", "nobody"),
        ("email", "ada@exa mple.org"),
        ("email", "a@b.org\nBcc: x@y.org"),
        ("name", "A\u2028B"),
        ("about", "x" * 20_001),
        ("earlier", "perhaps"),
    ],
)
def test_what_cannot_be_is_refused_in_words_and_nothing_typed_is_lost(client, field, value):
    typed = {"about": CANARY, "name": "Ada", "reach": "+44 20 7946 0000"} | {field: value}
    answer = send(client, **typed)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert "field__error" in page or "error-summary" in page
    assert "+44 20 7946 0000" in page
    assert not DataComplaint.objects.exists()


def test_what_is_typed_is_stored_sealed_and_found_nowhere_else(client, caplog):
    with caplog.at_level(logging.DEBUG):
        send(client, name="Ada CANARY", email="canary@example.org", reach="CANARY street")
    OutgoingMail.objects.all().delete()  # the address waits there until its mail is sent, and no longer
    tables = connection.introspection.table_names()
    hits, visited = [], 0
    with connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            hits += [table for row in cursor.fetchall() if "canary" in str(row).lower()]
            visited += 1
    assert visited > 50
    assert hits == []
    assert "canary" not in caplog.text.lower()
    content = Content.of(DataComplaint.objects.get())
    assert (content.about, content.name, content.reach) == (CANARY, "Ada CANARY", "CANARY street")
    assert "CANARY" not in repr(content)


def test_how_much_somebody_wrote_is_hardly_to_be_seen():
    lengths = {len(Content(about="x" * size, earlier="no").sealed()) for size in (1, 100, 800)}
    assert len(lengths) == 1


def test_a_form_sent_twice_is_one_complaint_and_one_receipt(client):
    once = stamp(client)
    first, second = (send(client, once=once) for _click in range(2))
    assert DataComplaint.objects.count() == 1
    receipts = [client.get(answer["Location"]).content for answer in (first, second)]
    assert all(DataComplaint.objects.get().reference.encode() in receipt for receipt in receipts)
    send(client)
    assert DataComplaint.objects.count() == 2


@pytest.mark.parametrize("once", ["", "forged", "a:b:c"])
def test_a_form_that_we_did_not_give_is_given_back_and_works_then(client, once):
    data = {"about": CANARY, "earlier": "no", "once": once}
    page = client.post(ADDRESS, data).content.decode()
    assert CANARY in page
    assert not DataComplaint.objects.exists()
    again = page.split('name="once" value="')[1].split('"')[0]
    assert send(client, once=again).status_code == 302


def test_a_program_that_fills_in_everything_is_given_the_form_back(client):
    answer = send(client, subject_line="Cheap watches")
    assert answer.status_code == 200
    assert not DataComplaint.objects.exists()
    assert "Cheap watches" not in answer.content.decode()


def test_the_sixth_in_an_hour_is_said_to_be_too_many_and_gets_its_words_back(client):
    assert [send(client).status_code for _turn in range(5)] == [302] * 5
    answer = send(client)
    assert answer.status_code == 429
    assert CANARY in answer.content.decode()
    assert DataComplaint.objects.count() == 5
    assert send(Client(REMOTE_ADDR="203.0.113.9")).status_code == 302


def test_a_request_without_token_is_refused_and_other_methods_too():
    assert Client(enforce_csrf_checks=True).post(ADDRESS, {"about": "x"}).status_code == 403
    assert Client().put(ADDRESS).status_code == 405


def test_no_cache_and_no_search_engine_keeps_the_receipt(client):
    answer = send(client)
    for response in (client.get(ADDRESS), client.get(answer["Location"])):
        assert "no-store" in response["Cache-Control"]
    assert b"noindex" in client.get(answer["Location"]).content


def test_the_mail_says_the_reference_and_not_a_word_of_it(client):
    send(client, email="ada@example.org", name="Ada")
    mail = OutgoingMail.objects.get(to="ada@example.org")
    reference = DataComplaint.objects.get().reference
    for text in (mail.subject, mail.text, mail.html):
        assert CANARY not in text
        assert "Ada" not in text
    assert reference in mail.subject
    assert reference in mail.text
    assert reference in mail.html
    assert "harassment" not in mail.text


def test_known_and_unknown_addresses_are_treated_alike(client, django_assert_num_queries):
    cast.member("known@example.org")
    counts, jobs = [], []
    for address in ("known@example.org", "unknown@example.org"):
        cache.clear()
        once = stamp(client)
        with connection.execute_wrapper(lambda execute, *rest: counts.append(1) or execute(*rest)):
            before = len(counts)
            assert send(client, email=address, once=once).status_code == 302
            jobs.append(len(counts) - before)
    assert jobs[0] == jobs[1]
    assert Job.objects.filter(name="common.send_mail").count() >= 2


def test_a_reference_has_no_sign_that_is_taken_for_another():
    references = {services._new_reference() for _turn in range(200)}
    assert len(references) == 200
    assert not set("".join(references)) & set("01ILOU") - set("DP-")


def test_the_row_names_nobody():
    row = DataComplaint(reference="DP-2345-6789", sealed=Content(about="x", earlier="no", name="Ada").sealed())
    assert str(row) == "DP-2345-6789"
    assert str(DataComplaintAct(pk=4)) == "act 4"
    assert "Ada" not in json.dumps({"sealed": row.sealed})
