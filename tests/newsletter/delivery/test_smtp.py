"""What a real mail server's answers come to, step by step, and that no answer's text is kept."""

import pytest

from newsletter.choices import MailingState
from newsletter.delivery import smtp
from newsletter.models import Delivery
from newsletter.recipients.suppression import is_suppressed
from tests.newsletter.delivery import sink, world


@pytest.fixture
def server(settings):
    with sink.listening() as (found, port):
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", port
        settings.EMAIL_USE_TLS = settings.EMAIL_USE_SSL = False
        settings.EMAIL_HOST_USER = settings.EMAIL_HOST_PASSWORD = ""
        settings.NEWSLETTER_MAILS_PER_MINUTE = 0
        yield found


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("name", "state", "reason", "accepted"),
    [
        ("reader", "sent", "", 1),
        ("soft", "deferred", "451 4.3.0", 0),
        ("hard", "failed", "550 5.1.1", 0),
        ("drop", "unknown", "no_answer", 1),
    ],
)
def test_an_answer_comes_to(server, name, state, reason, accepted):
    mailing = world.running(world.many(1, name))
    world.work()
    (row,) = world.rows(mailing)
    assert (row.state, row.reason) == (state, reason)
    assert server.accepted.total() == accepted
    assert is_suppressed("hard-0@example.org") == (name == "hard")


@pytest.mark.django_db
def test_one_bad_answer_does_not_keep_the_mail_from_the_next(server):
    people = [*world.many(1, "hard"), *world.many(1, "soft"), *world.many(1, "drop"), *world.many(2)]
    mailing = world.running(people)
    world.work()
    assert world.states(mailing) == {"failed": 1, "deferred": 1, "unknown": 1, "sent": 2}


@pytest.mark.django_db
def test_a_server_that_is_not_there_costs_nothing(server, settings):
    settings.EMAIL_PORT = sink.free_port()
    mailing = world.running(2)
    assert world.work()
    assert world.states(mailing) == {"queued": 2}
    assert world.fresh(mailing).state == MailingState.SENDING
    assert {row.attempts for row in Delivery.objects.all()} == {0}


class Talk:
    """An SMTP connection that says what it is told, and breaks where it is told to."""

    def __init__(self, breaks="", final=(250, b"ok")):
        self.breaks, self.final, self.sent = breaks, final, b""

    def ehlo_or_helo_if_needed(self):
        self._at("ehlo")

    def mail(self, sender):
        return self._at("mail") or (250, b"")

    def rcpt(self, recipient):
        return self._at("rcpt") or (250, b"")

    def putcmd(self, command):
        self._at("data")

    def send(self, content):
        self._at("end" if content == b".\r\n" else "content")
        self.sent += content

    def getreply(self):
        if self.sent.endswith(b"\r\n.\r\n"):
            self._at("answer")
            return self.final
        return 354, b"go on"

    def _at(self, step):
        if self.breaks == step:
            raise ConnectionResetError


@pytest.mark.parametrize(
    ("breaks", "raised"),
    [
        ("ehlo", smtp.Broken),
        ("mail", smtp.Broken),
        ("rcpt", smtp.Broken),
        ("data", smtp.Broken),
        ("content", smtp.Broken),
        ("end", smtp.NoAnswer),
        ("answer", smtp.NoAnswer),
    ],
)
def test_only_after_the_end_of_the_message_may_somebody_have_it(breaks, raised):
    with pytest.raises(raised):
        smtp.hand_over(Talk(breaks), "a@example.org", "b@example.org", b"Subject: x\r\n\r\nHello\r\n")


@pytest.mark.parametrize(("final", "raised"), [((451, b"4.3.0 x"), smtp.Refused), ((-1, b""), smtp.NoAnswer)])
def test_an_answer_that_is_none_is_no_refusal(final, raised):
    with pytest.raises(raised):
        smtp.hand_over(Talk(final=final), "a@example.org", "b@example.org", b"x\r\n")


def test_a_line_that_is_a_dot_does_not_end_the_message():
    talk = Talk()
    smtp.hand_over(talk, "a@example.org", "b@example.org", b"one\r\n.\r\n.two")
    assert talk.sent == b"one\r\n..\r\n..two\r\n.\r\n"


@pytest.mark.parametrize(
    ("step", "code", "text", "reason", "for_good", "about_reader", "no_mailbox"),
    [
        ("recipient", 550, b"5.1.1 <sam@example.org> unknown", "550 5.1.1", True, True, True),
        ("recipient", 550, b"sam@example.org unknown", "550", True, True, False),
        ("recipient", 450, b"4.2.0 grey", "450 4.2.0", False, True, False),
        ("sender", 530, b"5.7.0 log in", "530 5.7.0", True, False, False),
        ("message", 554, b"5.7.1 spam", "554 5.7.1", True, True, False),
    ],
)
def test_of_an_answer_only_codes_are_kept(step, code, text, reason, for_good, about_reader, no_mailbox):
    refused = smtp.Refused(step, code, text)
    assert (refused.reason, refused.is_for_good, refused.is_about_reader) == (reason, for_good, about_reader)
    assert refused.no_such_mailbox == no_mailbox
