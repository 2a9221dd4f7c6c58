"""The jobs that send: as many rows as runners may share the work. Each works a few seconds and asks to be run again.

Two runners take two lanes; one runner takes them in turn, with everybody else's jobs in between.
"""

from common.jobs import enqueue

# More runners than this do not send together; a mail provider takes no more connections of ours either.
LANES = ("0", "1")
SEND = "newsletter.send"


def enqueue_all(due_at=None):
    for lane in LANES:
        enqueue(SEND, key=lane, due_at=due_at)
