"""That nothing of these pages comes to a log: no address, no query string, no body, no local variable.

What fails is noted as the kind of error and the line of code it came from, by :func:`note`; everything else that
is logged during such a request, or about one, is dropped, or reduced to that.
"""

import logging
import re
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import PurePath

from django.conf import settings

# The form in every language, and all below it.
COVERED = re.compile(r"/(?:[a-z]{2,3}(?:-[a-z0-9]+)*/)?conduct/report(?:/|$)")
MENTIONED = re.compile(r"(?<![\w-])/?conduct/report(?![\w-])")
# What would tell who somebody is. The host, the scheme and what the form itself needs stay.
ADDRESSES = ("REMOTE_ADDR", "REMOTE_HOST", "REMOTE_PORT", "REMOTE_USER", "QUERY_STRING")
ABOUT_A_CLIENT = re.compile(
    r"HTTP_(?:X_FORWARDED_FOR|X_REAL_IP|FORWARDED|USER_AGENT|REFERER|CF_.*|TRUE_CLIENT_IP|VIA)"
)

SERVERS = ("django.server", "gunicorn.error", "gunicorn.access")

logger = logging.getLogger(__name__)
_inside = ContextVar("a page for reports is being answered", default=False)


def covers(path):
    return bool(COVERED.match(path))


@contextmanager
def silence():
    """While it lasts, nothing this thread logs gets through but :func:`note`."""
    token = _inside.set(True)
    try:
        yield
    finally:
        _inside.reset(token)


def note(error):
    """Log that something failed: the kind of error and our last line of code, never what it says or held."""
    logger.error(said_of(error))


def said_of(error):
    places, trace = [], error.__traceback__
    while trace:
        path = PurePath(trace.tb_frame.f_code.co_filename)
        places.append((path.is_relative_to(settings.BASE_DIR) and ".venv" not in path.parts, path, trace.tb_lineno))
        trace = trace.tb_next
    own = [place for place in places if place[0]] or places[-1:]
    where = " < ".join(f"{path.parent.name}/{path.name}:{line}" for _own, path, line in reversed(own[-3:]))
    return f"{type(error).__name__} at {where}"


def forget_who(request):
    """Take out of a request what says who or where from: its session, the addresses, the browser's name.

    Somebody who is signed in is nobody here; their session goes on elsewhere. Compression goes too: the length of
    a compressed page tells what stands beside a secret in it (BREACH).
    """
    for name in [*filter(ABOUT_A_CLIENT.fullmatch, request.META), *ADDRESSES, "HTTP_ACCEPT_ENCODING"]:
        request.META.pop(name, None)
    request.COOKIES.pop(settings.SESSION_COOKIE_NAME, None)
    request.META.pop("HTTP_COOKIE", None)


class Quiet(logging.Filter):
    """Drops lines about these pages; of an error stays what :func:`note` would say of it."""

    def filter(self, record):
        if record.name == __name__ or hasattr(record, "was_told_of") or not is_about_a_report(record):
            return True
        error = record.exc_info and record.exc_info[1]
        if not error or record.levelno < logging.ERROR:
            return False
        record.msg, record.args = said_of(error), ()
        record.exc_info = record.exc_text = record.stack_info = None
        record.__dict__.pop("request", None)
        # The next filter on its way lets it through.
        record.was_told_of = True
        return True


def is_about_a_report(record):
    request = getattr(record, "request", None)
    if _inside.get() or covers(getattr(request, "path_info", "")):
        return True
    try:
        return bool(MENTIONED.search(record.getMessage()))
    except Exception:  # a line that cannot even be written says nothing of a report
        return False


def install():
    """Put the filter on the loggers of web servers, which have handlers of their own that LOGGING does not name."""
    for name in SERVERS:
        logging.getLogger(name).addFilter(Quiet())
