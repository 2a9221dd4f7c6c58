"""One connection to whoever sends our mail, and what became of each mail that was handed to it.

SMTP is spoken by ``newsletter.delivery.smtp``. Of Django's other backends (a provider by django-anymail, a folder,
the console) only exceptions are known: one that does not say for certain that the mail was refused means unknown.
"""

import logging
import socket
from contextlib import suppress
from dataclasses import dataclass
from email.utils import parseaddr
from smtplib import SMTPException, SMTPServerDisconnected

from django.core.mail import get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address

from newsletter.choices import DeliveryState
from newsletter.delivery import smtp

logger = logging.getLogger(__name__)

# A connection is closed and opened anew after so many mails: servers limit them.
MAILS_A_CONNECTION = 100
TOO_MANY, UNAUTHORISED = 429, (401, 403)


class NoServer(Exception):
    """The mail server cannot be reached, or does not want to talk to us: nothing was tried."""


@dataclass(frozen=True)
class Outcome:
    """What became of one mail: the state that follows, codes why, and whether its address is ``dead``."""

    state: str
    reason: str = ""
    dead: bool = False


SENT = Outcome(DeliveryState.SENT)
BROKEN = Outcome(DeliveryState.DEFERRED, "connection")
UNWRITABLE = Outcome(DeliveryState.FAILED, "unwritable")
NO_ANSWER = Outcome(DeliveryState.UNKNOWN, "no_answer")


class Sender:
    """A connection, opened by :meth:`open` before a mail is begun."""

    def __init__(self):
        self.backend = None
        self.mails = 0

    def __enter__(self):
        return self

    def __exit__(self, *error):
        self.close()

    def open(self):
        """Raises ``NoServer``."""
        if self.mails >= MAILS_A_CONNECTION:
            self.close()
        if self.backend is None:
            backend = get_connection()
            try:
                backend.open()
            except (OSError, SMTPException) as error:
                raise NoServer(type(error).__name__) from error
            self.backend, self.mails = backend, 0
            self._do_not_wait()

    def _do_not_wait(self):
        """The end of a message is sent apart from it: without this it would wait 40 ms for the other's word."""
        if isinstance(self.backend, EmailBackend):
            self.backend.connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def close(self):
        if self.backend is not None:
            with suppress(OSError, SMTPException):
                self.backend.close()
            self.backend = None

    def send(self, message):
        """Hand one mail over; whatever happens, its :class:`Outcome`."""
        self.mails += 1
        if isinstance(self.backend, EmailBackend):
            return self._by_smtp(message)
        return self._by_backend(message)

    def _by_smtp(self, message):
        try:
            envelope = _enveloped(message)
        except Exception as error:  # one odd address must not stop the others
            logger.error("A mail cannot be written for the mail server: %s", type(error).__name__)
            return UNWRITABLE
        try:
            smtp.hand_over(self.backend.connection, *envelope)
        except smtp.Refused as refused:
            self._begin_anew(refused)
            return _refusal(refused)
        except smtp.Broken:
            self.close()
            return BROKEN
        except smtp.NoAnswer:
            self.close()
            return NO_ANSWER
        return SENT

    def _begin_anew(self, refused):
        try:
            if refused.code == 421:
                raise SMTPServerDisconnected
            self.backend.connection.rset()
        except (OSError, SMTPException):
            self.close()

    def _by_backend(self, message):
        try:
            accepted = self.backend.send_messages([message])
        except Exception as error:  # each provider raises its own: what is not known to be refused is unknown
            self.close()
            return _by_error(error)
        return _by_status(message) or (SENT if accepted else NO_ANSWER)


def _enveloped(message):
    """Sender, recipient and content of a mail as they go over the wire; raises whatever is wrong with them."""
    encoding = message.encoding or "utf-8"
    sender = parseaddr(sanitize_address(message.from_email, encoding))[1]
    (recipient,) = message.recipients()
    recipient = parseaddr(sanitize_address(recipient, encoding))[1]
    sender.encode("ascii"), recipient.encode("ascii")
    return sender, recipient, message.message().as_bytes(linesep="\r\n")


def _refusal(refused):
    """What the server says of us as a sender is no reader's fault: tried again, until there are too many of them."""
    if refused.is_for_good and refused.is_about_reader:
        return Outcome(DeliveryState.FAILED, refused.reason, dead=refused.no_such_mailbox)
    return Outcome(DeliveryState.DEFERRED, refused.reason)


def _by_error(error):
    """django-anymail's errors carry the provider's HTTP status: a 4xx is a refusal, anything else may be accepted."""
    status = getattr(error, "status_code", None)
    if isinstance(error, ConnectionRefusedError):
        return BROKEN
    if status in (TOO_MANY, *UNAUTHORISED):
        return Outcome(DeliveryState.DEFERRED, str(status))
    if isinstance(status, int) and 400 <= status < 500:
        return Outcome(DeliveryState.FAILED, str(status))
    return NO_ANSWER


def _by_status(message):
    """What django-anymail noted on the message itself."""
    found = getattr(getattr(message, "anymail_status", None), "status", None) or set()
    if found & {"rejected", "invalid", "failed"}:
        return Outcome(DeliveryState.FAILED, "provider")
    return None
