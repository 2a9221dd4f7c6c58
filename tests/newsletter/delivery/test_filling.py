"""A row for each recipient: once, in their language, at their hour, and again where it was broken off."""

from datetime import UTC, datetime, timedelta
from unittest.mock import patch

import pytest
import time_machine

from common.jobs import run_due
from members.models import User
from newsletter.choices import DeliveryState, MailingKind, MailingState, When
from newsletter.delivery import filling, services, states
from newsletter.delivery.claiming import wake
from newsletter.delivery.watch import watch
from newsletter.models import Delivery, Mailing
from tests import builders
from tests.newsletter import people
from tests.newsletter.delivery import world

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)


def filled(mailing, expected=0):
    services.confirm(actor=None, mailing=mailing, expected=expected)
    filling.fill(mailing.pk)
    return world.fresh(mailing)


def test_everybody_who_is_chosen_has_a_row_and_the_sending_begins():
    world.many(30)
    people.subscriber()
    mailing = filled(world.frozen(), expected=31)
    assert (mailing.state, mailing.total) == (MailingState.SENDING, 31)
    assert world.states(mailing) == {"queued": 31}


def test_filling_again_adds_nobody_twice_and_goes_on_where_it_broke_off():
    world.many(5)
    mailing = world.frozen()
    services.confirm(actor=None, mailing=mailing, expected=6)
    with patch.object(filling, "move", side_effect=KeyboardInterrupt), pytest.raises(KeyboardInterrupt):
        filling.fill(mailing.pk)
    first = {row.pk for row in world.rows(mailing)}
    world.many(1, "late")
    filling.fill(mailing.pk)
    assert first < {row.pk for row in world.rows(mailing)}
    assert world.fresh(mailing).total == 6


def test_what_is_not_being_filled_is_left_alone():
    world.many(1)
    mailing = world.frozen()
    filling.fill(mailing.pk)
    filling.fill(987_654)
    assert not Delivery.objects.exists()


@pytest.mark.parametrize(("reads", "gets"), [("de", "de"), ("fr", "en"), ("en", "en")])
def test_each_gets_their_language_or_the_sites(reads, gets):
    world.many(1, language=reads)
    mailing = filled(world.frozen(languages=("de", "en")), expected=1)
    assert [row.language for row in world.rows(mailing)] == [gets]


def test_a_mailing_in_other_languages_only_goes_out_in_its_first():
    world.many(1, language="es")
    assert [row.language for row in world.rows(filled(world.frozen(languages=("de", "fr")), expected=1))] == ["de"]


def test_of_all_mailings_of_an_edition_nobody_gets_two():
    world.many(3)
    edition = builders.edition()
    first = filled(world.frozen(edition=edition), expected=3)
    world.work()
    world.many(2, "new")
    second = filled(world.frozen(edition=edition), expected=2)
    assert (first.total, second.total) == (3, 2)
    third = filled(world.frozen(), expected=5)
    assert third.total == 5


def test_whose_mail_was_refused_or_cancelled_may_get_another_of_the_edition():
    world.many(2)
    edition = builders.edition()
    first = filled(world.frozen(edition=edition), expected=2)
    services.cancel(actor=None, mailing=first)
    assert filled(world.frozen(edition=edition), expected=2).total == 2


def test_far_more_than_were_confirmed_are_asked_about():
    world.many(22)
    mailing = filled(world.frozen(), expected=1)
    assert (mailing.state, mailing.reason) == (MailingState.ASKING, "more")
    world.work()
    assert world.sent_to() == []
    services.answer_asking(actor=None, mailing=mailing, go=True)
    world.work()
    assert len(world.sent_to()) == 22


def test_variants_reach_whom_they_are_about_and_who_has_none_gets_nothing():
    here, there = builders.branch(), builders.branch()
    for branch in (here, there, None):
        people.reader(branch=branch, digest="weekly")
    mailing = world.frozen(languages=(), kind=MailingKind.DIGEST)
    world.shell(mailing, variant=str(here.pk))
    assert [row.variant for row in world.rows(filled(mailing, expected=1))] == [str(here.pk)]


class TestMornings:
    ZONES = {
        "Pacific/Auckland": datetime(2026, 11, 22, 19, tzinfo=UTC),
        "Asia/Kolkata": datetime(2026, 11, 23, 2, 30, tzinfo=UTC),
        "Europe/London": datetime(2026, 11, 23, 8, tzinfo=UTC),
        "": datetime(2026, 11, 23, 8, tzinfo=UTC),
        "America/New_York": datetime(2026, 11, 22, 13, tzinfo=UTC),
        "America/Los_Angeles": datetime(2026, 11, 22, 16, tzinfo=UTC),
    }

    def test_each_gets_it_at_their_next_eight_o_clock(self):
        for place, zone in enumerate(self.ZONES):
            world.many(1, f"zone-{place}", time_zone=zone)
        with time_machine.travel(NOON, tick=False):
            mailing = filled(world.frozen(when=When.MORNING), expected=6)
        zones = dict(User.objects.values_list("pk", "time_zone"))
        assert {zones[row.person_id]: row.not_before for row in world.rows(mailing)} == self.ZONES
        assert world.states(mailing) == {"deferred": 6}

    @pytest.mark.parametrize(("seconds", "woken"), [(-1, 0), (0, 1), (1, 1)])
    def test_nobody_gets_it_a_second_early(self, seconds, woken):
        world.many(1, time_zone="America/New_York")
        with time_machine.travel(NOON, tick=False):
            mailing = filled(world.frozen(when=When.MORNING), expected=1)
        assert wake(mailing, self.ZONES["America/New_York"] + timedelta(seconds=seconds)) == woken

    @pytest.mark.parametrize(("hours", "asks"), [(5, False), (7, True)])
    def test_a_morning_that_was_missed_by_hours_is_asked_about(self, hours, asks):
        (reader,) = world.many(1, time_zone="Asia/Tokyo")
        with time_machine.travel(NOON, tick=False) as clock:
            mailing = filled(world.frozen(when=When.MORNING), expected=1)
            clock.shift(timedelta(hours=11 + hours))
            for look in (watch, world.work):
                look()
                assert (world.fresh(mailing).state == MailingState.ASKING) == asks
            assert bool(world.sent_to()) != asks
            if asks:
                services.answer_asking(actor=None, mailing=world.fresh(mailing), go=True)
                world.work()
            assert world.sent_to() == [reader.email]

    def test_on_a_day_of_its_own_filling_begins_before_it_is_eight_anywhere(self):
        world.many(1, time_zone="Pacific/Kiritimati")
        mailing = world.frozen(when=When.MORNING, local_time=datetime(2026, 12, 1))
        with time_machine.travel(NOON, tick=False):
            services.confirm(actor=None, mailing=mailing, expected=1)
        assert mailing.state == MailingState.SCHEDULED
        assert mailing.starts_at == datetime(2026, 11, 30, 18, tzinfo=UTC)


class TestSchedule:
    def scheduled(self):
        mailing = world.frozen(when=When.AT, local_time=datetime(2026, 11, 23, 9, 30), time_zone="Asia/Kolkata")
        with time_machine.travel(NOON, tick=False):
            services.confirm(actor=None, mailing=mailing, expected=0)
        return world.fresh(mailing)

    def test_the_instant_follows_from_wall_clock_and_zone(self):
        mailing = self.scheduled()
        assert mailing.local_time == datetime(2026, 11, 23, 9, 30)
        assert mailing.starts_at == datetime(2026, 11, 23, 4, tzinfo=UTC)

    @pytest.mark.parametrize(
        ("after", "state"),
        [
            (timedelta(seconds=-1), "scheduled"),
            (timedelta(0), "filling"),
            (timedelta(hours=6), "filling"),
            (timedelta(hours=6, seconds=1), "asking"),
        ],
    )
    def test_it_begins_at_its_time_and_asks_when_that_was_missed(self, after, state):
        mailing = self.scheduled()
        watch(mailing.starts_at + after)
        assert world.fresh(mailing).state == state

    def test_a_missed_one_goes_on_when_somebody_says_so(self):
        mailing = self.scheduled()
        watch(mailing.starts_at + timedelta(days=1))
        services.answer_asking(actor=None, mailing=world.fresh(mailing), go=True)
        filling.fill(mailing.pk)
        assert world.fresh(mailing).state == MailingState.SENDING


class TestStates:
    def test_of_two_who_decide_at_once_one_does(self):
        mailing = world.running(1)
        stale = Mailing.objects.get(pk=mailing.pk)
        services.pause(actor=None, mailing=mailing)
        with pytest.raises(states.Moved):
            services.pause(actor=None, mailing=stale)

    @pytest.mark.parametrize("verb", [services.pause, services.resume, services.cancel])
    def test_what_is_over_is_over(self, verb):
        mailing = world.frozen(state=MailingState.CANCELLED)
        with pytest.raises(states.NotAllowed):
            verb(actor=None, mailing=mailing)

    def test_rows_move_as_the_table_says(self):
        with pytest.raises(states.NotAllowed):
            states.turn(Delivery.objects.all(), DeliveryState.SENT, DeliveryState.QUEUED)


def test_run_jobs_lists_sends_and_ends_a_mailing(settings):
    settings.NEWSLETTER_MAILS_PER_MINUTE = 0
    world.many(3)
    mailing = world.frozen()
    services.confirm(actor=None, mailing=mailing, expected=3)
    run_due()
    run_due()
    assert world.fresh(mailing).state == MailingState.DONE
    assert len(world.sent_to()) == 3
