"""The data protection officer reads and answers complaints; nobody else learns that there are any."""

import pytest

from common.encryption import reseal_everything
from common.models import OutgoingMail
from conduct.complaints import services
from conduct.complaints.choices import MOVES, OPEN, OUTCOMES, Act, State
from conduct.complaints.content import Content
from conduct.models import DataComplaint, DataComplaintAct
from members.account.sections import EXPORTS, sections
from tests import builders, cast
from tests.conduct import world
from tests.conduct.complaints.sending import CANARY, complaint

pytestmark = pytest.mark.django_db
LIST = "/conduct/data-complaints/"


@pytest.fixture(autouse=True)
def home():
    return builders.home()


@pytest.fixture
def officer():
    return world.data_protection_officer()


@pytest.fixture
def desk(officer):
    return cast.client_of(officer)


def address_of(row, verb=""):
    return f"{LIST}{row.reference}/{verb}"


def test_it_lists_what_waits_by_the_time_that_is_left_and_says_nothing_of_what(desk, time_machine):
    time_machine.move_to("2026-11-01T12:00:00+00:00", tick=False)
    first = complaint()
    time_machine.move_to("2026-11-10T12:00:00+00:00", tick=False)
    second = complaint()
    page = desk.get(LIST).content.decode()
    assert page.index(first.reference) < page.index(second.reference)
    assert "To be acknowledged: 20 days left" in page
    assert CANARY not in page
    assert "ada@example.org" not in page


def test_an_empty_list_says_so(desk):
    assert "No complaint waits" in desk.get(LIST).content.decode()


def test_it_is_read_in_full_by_who_holds_the_post_and_that_is_noted_once(desk, officer):
    row = complaint(name="Ada <b>Lovelace</b>", reach="+44", about=f"{CANARY}\n<script>alert(1)</script>")
    page = desk.get(address_of(row)).content.decode()
    desk.get(address_of(row))
    assert CANARY in page
    assert "<script>alert" not in page
    assert "Ada &lt;b&gt;" in page
    assert [(act.actor, act.act) for act in row.acts.all()] == [(officer, Act.OPENED)]


@pytest.mark.parametrize(
    "who", [cast.admin, cast.editor, cast.member, world.officer], ids=["admin", "editor", "member", "conduct officer"]
)
def test_nobody_else_comes_in_administrators_included(who):
    row, client = complaint(), cast.client_of(who())
    visited = 0
    for method, addresses in {
        "get": [LIST, address_of(row)],
        "post": [address_of(row, verb) for verb in ("acknowledge/", "end/", "note/")],
    }.items():
        for address in addresses:
            assert getattr(client, method)(address).status_code == 403
            visited += 1
    assert visited == 5
    assert not DataComplaintAct.objects.exists()


def test_strangers_are_led_to_sign_in_and_a_missing_one_is_missing(client, desk):
    row = complaint()
    assert "/account/login/" in client.get(address_of(row))["Location"]
    assert desk.get(f"{LIST}DP-2222-2222/").status_code == 404
    assert desk.get(f"{LIST}../../etc/").status_code == 404
    assert desk.get(address_of(row, "acknowledge/")).status_code == 405


def test_acknowledging_mails_whoever_complained_without_a_word_of_it(desk):
    row = complaint()
    OutgoingMail.objects.all().delete()
    page = desk.post(address_of(row, "acknowledge/"), follow=True).content.decode()
    assert "stands at “acknowledged” now" in page
    row.refresh_from_db()
    assert row.acknowledged_on == row.received_on
    mail = OutgoingMail.objects.get()
    assert mail.to == "ada@example.org"
    assert row.reference in mail.subject
    assert CANARY not in mail.text + mail.html


def test_without_an_address_no_mail_goes_and_the_page_says_what_to_do(desk):
    row = complaint(email="", reach="+44 20 7946 0000")
    OutgoingMail.objects.all().delete()
    assert "ring or write to them first" in desk.get(address_of(row)).content.decode()
    desk.post(address_of(row, "acknowledge/"))
    assert not OutgoingMail.objects.exists()
    nobody = complaint(email="")
    assert "no way to reach them" in desk.get(address_of(nobody)).content.decode()


def ended(row, **chosen):
    return {"move-to": State.PARTLY_UPHELD, "move-seen": State.ACKNOWLEDGED, "move-is_told": "on"} | chosen


def test_an_outcome_is_told_before_it_is_one(desk, officer):
    row = complaint()
    services.move_to(actor=officer, complaint=row, to=State.ACKNOWLEDGED, seen=State.RECEIVED)
    untold = {key: value for key, value in ended(row).items() if key != "move-is_told"}
    assert "Send the answer first" in desk.post(address_of(row, "end/"), untold).content.decode()
    assert (
        "Choose what came of it" in desk.post(address_of(row, "end/"), ended(row, **{"move-to": ""})).content.decode()
    )
    desk.post(address_of(row, "end/"), ended(row, **{"move-note": "We took her off the list."}))
    row.refresh_from_db()
    assert (row.state, row.ended_on) == (State.PARTLY_UPHELD, row.received_on)
    page = desk.get(address_of(row)).content.decode()
    assert "We took her off the list." in page
    assert "End the complaint" not in page


def test_a_second_click_and_an_old_page_move_nothing(desk, officer):
    row = complaint()
    for _click in range(2):
        page = desk.post(address_of(row, "acknowledge/"), follow=True).content.decode()
    assert "has moved since you looked" in page
    assert row.acts.filter(act=Act.MOVED).count() == 1


@pytest.mark.parametrize("start", State)
def test_only_the_moves_of_the_table_are_made(start, officer):
    tried = 0
    for to in State:
        row = complaint()
        DataComplaint.objects.filter(pk=row.pk).update(state=start, acknowledged_on=row.received_on)
        if to in MOVES[start]:
            services.move_to(actor=officer, complaint=row, to=to, seen=start)
        else:
            with pytest.raises(services.MovedError):
                services.move_to(actor=officer, complaint=row, to=to, seen=start)
        row.refresh_from_db()
        assert row.state == (to if to in MOVES[start] else start)
        assert (row.delete_on is not None) == (to in MOVES[start] and to in OUTCOMES)
        tried += 1
    assert tried == len(State)
    assert set(OPEN) | set(OUTCOMES) == set(State)


@pytest.mark.parametrize("who", [cast.admin, cast.member])
def test_the_services_themselves_ask_who_acts(who):
    row, person = complaint(), who()
    for act in (
        lambda: services.move_to(actor=person, complaint=row, to=State.WITHDRAWN, seen=State.RECEIVED),
        lambda: services.add_note(actor=person, complaint=row, words="x"),
        lambda: services.open_for(actor=person, complaint=row),
    ):
        with pytest.raises(services.NotAllowedError):
            act()
    assert not DataComplaintAct.objects.exists()


def test_notes_are_kept_sealed(desk):
    row = complaint()
    assert "Write the note." in desk.post(address_of(row, "note/"), {"note-words": " "}).content.decode()
    desk.post(address_of(row, "note/"), {"note-words": "CANARY-note"})
    assert "CANARY-note" in desk.get(address_of(row)).content.decode()
    assert not any("CANARY" in sealed for sealed in DataComplaintAct.objects.values_list("sealed", flat=True))


def test_another_key_opens_what_was_sealed_under_the_one_before(desk, settings):
    row = complaint()
    new = "cw_0x689RpI-jtRR7oE8h_eQsKImvJapLeSbXpwF4e4="
    settings.ENCRYPTION_KEYS = [new, *settings.ENCRYPTION_KEYS]
    assert reseal_everything() >= 1
    settings.ENCRYPTION_KEYS = [new]
    row.refresh_from_db()
    assert Content.of(row).about == CANARY


def test_a_lost_key_is_said_and_breaks_nothing_else(desk, settings):
    row = complaint()
    DataComplaint.objects.filter(pk=row.pk).update(sealed="gone")
    answer = desk.get(address_of(row))
    assert answer.status_code == 500
    assert "It cannot be opened" in answer.content.decode()
    assert desk.get(LIST).status_code == 200


def test_the_account_shows_the_way_to_everybody_and_the_list_to_the_officer(rf, officer):
    complaint()
    shown = {}
    for name, user in {"officer": officer, "member": cast.member(), "admin": cast.admin()}.items():
        request = rf.get("/account/")
        request.user = user
        lines = {section.key: section.summary(request) for section in sections()}
        shown[name] = (bool(lines["data-complaint"]), lines["data-complaints"])
    assert shown == {"officer": (True, ["1 complaint waits for you"]), "member": (True, None), "admin": (True, None)}


def test_the_export_has_what_an_officer_did_and_not_what_others_complained_of(desk, officer):
    row = complaint()
    desk.post(address_of(row, "acknowledge/"))
    told = EXPORTS["data_complaints_handled"].data(officer)
    assert [entry["what"] for entry in told] == ["acknowledged"]
    assert CANARY not in str(told)
    assert EXPORTS["data_complaints_handled"].data(cast.member("ada@example.org")) == []
