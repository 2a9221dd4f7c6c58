"""The screens about mailings: who sees which, what they say, what can be decided, and no address anywhere."""

import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import ModelLogEntry

from members.rights import Capability
from newsletter.choices import MailingKind, MailingState
from newsletter.delivery import reports, retention, workers
from newsletter.delivery.claiming import begin, claim
from newsletter.models import Delivery, Mailing, Worker
from tests import cast
from tests.access.roles import holds, post
from tests.newsletter.delivery import world

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return client_with(Capability.EDITOR)


def client_with(capability):
    user = cast.member(f"{capability}@example.org")
    holds(user, post(capabilities=[capability], title=capability))
    return cast.client_of(user, second_factor=True)


def page_of(mailing, name="newsletter_mailing"):
    return reverse(name, args=[mailing.pk])


def killed(mailing):
    lease = workers.Lease()
    (row,) = claim(lease.id, mailing, 1)
    begin(row, lease.id)
    Worker.objects.all().delete()
    workers.reap()
    return row


class TestWho:
    @pytest.mark.parametrize(
        ("capability", "kind", "status"),
        [
            (Capability.EDITOR, MailingKind.EDITION, 200),
            (Capability.EDITOR, MailingKind.NOTICE, 200),
            (Capability.ELECTIONS, MailingKind.NOTICE, 200),
            (Capability.ELECTIONS, MailingKind.EDITION, 404),
            (Capability.MEMBERSHIP, MailingKind.NOTICE, 302),
            (Capability.BRANCH, MailingKind.EDITION, 302),
        ],
    )
    @pytest.mark.parametrize("name", ["newsletter_mailing", "newsletter_mailing_progress", "newsletter_mailing_csv"])
    def test_editors_see_all_and_who_runs_elections_sees_notices(self, capability, kind, status, name):
        mailing = world.frozen(kind=kind)
        assert client_with(capability).get(page_of(mailing, name)).status_code == status

    @pytest.mark.parametrize("capability", [Capability.ELECTIONS, Capability.MEMBERSHIP])
    def test_nobody_else_decides(self, capability):
        mailing = world.running(1)
        client_with(capability).post(page_of(mailing), {"cancel": ""})
        assert world.fresh(mailing).state == MailingState.SENDING

    def test_the_list_shows_what_one_may_see(self):
        world.frozen(title="An edition")
        world.frozen(kind=MailingKind.NOTICE, title="A ballot")
        answer = client_with(Capability.ELECTIONS).get(reverse("newsletter_mailings")).content.decode()
        assert "A ballot" in answer
        assert "An edition" not in answer


class TestProgress:
    def test_it_says_how_far_it_is_in_words_and_numbers(self, editor):
        mailing = world.running(4)
        world.work(times=4)
        sent = world.states(mailing)["sent"]
        answer = editor.get(page_of(mailing)).content.decode()
        assert f"{sent} of 4 mails are through" in answer
        told = editor.get(page_of(mailing, "newsletter_mailing_progress")).json()
        assert (told["settled"], told["total"], told["states"]["sent"]) == (sent, 4, sent)
        assert f"{sent} of 4" in told["html"]
        assert not told["over"]

    def test_no_page_and_no_file_has_an_address(self, editor):
        mailing = world.running(2)
        killed(mailing)
        world.work()
        for name in ("newsletter_mailing", "newsletter_mailing_progress", "newsletter_mailing_csv"):
            answer = editor.get(page_of(mailing, name))
            text = b"".join(answer) if answer.streaming else answer.content
            assert b"reader-" not in text, name
            assert "no-store" in answer.headers["Cache-Control"]

    def test_the_file_has_a_line_for_each_mail(self, editor):
        mailing = world.running(3)
        world.work()
        text = b"".join(editor.get(page_of(mailing, "newsletter_mailing_csv"))).decode("utf-8-sig")
        lines = list(csv.reader(io.StringIO(text)))
        assert len(lines) == 4
        assert {line[4] for line in lines[1:]} == {"Handed over"}

    def test_the_number_of_queries_does_not_grow(self, editor):
        few, many = world.running(world.many(2, "few")), world.running(world.many(40, "many"))
        editor.get(page_of(few, "newsletter_mailing_progress"))
        counts = []
        for mailing in (few, many):
            with CaptureQueriesContext(connection) as captured:
                editor.get(page_of(mailing, "newsletter_mailing_progress"))
            counts.append(len(captured))
        assert counts[0] == counts[1] <= 25


class TestDecisions:
    def test_pause_resume_and_cancel_are_in_the_history_with_who_did_it(self, editor):
        mailing = world.running(2)
        for verb in ("pause", "resume", "cancel"):
            assert editor.post(page_of(mailing), {verb: ""}).status_code == 302
        assert world.fresh(mailing).state == MailingState.CANCELLED
        entries = ModelLogEntry.objects.filter(object_id=str(mailing.pk), user__email="editor@example.org")
        assert sorted(entries.values_list("action", flat=True)) == [
            "newsletter.cancel",
            "newsletter.pause",
            "newsletter.resume",
        ]

    def test_what_is_not_offered_is_not_done(self, editor):
        mailing = world.running(1)
        assert editor.post(page_of(mailing), {"resume": ""}).status_code == 302
        assert world.fresh(mailing).state == MailingState.SENDING
        assert editor.post(page_of(mailing), {"confirm": ""}).status_code == 404

    def test_get_changes_nothing(self, editor):
        mailing = world.running(1)
        row = killed(mailing)
        address = reverse("newsletter_mailing_unknown", args=[mailing.pk, row.pk])
        assert editor.get(address).status_code == 405
        editor.get(page_of(mailing), {"cancel": ""})
        assert world.states(mailing) == {"unknown": 1}

    @pytest.mark.parametrize(("answer", "state"), [("resend", "queued"), ("taken", "sent")])
    def test_what_nobody_knows_is_decided_with_a_button(self, editor, answer, state):
        mailing = world.running(1)
        row = killed(mailing)
        assert f'name="{answer}"' in editor.get(page_of(mailing)).content.decode()
        address = reverse("newsletter_mailing_unknown", args=[mailing.pk, row.pk])
        editor.post(address, {answer: ""})
        assert world.states(mailing) == {state: 1}

    def test_a_mail_of_another_mailing_is_not_there(self, editor):
        mailing, other = world.running(1), world.running(world.many(1, "other"))
        row = killed(mailing)
        address = reverse("newsletter_mailing_unknown", args=[other.pk, row.pk])
        assert editor.post(address, {"taken": ""}).status_code == 404

    def test_of_a_cancelled_mailing_nothing_is_sent_again(self, editor):
        mailing = world.running(1)
        row = killed(mailing)
        editor.post(page_of(mailing), {"cancel": ""})
        assert 'name="resend"' not in editor.get(page_of(mailing)).content.decode()
        editor.post(reverse("newsletter_mailing_unknown", args=[mailing.pk, row.pk]), {"resend": ""})
        assert world.states(mailing) == {"unknown": 1}


class TestAfterwards:
    def test_bounces_complaints_and_unsubscriptions_are_counted_once(self):
        mailing = world.running(3)
        world.work()
        first, second, third = world.rows(mailing)
        for _time in range(2):
            reports.came_back(delivery_id=first.pk, reason="5.1.1")
            reports.came_back(delivery_id=second.pk, complained=True)
            reports.unsubscribed(delivery_id=third.pk)
        assert world.states(mailing) == {"bounced": 1, "complained": 1, "sent": 1}
        assert Delivery.objects.filter(unsubscribed=True).count() == 1

    def test_a_complaint_outweighs_a_bounce_and_not_the_other_way_round(self):
        mailing = world.running(1)
        world.work()
        (row,) = world.rows(mailing)
        for complained in (False, True, False):
            reports.came_back(delivery_id=row.pk, complained=complained)
        assert world.states(mailing) == {"complained": 1}

    def test_a_message_id_leads_back_to_its_row(self, mailoutbox):
        mailing = world.running(1)
        world.work()
        number = mailoutbox[0].extra_headers["Message-ID"]
        assert reports.delivery_of(number) == world.rows(mailing)[0].pk
        for forged in ("", "<x.1@y>", number.replace(mailing.uuid.hex, "0" * 32), f"<{mailing.uuid.hex}.x@y>"):
            assert reports.delivery_of(forged) is None

    @pytest.mark.parametrize(("days", "kept"), [(179, True), (181, False)])
    def test_who_got_it_is_forgotten_and_how_many_is_not(self, days, kept, editor):
        mailing = world.running(2)
        world.work()
        world.work()
        retention.forget_deliveries(world.fresh(mailing).ended_at + timedelta(days=days))
        assert Delivery.objects.exists() == kept
        assert "2 of 2 mails are through" in editor.get(page_of(mailing)).content.decode()
        assert Mailing.objects.exists()
