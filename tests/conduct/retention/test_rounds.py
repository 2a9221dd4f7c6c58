"""What the daily round warns of, keeps and deletes, and when."""

from datetime import date, timedelta

import pytest

from common.models import OutgoingMail
from conduct.choices import Act, Extension, PartKind, State
from conduct.keys.readers import active_key_of
from conduct.log.checking import problems
from conduct.models import Case, CaseKey, Draft, LogEntry
from conduct.retention import rules, tombstones
from conduct.retention.services import ExtendedAlreadyError, NotClosedError, extend
from conduct.sealing.tags import tag
from tests import cast
from tests.conduct import world
from tests.conduct.retention.closing import CLOSED, OVER, WARNED, closed_case, on, round_of

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def readers():
    return [world.officer("ada"), world.officer("ben")]


def said(act, case):
    return list(LogEntry.objects.filter(act=act, case=case.pk).values_list("detail", flat=True))


def mailed():
    return sorted(OutgoingMail.objects.values_list("to", flat=True))


WARNINGS = [(WARNED - DAY, False), (WARNED, True), (WARNED + DAY, True)]


@pytest.mark.parametrize(("day", "is_warned"), WARNINGS)
def test_readers_are_warned_thirty_days_before(day, is_warned, readers):
    case = closed_case(readers)
    round_of(day)
    assert said(Act.CASE_WARNED, case) == (["2027-01-10"] if is_warned else [])
    assert mailed() == (["ada@example.org", "ben@example.org"] if is_warned else [])


def test_they_are_warned_once_and_without_a_word_of_the_case(readers):
    case = closed_case(readers)
    for day in range(5):
        round_of(WARNED + day * DAY)
    assert len(mailed()) == 2
    text = " ".join(f"{mail.subject} {mail.text} {mail.html}" for mail in OutgoingMail.objects.all())
    assert [word for word in (case.code_name, str(case.pk), "delete") if word in text] == []


DELETIONS = [(OVER - DAY, 0), (OVER, 1), (OVER + DAY, 1)]


@pytest.mark.parametrize(("day", "gone"), DELETIONS)
def test_a_case_goes_on_its_day(day, gone, readers):
    case = closed_case(readers)
    round_of(WARNED)
    assert round_of(day) == gone
    assert Case.objects.filter(pk=case.pk).count() == 1 - gone


LATE = [(WARNED + 20 * DAY, OVER + 19 * DAY, 0), (WARNED + 20 * DAY, OVER + 20 * DAY, 1)]


@pytest.mark.parametrize(("warned", "day", "gone"), LATE)
def test_a_case_that_was_warned_of_late_is_kept_so_much_longer(warned, day, gone, readers):
    """The jobs stood still for three weeks: officers have their thirty days all the same."""
    closed_case(readers)
    round_of(warned)
    assert round_of(day) == gone


def test_nothing_goes_on_the_day_on_which_it_is_first_said(readers):
    case = closed_case(readers)
    assert round_of(OVER + 100 * DAY) == 0
    assert Case.objects.filter(pk=case.pk).exists()


@pytest.mark.parametrize("state", [state for state in State if state != State.CLOSED])
def test_no_case_goes_that_is_not_closed(state, readers):
    closed_case(readers, state=state)
    round_of(WARNED)
    assert round_of(OVER + 1000 * DAY) == 0


class TestUnread:
    @pytest.fixture
    def case(self, readers):
        case = closed_case(readers)
        CaseKey.objects.filter(case=case).update(read_through=1)
        round_of(WARNED)
        return case

    def test_a_message_that_none_of_them_has_opened_keeps_it(self, case):
        world.add(case, PartKind.FROM_REPORTER, "Are you there?")
        assert round_of(OVER) == 0
        CaseKey.objects.filter(pk=case.keys.first().pk).update(read_through=2)
        assert round_of(OVER + DAY) == 1

    def test_so_does_a_file(self, case):
        world.add(case, PartKind.FILE, b"photo", name="photo.jpg", type="image/jpeg")
        assert round_of(OVER) == 0

    def test_what_officers_wrote_does_not(self, case):
        world.add(case, PartKind.NOTE, "A note")
        world.add(case, PartKind.TO_REPORTER, "Goodbye")
        assert round_of(OVER) == 1

    def test_that_somebody_read_it_who_has_left_does_not_count(self, case, readers):
        world.add(case, PartKind.FROM_REPORTER, "Are you there?")
        ben = tag(active_key_of(readers[1]).public_key)
        CaseKey.objects.filter(case=case, reader=ben).update(read_through=2)
        readers[1].is_active = False
        readers[1].save()
        assert round_of(OVER) == 0

    def test_where_nobody_is_left_who_could_open_it_nothing_is_waited_for(self, case, readers):
        world.add(case, PartKind.FROM_REPORTER, "Are you there?")
        case.keys.all().delete()
        assert round_of(OVER) == 1

    def test_nothing_stays_for_ever_because_nobody_looks(self, case):
        world.add(case, PartKind.FROM_REPORTER, "Are you there?")
        assert round_of(OVER + 364 * DAY) == 0
        assert round_of(OVER + 365 * DAY) == 1

    def test_its_readers_hear_of_it_every_week(self, case):
        world.add(case, PartKind.FROM_REPORTER, "Are you there?")
        OutgoingMail.objects.all().delete()
        for day in range(8):
            round_of(OVER + day * DAY)
        assert len(mailed()) == 2 * 2


class TestKeepingLonger:
    def test_is_for_a_year_with_a_reason_in_the_log(self, readers):
        case = closed_case(readers)
        with on(WARNED):
            kept = extend(actor=readers[0], case=case, reason="appeal")
        assert (kept.delete_on, kept.extended_for) == (date(2028, 1, 10), Extension.APPEAL)
        assert said(Act.CASE_EXTENDED, case) == ["appeal 2028-01-10"]

    def test_is_possible_once(self, readers):
        case = closed_case(readers)
        extend(actor=readers[0], case=case, reason="appeal")
        with pytest.raises(ExtendedAlreadyError):
            extend(actor=readers[1], case=case, reason="legal")
        assert Case.objects.get(pk=case.pk).delete_on == date(2028, 1, 10)

    def test_is_for_closed_cases(self, readers):
        with pytest.raises(NotClosedError):
            extend(actor=readers[0], case=world.case(readers), reason="appeal")

    def test_is_for_one_of_the_reasons_there_are(self, readers):
        with pytest.raises(ValueError, match="because"):
            extend(actor=readers[0], case=closed_case(readers), reason="because")

    def test_has_its_own_warning_and_its_own_day(self, readers):
        case = closed_case(readers)
        round_of(WARNED)
        with on(WARNED + DAY):
            extend(actor=readers[0], case=case, reason="legal")
        assert round_of(OVER) == 0
        assert said(Act.CASE_WARNED, case) == ["2027-01-10"]
        round_of(date(2027, 12, 11))
        assert said(Act.CASE_WARNED, case) == ["2027-01-10", "2028-01-10"]
        assert round_of(date(2028, 1, 9)) == 0
        assert round_of(date(2028, 1, 10)) == 1


class TestThePage:
    @pytest.fixture
    def case(self, readers):
        return closed_case(readers)

    def url(self, case):
        return f"/conduct/desk/{case.pk}/keep/"

    def test_asks_for_a_reason_and_keeps_the_case(self, case, readers):
        browser = cast.client_of(readers[0])
        page = browser.get(self.url(case)).content.decode()
        assert "10 January 2027" in page
        assert "10 January 2028" in page
        answer = browser.post(self.url(case), {"reason": "pattern"})
        assert answer["Location"] == f"/conduct/desk/{case.pk}/"
        assert Case.objects.get(pk=case.pk).extended_for == "pattern"

    @pytest.mark.parametrize("reason", ["", "because"])
    def test_says_in_words_what_is_missing(self, reason, case, readers):
        answer = cast.client_of(readers[0]).post(self.url(case), {"reason": reason})
        assert answer.status_code == 200
        assert "Something is not right yet" in answer.content.decode()
        assert Case.objects.get(pk=case.pk).extended_for == ""

    def test_a_second_time_says_that_it_is_once(self, case, readers):
        browser = cast.client_of(readers[0])
        browser.post(self.url(case), {"reason": "pattern"})
        assert "cannot be kept longer" in browser.get(self.url(case)).content.decode()
        browser.post(self.url(case), {"reason": "legal"})
        assert Case.objects.get(pk=case.pk).extended_for == "pattern"

    def test_is_not_there_for_whoever_is_kept_from_the_case(self, case, readers):
        outsider = world.officer("cleo")
        missing = self.url(case).replace(str(case.pk), "00000000-0000-4000-8000-000000000000")
        browser = cast.client_of(outsider)
        assert [browser.post(url, {"reason": "legal"}).status_code for url in (self.url(case), missing)] == [404, 404]
        assert cast.client_of(cast.admin()).get(self.url(case)).status_code == 403
        assert Case.objects.get(pk=case.pk).extended_for == ""


def test_begun_reports_go_after_their_days():
    days = [date(2026, 11, 21), date(2026, 11, 22), date(2026, 11, 23)]
    for number, day in enumerate(days):
        Draft.objects.create(locator=str(number), sealed=b"x", expires_on=day)
    round_of(date(2026, 11, 22))
    assert list(Draft.objects.values_list("expires_on", flat=True)) == [date(2026, 11, 23)]


class TestADeletedCase:
    @pytest.fixture
    def case(self, readers):
        world.trustees()
        case = closed_case(readers, files=[("a.txt", b"first")])
        CaseKey.objects.filter(case=case).update(read_through=2)
        round_of(WARNED)
        round_of(OVER)
        return case

    def test_is_in_the_log_and_in_a_file_by_its_id_alone(self, case):
        assert said(Act.CASE_DELETED, case) == ["over"]
        assert said(Act.CASE_PROVED, case) == [""]
        assert tombstones.ids() == {case.pk}
        assert (tombstones.folder() / "deleted").read_text() == f"{case.pk}\n"
        assert (tombstones.folder() / "deleted").stat().st_mode & 0o077 == 0

    def test_leaves_a_log_that_is_whole(self, case):
        assert problems() == []

    def test_is_deleted_once(self, case):
        assert round_of(OVER) == 0
        assert said(Act.CASE_DELETED, case) == ["over"]

    def test_finds_nobody_by_its_words(self, case):
        assert not Case.objects.filter(locator=case.locator).exists()


def test_a_machine_that_stops_between_the_file_and_the_database_deletes_in_the_next_round(readers, monkeypatch):
    case = closed_case(readers)
    round_of(WARNED)
    stop = pytest.MonkeyPatch()
    stop.setattr("conduct.retention.services.record", lambda *_args, **_kw: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        round_of(OVER)
    stop.undo()
    assert Case.objects.filter(pk=case.pk).exists()
    assert round_of(OVER) == 1


def test_a_case_that_was_kept_longer_while_the_round_ran_stays(readers):
    from conduct.retention.services import delete_case

    case = closed_case(readers)
    round_of(WARNED)
    with on(OVER):
        assert rules.to_delete(OVER) == [case]
        extend(actor=readers[0], case=case, reason="legal")
        assert delete_case(case=case) == 0
    assert Case.objects.filter(pk=case.pk).exists()
    assert tombstones.ids() == set()


def test_lines_that_are_no_ids_are_passed_over():
    case = world.case()
    tombstones.add(case.pk)
    with open(tombstones.folder() / "deleted", "a") as file:
        file.write("0123-half a li")
    assert tombstones.ids() == {case.pk}


def test_the_calendar_of_these_tests_is_that_of_the_settings(settings):
    assert CLOSED + timedelta(days=settings.CONDUCT_RETENTION_DAYS) == OVER
    assert OVER - timedelta(days=settings.CONDUCT_WARNING_DAYS) == WARNED
