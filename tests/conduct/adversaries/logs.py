"""What the loggers of this process really write: their handlers as they are set up, writing where a test can read."""

import logging
from contextlib import ExitStack, contextmanager
from io import StringIO


@contextmanager
def written_logs():
    """A text that grows: everything that any handler writes, at the lowest level there is."""
    out = StringIO()
    with ExitStack() as stack:
        for handler in handlers():
            stack.callback(handler.setStream, handler.setStream(out) or handler.stream)
        root = logging.getLogger()
        stack.callback(root.setLevel, root.level)
        root.setLevel(logging.DEBUG)
        yield out


def handlers():
    """Those that write to a stream, of all loggers there are; pytest's own are none of the site's."""
    loggers = [logging.getLogger(), *map(logging.getLogger, list(logging.root.manager.loggerDict))]
    found = {handler for logger in loggers for handler in logger.handlers}
    return [handler for handler in found if type(handler) is logging.StreamHandler]
