"""Four eyes see each number: what is verified, by whom, what ends it."""

from datetime import date, datetime, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from wagtail.models import ModelLogEntry

from conduct.directory import services
from conduct.directory.kinds import Standing
from conduct.directory.verifying import FACTS, facts_of, is_shown, last_day, standing_of
from conduct.models import HelpService
from tests import cast
from tests.conduct.directory.lines import NUMBER, helpline, office, qualified, verify

pytestmark = pytest.mark.django_db
CHANGES = {
    "name": "Another line",
    "kind": "rights",
    "serves": "Everybody.",
    "countries": ["FR"],
    "phone": "+44 20 7946 0999",
    "phone_abroad": "+44 20 7946 0999",
    "web": "https://example.org/other/",
    "languages": ["fr"],
    "always_open": True,
    "weekdays": ["mo"],
    "opens": "10:00",
    "closes": "11:00",
    "time_zone": "Asia/Tokyo",
    "on_holidays": True,
    "is_example": True,
    "is_fallback": True,
}


def fresh(service):
    return HelpService.objects.get(pk=service.pk)


def change(service, by="anna", **fields):
    for name, value in fields.items():
        setattr(service, name, value)
    services.keep(actor=qualified(by), service=service)
    return fresh(service)


def test_the_table_below_changes_everything_that_readers_are_told():
    assert set(CHANGES) == set(FACTS)


@pytest.mark.parametrize("field", FACTS)
def test_a_change_of_anything_that_readers_are_told_ends_it(field):
    line = helpline()
    assert standing_of(line) == Standing.VERIFIED
    changed = change(line, **{field: CHANGES[field]})
    assert standing_of(changed) != Standing.VERIFIED
    assert (changed.verified_on, changed.verified_by, changed.verified_as) == (None, None, "")
    assert not is_shown(changed)


@pytest.mark.parametrize("field", FACTS)
def test_so_does_a_change_past_every_form(field):
    """By a script, an import, or whoever can write to the database without the server's key."""
    line = helpline()
    HelpService.objects.filter(pk=line.pk).update(**{field: CHANGES[field]})
    assert standing_of(fresh(line)) != Standing.VERIFIED


def test_its_place_in_the_list_may_change():
    assert standing_of(change(helpline(), sort_order=5)) == Standing.VERIFIED
    assert HelpService.objects.get().sort_order == 5


def test_saving_a_form_that_changes_nothing_ends_nothing_and_undoes_nothing():
    """It was fetched before somebody else verified the line."""
    line = helpline(verified=False)
    verify(line)
    stale_form = line
    assert standing_of(change(stale_form, sort_order=7)) == Standing.VERIFIED


def test_whoever_changed_it_does_not_verify_it():
    line = helpline(verified=False)
    with pytest.raises(services.OwnChangeError):
        verify(line, by="anna")
    assert standing_of(fresh(line)) == Standing.UNVERIFIED


def test_nobody_gets_round_that_by_having_another_change_a_trifle_afterwards():
    line = change(helpline(verified=False), by="bela", serves="Everybody.")
    for name in ("anna", "bela"):
        with pytest.raises(services.OwnChangeError):
            verify(line, by=name)
    assert standing_of(verify(line, by="carl")) == Standing.VERIFIED


def test_what_was_verified_is_what_was_seen():
    line = helpline(verified=False)
    seen = facts_of(line)
    change(line, phone="+44 20 7946 0999")
    with pytest.raises(services.ChangedMeanwhileError):
        services.verify(actor=qualified("bela"), service=line, seen=seen)


@pytest.mark.parametrize("seen", ["", "0" * 64])
def test_nothing_is_verified_unseen(seen):
    with pytest.raises(services.ChangedMeanwhileError):
        services.verify(actor=qualified("bela"), service=helpline(verified=False), seen=seen)


def test_an_example_is_never_verified():
    with pytest.raises(services.ExampleError):
        verify(helpline(verified=False, is_example=True))


@pytest.mark.parametrize("who", [cast.member, cast.admin, cast.editor])
def test_only_the_qualified_write_and_verify(who):
    line, person = helpline(verified=False), who()
    with pytest.raises(PermissionDenied):
        services.verify(actor=person, service=line, seen=facts_of(line))
    with pytest.raises(PermissionDenied):
        services.keep(actor=person, service=line)


def test_verifying_leaves_who_and_when_and_an_entry_in_the_history():
    line = helpline(verified=False)
    with time_machine.travel("2026-11-22T23:30:00Z"):
        line = verify(line)
    assert (line.verified_on, line.verified_by) == (date(2026, 11, 22), qualified("bela"))
    actions = list(ModelLogEntry.objects.filter(object_id=str(line.pk)).values_list("action", "user__email"))
    assert ("wagtail.create", "anna@example.org") in actions
    assert (services.VERIFY, "bela@example.org") in actions


def test_it_may_be_verified_again_by_the_same_person_as_long_as_nobody_changes_it():
    line = helpline()
    with time_machine.travel(datetime.now() + timedelta(days=100)):
        assert verify(fresh(line)).verified_on > line.verified_on


@pytest.mark.parametrize(
    ("age", "standing"), [(0, "verified"), (149, "verified"), (180, "verified"), (181, "stale"), (3650, "stale")]
)
def test_it_is_shown_for_so_many_days_and_not_for_one_more(age, standing):
    line = helpline()
    day = line.verified_on + timedelta(days=age)
    assert standing_of(line, day) == standing
    assert is_shown(line, day) is (standing == "verified")
    assert last_day(line) == line.verified_on + timedelta(days=180)


@pytest.mark.parametrize("debug", [True, False])
def test_examples_are_shown_where_the_site_is_tried_out_and_nowhere_else(settings, debug):
    settings.DEBUG = debug
    assert is_shown(helpline(verified=False, is_example=True)) is debug


def test_an_unverified_line_is_shown_nowhere(settings):
    settings.DEBUG = True
    assert not is_shown(helpline(verified=False))


def test_verifying_is_of_the_row_in_the_source_language():
    line = helpline()
    french = translation(line)
    assert standing_of(french) == Standing.UNVERIFIED
    with pytest.raises(HelpService.DoesNotExist):
        services.verify(actor=qualified("carl"), service=french, seen=facts_of(french))


def translation(line):
    from wagtail.models import Locale

    french = Locale.objects.get_or_create(language_code="fr")[0]
    copy = line.copy_for_translation(french)
    copy.save()
    return copy


def test_the_builder_of_this_file_makes_what_it_says():
    line = helpline(phone=NUMBER, **office())
    assert (line.phone, line.weekdays, line.opens.hour) == (NUMBER, ["mo", "tu", "we", "th", "fr"], 9)
