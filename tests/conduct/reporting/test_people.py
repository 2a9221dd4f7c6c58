"""Who would read it, who is kept from it, and what happens where too few are left."""

import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from branches.posts.services import ensure_body
from conduct.cases.facts import Facts
from conduct.choices import KeyState, Seat
from conduct.models import Case, CaseKey, Draft, DraftFile, LogEntry, ReaderKey
from conduct.sealing import age
from conduct.sealing.tags import RECOVERY, tag
from tests import builders
from tests.access import roles
from tests.conduct import world
from tests.conduct.reporting.form import ACCOUNT, KIND, TEXT, WHERE, Reporter

pytestmark = pytest.mark.django_db


def readers_of(case):
    keys = {key.public_key: key.holder for key in ReaderKey.objects.filter(seat=Seat.OFFICER)}
    rows = set(CaseKey.objects.filter(case=case).values_list("reader", flat=True))
    return {holder for key, holder in keys.items() if tag(key) in rows}


def test_officers_and_trustees_are_listed_by_name_and_post(reporter, trustees, officers):
    reporter.start()
    assert all(officer.get_full_name() in reporter.page for officer in officers)
    assert all(trustee.name in reporter.page for trustee in trustees)
    assert reporter.page.count('name="involved"') == 5


def test_whoever_is_named_has_no_key_to_the_case(reporter, officers):
    reporter.report(officers[0])
    case = Case.objects.get()
    assert readers_of(case) == set(officers[1:])
    assert Facts.of(case).kept_out == {officers[0].pk}
    with pytest.raises(age.CannotOpenError):
        world.open_case(case, world.secrets[officers[0].pk])
    told = json.loads(world.open_case(case, world.secrets[officers[1].pk])[0][1])
    assert [(person["name"], person["why"]) for person in told["kept_out"]] == [
        (officers[0].get_full_name(), "named")
    ]


def test_a_form_says_nothing_of_accounts(reporter, officers):
    reporter.start()
    assert all(f'value="{officer.pk}"' not in reporter.page for officer in officers)


@pytest.mark.parametrize("place", ["branch", "region"])
def test_officers_with_a_post_in_the_place_named_do_not_read_it(reporter, officers, place):
    chosen = ensure_body(builders.branch())
    body = chosen if place == "branch" else chosen.parent
    roles.holds(officers[1], builders.post(body=body, title="Keeper of the flag"))
    reporter.start()
    reporter.name()
    reporter.write(where_place=str(chosen.pk))
    assert "holds a post in the branch or region you named" in reporter.page
    reporter.send()
    case = Case.objects.get()
    assert readers_of(case) == {officers[0], officers[2]}
    assert Facts.of(case).kept_out == {officers[1].pk}


@pytest.mark.parametrize("count", [2, 3], ids=["all but one", "all"])
def test_fewer_than_two_left_and_nothing_is_kept(reporter, officers, count):
    reporter.start()
    reporter.name()
    reporter.post(KIND, kind="bullying", do="next")
    reporter.post(ACCOUNT, account=TEXT, do="next")
    reporter.post(WHERE, do="next")
    reporter.post("s4", evidence="a letter", file=_file(), do="add")
    assert DraftFile.objects.count() == 1
    reporter.post("s4", do="next")
    reporter.post("s5", do="next")
    reporter.post("review", do="people")
    reporter.name(*officers[:count])
    assert reporter.heading == "We cannot take this report"
    assert TEXT in reporter.page
    assert "The Party’s portal" in reporter.page
    assert (Draft.objects.count(), DraftFile.objects.count(), Case.objects.count()) == (0, 0, 0)
    assert reporter.cookie.value == ""
    assert not LogEntry.objects.filter(act__startswith="case").exists()


def test_a_place_that_leaves_too_few_keeps_nothing_either(reporter, officers):
    body = ensure_body(builders.branch())
    for number, officer in enumerate(officers[:2]):
        roles.holds(officer, builders.post(body=body, title=f"Post {number}"))
    reporter.start()
    reporter.name()
    reporter.post(KIND, kind="bullying", do="next")
    reporter.post(ACCOUNT, account=TEXT, do="next")
    reporter.post(WHERE, where_place=str(body.pk), do="next")
    assert reporter.heading == "We cannot take this report"
    assert TEXT in reporter.page
    assert Draft.objects.count() == 0


def test_the_form_does_not_start_with_fewer_than_two_readers(reporter, officers):
    ReaderKey.objects.filter(holder__in=officers[:2]).update(state=KeyState.RETIRED)
    reporter.get()
    assert "The form is closed for now" in reporter.page
    assert 'value="start">' not in reporter.page.partition("The form is closed")[2]
    reporter.post("start")
    assert reporter.words == ""


def test_a_trustee_who_is_named_leaves_no_recovery_and_it_is_said(reporter, trustees):
    reporter.start()
    reporter.name(Seat.SECOND_TRUSTEE)
    reporter.write()
    assert "There is no recovery for this report" in reporter.page
    assert trustees[1].name in reporter.page
    reporter.send()
    case = Case.objects.get()
    assert not CaseKey.objects.filter(case=case, reader=tag(RECOVERY)).exists()
    told = json.loads(world.open_thread(case, reporter.words)[0][1])
    assert told["recovery"] is False
    assert [person["name"] for person in told["kept_out"]] == [trustees[1].name]


def test_both_trustees_together_open_what_nobody_was_named_for(reporter, trustees):
    reporter.report()
    case = Case.objects.get()
    assert TEXT.encode() in world.open_case(case, world.open_recovery(case))[0][1]


def test_whoever_became_an_officer_meanwhile_is_asked_about_first(reporter, officers):
    reporter.start()
    reporter.name()
    reporter.write()
    late = world.officer("late")
    reporter.send()
    assert Case.objects.count() == 0
    assert "This list has changed since you were asked" in reporter.page
    reporter.name(late)
    reporter.send()
    assert readers_of(Case.objects.get()) == set(officers)


def test_whoever_was_named_and_lost_their_key_stays_kept_out(reporter, officers):
    reporter.start()
    reporter.name(officers[0])
    ReaderKey.objects.filter(holder=officers[0]).update(state=KeyState.RETIRED)
    reporter.write()
    reporter.send()
    assert Facts.of(Case.objects.get()).kept_out == {officers[0].pk}


def test_whoever_lost_their_post_since_the_list_was_shown_does_not_read_it(reporter, officers):
    reporter.start()
    reporter.name()
    reporter.write()
    officers[0].terms.all().delete()
    reporter.send()
    assert readers_of(Case.objects.get()) == set(officers[1:])


def test_codes_that_nobody_has_exclude_nobody(reporter, officers):
    reporter.start()
    reporter.post("people", asked=["nonsense", "1"], involved=["nonsense", str(officers[0].pk)])
    reporter.write()
    reporter.send()
    assert Case.objects.count() == 0
    assert reporter.step == 2


def test_no_query_depends_on_the_place_that_was_named(reporter):
    body = ensure_body(builders.branch())
    reporter.start()
    reporter.name()
    asked = []
    for place in ("", str(body.pk)):
        with CaptureQueriesContext(connection) as queries:
            reporter.post(WHERE, where_place=place, do="back")
        asked.append([query["sql"] for query in queries if "conduct_" not in query["sql"]])
    assert len(asked[0]) == len(asked[1])
    assert [sql for sql in asked[1] if "branches_" in sql] == [sql for sql in asked[0] if "branches_" in sql]


def test_holding_the_capability_without_a_key_is_no_way_to_be_a_reader(officers):
    world.officer("keyless", with_key=False)
    reporter = Reporter()
    reporter.start()
    assert "Keyless" not in reporter.page


def _file():
    return SimpleUploadedFile("a.txt", b"what he wrote to me", content_type="text/plain")
