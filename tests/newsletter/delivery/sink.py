"""An SMTP server on this machine that keeps the Message-ID of every mail it has, and answers some as it is told.

What is before the hyphen of an address says what becomes of its mail: ``soft`` is turned away for the moment at
first, ``hard`` has no mailbox, ``drop`` is taken, and then the connection breaks before the answer.
"""

import logging
import re
from collections import Counter
from contextlib import contextmanager
from email.utils import parseaddr

from aiosmtpd.controller import Controller

from tests.browser.server import free_port

# Of every command a line otherwise.
logging.getLogger("mail.log").setLevel(logging.WARNING)
MESSAGE_ID = re.compile(rb"(?im)^message-id:\s*(<[^>]+>)")


class Sink:
    """``accepted`` counts the mails by Message-ID as soon as the server has all of one, before it answers."""

    def __init__(self):
        self.accepted = Counter()
        self.recipients = Counter()
        self.softened = set()
        self.connections = 0

    async def handle_EHLO(self, server, session, envelope, hostname, responses):
        self.connections += 1
        session.host_name = hostname
        return responses

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address.startswith("hard-"):
            return "550 5.1.1 No such mailbox: somebody@example.org"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server, session, envelope):
        address = parseaddr(envelope.rcpt_tos[0])[1]
        if address.startswith("soft-") and address not in self.softened:
            self.softened.add(address)
            return "451 4.3.0 Later"
        self.accepted[MESSAGE_ID.search(envelope.content)[1].decode()] += 1
        self.recipients[address] += 1
        if address.startswith("drop-"):
            server.transport.abort()
        return "250 2.0.0 OK"


@contextmanager
def listening():
    """The sink and its port, while it listens."""
    sink = Sink()
    port = free_port()
    controller = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield sink, port
    finally:
        controller.stop()
