"""What happens between two steps of one process because another, or a person, is at work at the same moment."""

from datetime import timedelta

import pytest
from django.db import connection
from django.utils import timezone

from members.models import User
from newsletter.choices import DeliveryState, MailingState
from newsletter.delivery import asking, bucket, claiming, engine, filling, retention, services
from newsletter.models import Delivery, Mailing
from newsletter.subscriptions.services import move_to_account
from tests.newsletter import people
from tests.newsletter.delivery import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_limit(settings):
    settings.NEWSLETTER_MAILS_PER_MINUTE = 0


def once(act):
    """``act`` the first time it is called, and nothing afterwards."""
    left = [act]

    def do(*args):
        if left:
            left.pop()()

    return do


def after_each_statement(act):
    def run(execute, sql, params, many, context):
        result = execute(sql, params, many, context)
        act(sql)
        return result

    return connection.execute_wrapper(run)


class TestASubscriptionMovesToAnAccountWhileItsMailIsClaimed:
    @pytest.mark.parametrize("module", [asking, engine], ids=["before the last question", "after it"])
    def test_the_account_gets_it_once(self, monkeypatch, module):
        mailing = world.running(0)
        people.delivery(people.subscriber("new@example.org"), of=mailing)
        account = people.reader("new@example.org")
        name = "recipients_of" if module is asking else "letter"
        original, move = getattr(module, name), once(lambda: move_to_account(account))

        def after_moving(*args):
            if module is asking:
                move()
            found = original(*args)
            move()
            return found

        monkeypatch.setattr(module, name, after_moving)
        world.work()
        world.work()
        assert world.sent_to() == ["new@example.org"]
        (row,) = world.rows(mailing)
        assert (row.state, row.person_id) == (DeliveryState.SENT, account.pk)


class TestTheEndOfAMailing:
    def test_a_row_that_goes_from_later_to_waiting_meanwhile_is_not_overlooked(self):
        mailing = world.running(1)
        Delivery.objects.update(state=DeliveryState.DEFERRED, not_before=timezone.now())
        wake = once(lambda: claiming.wake(mailing))
        with after_each_statement(wake):
            assert not claiming.is_over(mailing)

    def test_a_mail_that_somebody_has_sent_again_at_that_moment_leaves(self, monkeypatch):
        mailing = world.running(1)
        Delivery.objects.update(state=DeliveryState.UNKNOWN, reason="crash")
        (row,) = world.rows(mailing)
        again = once(lambda: services.answer_unknown(actor=None, delivery=row, resend=True))

        def looked(of):
            found = claiming.is_over(of)
            again()
            return found

        monkeypatch.setattr(engine, "is_over", looked)
        world.work()
        assert world.fresh(mailing).state == MailingState.SENDING
        world.work()
        world.work()
        assert world.states(mailing) == {"sent": 1}
        assert world.fresh(mailing).state == MailingState.DONE

    def test_whoever_has_a_mail_sent_again_looks_where_the_mailing_stands_now(self):
        mailing = world.running(1)
        Delivery.objects.update(state=DeliveryState.UNKNOWN, reason="crash")
        row = Delivery.objects.select_related("mailing").get()
        engine.finish(world.fresh(mailing))
        assert row.mailing.state == MailingState.SENDING
        services.answer_unknown(actor=None, delivery=row, resend=True)
        assert world.fresh(mailing).state == MailingState.SENDING


class TestFilling:
    def test_of_a_mailing_that_is_cancelled_meanwhile_nobody_keeps_a_row_that_waits(self):
        """They would have none of the edition's next mailing."""
        world.many(3)
        people.subscriber()
        mailing = world.frozen()
        services.confirm(actor=None, mailing=mailing, expected=4)
        cancel = once(lambda: services.cancel(actor=None, mailing=world.fresh(mailing)))
        with after_each_statement(lambda sql: cancel() if "INSERT INTO newsletter_delivery" in sql else None):
            filling.fill(mailing.pk)
        assert world.fresh(mailing).state == MailingState.CANCELLED
        assert world.states(mailing) == {"suppressed": 3}

    def test_who_changes_their_zone_meanwhile_has_a_morning_all_the_same(self):
        (reader,) = world.many(1, time_zone="Europe/Paris")
        mailing = world.frozen(when="morning")
        services.confirm(actor=None, mailing=mailing, expected=1)
        move = once(lambda: User.objects.filter(pk=reader.pk).update(time_zone="Asia/Tokyo"))
        with after_each_statement(lambda sql: move() if "DISTINCT time_zone" in sql else None):
            filling.fill(mailing.pk)
        (row,) = world.rows(mailing)
        assert row.state == DeliveryState.DEFERRED
        assert row.not_before


class TestForgetting:
    def test_a_mailing_that_somebody_goes_on_with_at_that_moment_keeps_its_rows(self):
        mailing = world.running(1)
        Delivery.objects.update(state=DeliveryState.UNKNOWN, reason="crash")
        engine.finish(mailing)
        Mailing.objects.update(ended_at=timezone.now() - timedelta(days=1000))
        row = world.rows(mailing)[0]
        again = once(lambda: services.answer_unknown(actor=None, delivery=row, resend=True))
        with after_each_statement(lambda sql: again() if sql.startswith("SELECT") and "ended_at" in sql else None):
            retention.forget_deliveries()
        assert world.states(mailing) == {"queued": 1}
        assert world.fresh(mailing).counts == {}


class TestAClockThatIsPutRight:
    @pytest.mark.parametrize(("ahead", "waits"), [(timedelta(seconds=30), True), (timedelta(hours=26), False)])
    def test_mails_leave_again_at_once(self, ahead, waits):
        """A machine whose clock is a little behind the others' waits for them."""
        now = timezone.now()
        bucket.draw(1, 1, now=now + ahead)
        later = [bucket.draw(1, 1, now=now + timedelta(seconds=second))[0] for second in (1, 2, 3)]
        assert later == ([0, 0, 0] if waits else [0, 1, 1])
