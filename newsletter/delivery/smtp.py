"""One mail over an open SMTP connection, step by step: after each step it is known what the server can have accepted.

Python's ``sendmail`` says of a broken connection only that it broke. Whether that was before the end of the message
(nobody has it) or after (somebody may) decides whether it may be sent again.
"""

import re
import smtplib

LINE_BEGINS_WITH_A_DOT = re.compile(rb"(?m)^\.")
ENHANCED = re.compile(r"\s*([245]\.\d{1,3}\.\d{1,3})\b")
# "There is no such mailbox" (RFC 3463): mail to it will never arrive.
NO_SUCH_MAILBOX = {"5.1.1", "5.1.2", "5.1.3", "5.1.6", "5.1.10", "5.2.1"}


class Refused(Exception):
    """The server answered and does not have the mail. ``step`` is sender, recipient, data or message."""

    def __init__(self, step, code, text=b""):
        super().__init__(step)
        self.step, self.code = step, code
        found = ENHANCED.match(text.decode("ascii", "replace") if isinstance(text, bytes) else str(text))
        self.enhanced = found[1] if found else ""

    @property
    def reason(self):
        """Codes only: the text of an answer quotes addresses."""
        return f"{self.code} {self.enhanced}".strip()

    @property
    def is_for_good(self):
        return 500 <= self.code < 600

    @property
    def is_about_reader(self):
        """Not about us as a sender."""
        return self.step in ("recipient", "message")

    @property
    def no_such_mailbox(self):
        return self.is_for_good and self.enhanced in NO_SUCH_MAILBOX


class Broken(Exception):
    """The connection broke before the end of the message: the server does not have it."""


class NoAnswer(Exception):
    """The connection broke after the end of the message: the server may have it."""


def hand_over(smtp, sender, recipient, message):
    """Have an open ``smtplib.SMTP`` accept a message (bytes, CRLF). Raises ``Refused``, ``Broken``, ``NoAnswer``."""
    lines = LINE_BEGINS_WITH_A_DOT.sub(b"..", message)
    try:
        smtp.ehlo_or_helo_if_needed()
        _expect("sender", smtp.mail(sender), {250})
        _expect("recipient", smtp.rcpt(recipient), {250, 251, 252})
        smtp.putcmd("data")
        _expect("data", smtp.getreply(), {354})
        smtp.send(lines if lines.endswith(b"\r\n") else lines + b"\r\n")
    except (OSError, smtplib.SMTPException) as error:
        raise Broken from error
    try:
        smtp.send(b".\r\n")
        answer = smtp.getreply()
    except (OSError, smtplib.SMTPException) as error:
        raise NoAnswer from error
    if not 400 <= answer[0] < 600 and answer[0] != 250:
        raise NoAnswer
    _expect("message", answer, {250})


def _expect(step, answer, codes):
    code, text = answer
    if code not in codes:
        raise Refused(step, code, text)
