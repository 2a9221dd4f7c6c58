"""What becomes of each mail: the gate before it, the record after it, and what is asked in between."""

from datetime import timedelta
from smtplib import SMTPServerDisconnected

import pytest
from django.utils import timezone

from members.models import User
from newsletter.choices import DeliveryState, MailingState, SuppressionReason
from newsletter.delivery import claiming, engine, recording, services, workers
from newsletter.models import Delivery, Mailing, Worker
from newsletter.recipients.suppression import is_suppressed, suppress
from tests.newsletter.delivery import world

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_limit(settings):
    settings.NEWSLETTER_MAILS_PER_MINUTE = 0


class TestSending:
    def test_each_reader_gets_one_mail_and_the_mailing_is_done(self):
        mailing = world.running(7)
        world.work()
        world.work()
        assert world.sent_to() == [f"reader-{number}@example.org" for number in range(7)]
        assert world.states(mailing) == {"sent": 7}
        assert world.fresh(mailing).state == MailingState.DONE
        assert world.fresh(mailing).ended_at

    def test_the_row_says_sending_before_the_backend_is_asked(self, monkeypatch):
        mailing = world.running(1)
        seen = []

        def look(sender, message):
            seen.append(world.states(mailing))
            return engine_sent(sender, message)

        engine_sent = engine.Sender.send
        monkeypatch.setattr(engine.Sender, "send", look)
        world.work()
        assert seen == [{"sending": 1}]

    def test_nothing_is_left_claimed_and_no_worker_stays(self):
        mailing = world.running(60)
        world.work(times=20)
        assert 0 < world.states(mailing)["sent"] < 60
        assert not Delivery.objects.exclude(worker=None).exists()
        assert not Worker.objects.exists()

    def test_two_mailings_take_turns(self, monkeypatch):
        monkeypatch.setattr(engine, "CLAIMED_AT_ONCE", 2)
        first, second = world.running(world.many(6, "first")), world.running(world.many(6, "second"))
        world.work(times=12)
        assert world.states(first)["sent"] >= 2
        assert world.states(second)["sent"] >= 2

    def test_the_same_message_id_on_every_attempt(self, mailoutbox):
        mailing = world.running(1)
        with world.handing_over(ConnectionRefusedError()):
            world.work()
        Delivery.objects.update(not_before=timezone.now())
        world.work()
        (row,) = world.rows(mailing)
        assert mailoutbox[0].extra_headers["Message-ID"].startswith(f"<{mailing.uuid.hex}.{row.pk}@")
        assert row.attempts == 2


class TestTheLastQuestion:
    def test_who_unsubscribes_between_queue_and_send_gets_nothing_and_is_counted(self):
        mailing = world.running(3)
        User.objects.filter(email="reader-1@example.org").update(wants_newsletter=False)
        world.work()
        assert world.sent_to() == ["reader-0@example.org", "reader-2@example.org"]
        assert world.states(mailing) == {"sent": 2, "suppressed": 1}
        assert world.fresh(mailing).state == MailingState.DONE

    def test_who_unsubscribes_while_the_sending_runs_gets_nothing(self, monkeypatch):
        mailing = world.running(3)
        monkeypatch.setattr("newsletter.delivery.asking.FRESH", -1)
        send = engine.Sender.send

        def somebody_leaves(sender, message):
            User.objects.filter(email="reader-2@example.org").update(wants_newsletter=False)
            return send(sender, message)

        monkeypatch.setattr(engine.Sender, "send", somebody_leaves)
        world.work()
        assert world.states(mailing) == {"sent": 2, "suppressed": 1}

    def test_a_suppressed_address_gets_nothing(self):
        mailing = world.running(2)
        suppress(email="reader-0@example.org", reason=SuppressionReason.COMPLAINED)
        world.work()
        assert world.rows(mailing)[0].reason == "complained"
        assert world.sent_to() == ["reader-1@example.org"]


class TestErrors:
    @pytest.mark.parametrize(
        ("result", "state", "reason"),
        [
            (ConnectionRefusedError(), DeliveryState.DEFERRED, "connection"),
            (SMTPServerDisconnected(), DeliveryState.UNKNOWN, "no_answer"),
            (TimeoutError(), DeliveryState.UNKNOWN, "no_answer"),
            (ValueError("somebody@example.org"), DeliveryState.UNKNOWN, "no_answer"),
            (type("Anymail", (Exception,), {"status_code": 422})(), DeliveryState.FAILED, "422"),
            (type("Anymail", (Exception,), {"status_code": 429})(), DeliveryState.DEFERRED, "429"),
            (type("Anymail", (Exception,), {"status_code": 503})(), DeliveryState.UNKNOWN, "no_answer"),
            (0, DeliveryState.UNKNOWN, "no_answer"),
            (1, DeliveryState.SENT, ""),
        ],
    )
    def test_of_other_backends_only_a_certain_refusal_is_one(self, result, state, reason):
        mailing = world.running(1)
        with world.handing_over(result):
            world.work()
        (row,) = world.rows(mailing)
        assert (row.state, row.reason) == (state, reason)

    @pytest.mark.parametrize(("attempts", "minutes"), [(1, 5), (2, 10), (3, 20), (6, 160), (7, 240), (50, 240)])
    def test_the_waits_double_up_to_four_hours(self, attempts, minutes):
        assert recording.wait_after(attempts) == timedelta(minutes=minutes)

    def test_after_its_last_attempt_a_mail_has_failed(self, settings):
        settings.NEWSLETTER_MAX_ATTEMPTS = 2
        mailing = world.running(1)
        for _attempt in range(2):
            with world.handing_over(ConnectionRefusedError()):
                world.work()
            Delivery.objects.update(not_before=timezone.now())
        assert world.states(mailing) == {"failed": 1}

    def test_a_deferred_mail_waits_for_its_time(self):
        mailing = world.running(1)
        with world.handing_over(ConnectionRefusedError()):
            world.work()
        assert world.work() is None
        assert world.states(mailing) == {"deferred": 1}
        assert world.fresh(mailing).state == MailingState.SENDING

    def test_too_many_errors_in_a_row_pause_the_mailing(self, settings):
        settings.NEWSLETTER_MAX_ERRORS_IN_ROW = 3
        mailing = world.running(9)
        with world.handing_over(*[ConnectionRefusedError()] * 9):
            world.work()
        mailing = world.fresh(mailing)
        assert (mailing.state, mailing.reason) == (MailingState.PAUSED, "errors")
        assert world.states(mailing) == {"deferred": 3, "queued": 6}

    def test_a_mail_that_goes_well_in_between_begins_the_count_anew(self, settings):
        settings.NEWSLETTER_MAX_ERRORS_IN_ROW = 3
        refused = ConnectionRefusedError()
        mailing = world.running(5)
        with world.handing_over(refused, refused, 1, refused, refused):
            world.work()
        assert world.fresh(mailing).state == MailingState.SENDING

    def test_a_mail_server_that_is_not_there_costs_no_mail_an_attempt(self, monkeypatch):
        mailing = world.running(2)
        monkeypatch.setattr(
            "django.core.mail.backends.locmem.EmailBackend.open", lambda backend: 1 / 0, raising=False
        )
        monkeypatch.setattr(engine.Sender, "open", _no_server)
        again = world.work()
        assert again > timezone.now()
        assert {row.attempts for row in world.rows(mailing)} == {0}
        assert world.fresh(mailing).errors_in_row == 1

    def test_a_mail_that_cannot_be_written_pauses_the_mailing_and_the_log_quotes_nobody(self, monkeypatch, caplog):
        mailing = world.running(2)
        monkeypatch.setattr(engine, "letter", _cannot_be_written)
        world.work()
        assert world.fresh(mailing).reason == "letter"
        assert world.states(mailing) == {"queued": 2}
        assert "ValueError at test_engine.py" in caplog.text
        assert "example.org" not in caplog.text


def _no_server(sender):
    raise engine.NoServer


def _cannot_be_written(*args):
    raise ValueError("reader-0@example.org")


class TestPausing:
    def test_pausing_holds_from_the_next_mail_on(self, monkeypatch):
        mailing = world.running(5)
        send = engine.Sender.send

        def pause_after_two(sender, message):
            if world.states(mailing).get("sent") == 1:
                services.pause(actor=None, mailing=world.fresh(mailing))
            return send(sender, message)

        monkeypatch.setattr(engine.Sender, "send", pause_after_two)
        world.work()
        assert world.states(mailing) == {"sent": 2, "queued": 3}
        services.resume(actor=None, mailing=world.fresh(mailing))
        monkeypatch.undo()
        world.work()
        assert world.states(mailing) == {"sent": 5}

    def test_what_is_cancelled_is_never_sent(self):
        mailing = world.running(3)
        services.cancel(actor=None, mailing=mailing)
        world.work()
        assert world.states(mailing) == {"suppressed": 3}
        assert world.sent_to() == []

    def test_a_row_that_another_worker_has_is_not_begun(self):
        mailing = world.running(1)
        mine, theirs = workers.Lease(), workers.Lease()
        (row,) = claiming.claim(mine.id, mailing, 5)
        assert claiming.claim(theirs.id, mailing, 5) == []
        assert not claiming.begin(row, theirs.id)
        assert claiming.begin(row, mine.id)
        assert not claiming.begin(row, mine.id)


class TestKilledWorkers:
    def dead(self, mailing, begun=1):
        lease = workers.Lease()
        for row in claiming.claim(lease.id, mailing, 5)[:begun]:
            claiming.begin(row, lease.id)
        Worker.objects.update(seen_at=timezone.now() - timedelta(seconds=181))
        return lease

    def test_what_it_claimed_is_free_and_what_it_began_is_unknown(self):
        mailing = world.running(3)
        self.dead(mailing)
        world.work()
        assert world.states(mailing) == {"sent": 2, "unknown": 1}
        assert world.fresh(mailing).state == MailingState.DONE

    @pytest.mark.parametrize(("seconds", "freed"), [(179, False), (181, True)])
    def test_it_is_given_its_time(self, seconds, freed):
        mailing = world.running(2)
        self.dead(mailing)
        Worker.objects.update(seen_at=timezone.now() - timedelta(seconds=seconds))
        workers.reap()
        assert ("unknown" in world.states(mailing)) == freed

    def test_a_reaper_that_is_killed_in_the_middle_leaves_nothing_behind(self):
        mailing = world.running(2)
        self.dead(mailing)
        Worker.objects.all().delete()
        workers.reap()
        assert world.states(mailing) == {"queued": 1, "unknown": 1}
        assert not Delivery.objects.filter(state="queued").exclude(worker=None).exists()

    def test_a_worker_that_was_taken_for_dead_claims_and_begins_nothing(self):
        mailing = world.running(2)
        lease = self.dead(mailing, begun=0)
        row = world.rows(mailing)[0]
        workers.reap()
        assert not claiming.begin(row, lease.id)
        with pytest.raises(workers.LeaseLost):
            claiming.claim(lease.id, mailing, 5)

    def test_should_it_live_after_all_it_still_says_that_the_mail_was_sent(self):
        mailing = world.running(1)
        lease = self.dead(mailing)
        workers.reap()
        recording.record(world.rows(mailing)[0], engine.Sender.send.__globals__["SENT"], lease.id)
        assert world.states(mailing) == {"sent": 1}

    def test_what_is_unknown_is_never_sent_by_itself(self):
        mailing = world.running(1)
        self.dead(mailing)
        for _time in range(3):
            world.work()
        assert world.sent_to() == []

    @pytest.mark.parametrize(("resend", "state", "mails"), [(True, "sent", 1), (False, "sent", 0)])
    def test_a_person_decides(self, resend, state, mails):
        mailing = world.running(1)
        self.dead(mailing)
        world.work()
        services.answer_unknown(actor=None, delivery=world.rows(mailing)[0], resend=resend)
        world.work()
        assert world.states(mailing) == {state: 1}
        assert len(world.sent_to()) == mails
        assert world.fresh(mailing).state == MailingState.DONE
        with pytest.raises(services.NotUnknown):
            services.answer_unknown(actor=None, delivery=world.rows(mailing)[0], resend=resend)


def test_an_address_without_a_mailbox_is_not_written_to_again(monkeypatch):
    mailing = world.running(1)
    gone = engine.Sender.send.__globals__["Outcome"](DeliveryState.FAILED, "550 5.1.1", dead=True)
    monkeypatch.setattr(engine.Sender, "send", lambda sender, message: gone)
    world.work()
    assert (world.rows(mailing)[0].state, world.rows(mailing)[0].reason) == ("failed", "550 5.1.1")
    assert is_suppressed("reader-0@example.org")


def test_an_article_withdrawn_since_the_freeze_stops_the_sending_and_asks(monkeypatch):
    mailing = world.running(2)
    monkeypatch.setattr(engine, "withdrawn", lambda mailing: [7])
    world.work()
    assert (world.fresh(mailing).state, world.fresh(mailing).reason) == ("asking", "withdrawn")
    assert world.sent_to() == []
    assert not Mailing.objects.filter(state=MailingState.SENDING).exists()
