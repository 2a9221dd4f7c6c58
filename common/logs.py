"""What must not stand in a log although it stands in an address."""

import logging
import re

# A secret as secrets.token_urlsafe(32) makes it, as a part of an address: a private calendar's; or after a colon, the
# signature of a link that was mailed.
SECRET = re.compile(r"(?<=[/:])[\w-]{43}(?=[./?\s]|$)", re.ASCII)


class HideSecrets(logging.Filter):
    """Leaves secrets out of every line: Django logs the addresses of all refusals and failures."""

    def filter(self, record):
        message = record.getMessage()
        hidden = SECRET.sub("…", message)
        if hidden != message:
            record.msg, record.args = hidden, ()
        return True
