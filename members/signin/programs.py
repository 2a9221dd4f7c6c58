"""A browser in two plain words: all that a list of sessions keeps of what the browser says about itself."""

import re

from django.utils.translation import gettext as _

# The first that fits: most browsers claim to be several others too.
BROWSERS = [
    ("Edge", r"Edg(e|A|iOS)?/"),
    ("Opera", r"OPR/|Opera"),
    ("Samsung Internet", r"SamsungBrowser/"),
    ("Firefox", r"Firefox/|FxiOS/"),
    ("Chrome", r"Chrome/|CriOS/|Chromium/"),
    ("Safari", r"Safari/"),
]
SYSTEMS = [
    ("iPhone", r"iPhone|iPod"),
    ("iPad", r"iPad"),
    ("Android", r"Android"),
    ("Windows", r"Windows"),
    ("ChromeOS", r"CrOS"),
    ("macOS", r"Macintosh|Mac OS X"),
    ("Linux", r"Linux|X11"),
]


def program(user_agent):
    """``Firefox on Linux``; what is not among those named above is a browser, and says no more."""
    browser, system = (_first(names, user_agent) for names in (BROWSERS, SYSTEMS))
    if browser and system:
        return f"{browser} on {system}"
    return browser or system


def in_words(name):
    """As it is shown: in the reader's language, and something even where nothing is known."""
    browser, on, system = name.partition(" on ")
    if on:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return name or _("A browser")


def _first(names, user_agent):
    return next((name for name, pattern in names if re.search(pattern, user_agent)), "")
