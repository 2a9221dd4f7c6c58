"""The last question before each mail: may it go to this person, and where to? Some rows at a time, never stale."""

import time

from newsletter.recipients.person import recipients_of

AT_ONCE = 20
# Seconds after which an answer is asked for again: somebody may have unsubscribed meanwhile.
FRESH = 2


class Asker:
    """Answers for the rows of one claim, in their order."""

    def __init__(self, rows):
        self.rows = {row.pk: row for row in rows}
        self.answers, self.asked_at = {}, 0

    def about(self, row):
        """A Recipient or a Refusal of newsletter.recipients.person."""
        if row.pk not in self.answers or time.monotonic() - self.asked_at > FRESH:
            following = [other for pk, other in self.rows.items() if pk >= row.pk][:AT_ONCE]
            self.asked_at = time.monotonic()
            self.answers = recipients_of(following)
        return self.answers[row.pk]
