"""Where the feeds are: what they are of stands in the address, their language is that of the address."""

from django.urls import reverse


def feed_url(of=None, form=""):
    """``/newsletter/feed/topic/training/``, in the reader's language as every address.

    ``of`` is ``("topic", "training")``, or None for all; ``form`` is ``"rss"``, or nothing for Atom.
    """
    name = "newsletter:feed" if of is None else f"newsletter:feed_of_{of[0]}"
    address = reverse(name, args=[of[1]] if of else [])
    return f"{address}{form}/" if form else address
