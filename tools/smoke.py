"""Waits for a running site and looks whether its main job works: ``smoke.py http://localhost:8000 [pid]``.

Home page, finder, branch, calendar, newsletter, feeds, the form for reports. With a process id it gives up as soon as
that process has ended. Needs nothing but Python.
"""

import os
import re
import sys
import time
from urllib.error import HTTPError, URLError
from urllib.parse import urljoin
from urllib.request import urlopen

PATIENCE = 600  # seconds: a first run installs, migrates and seeds


def main(address, pid=None):
    wait_for(urljoin(address, "/health/"), pid)
    home = look(address, "/", "Labour International", "Find my branch")
    if "/branches/find/" not in home:
        sys.exit("The home page does not lead to the finder.")
    found = look(address, "/branches/find/?country=DE", "Germany")
    look(address, "/branches/", "Germany")
    look(address, branch_in(found), "Germany", "<time ")
    look(address, "/events/", "Labour International", "<time ")
    look(address, "/events/feed.ics", "BEGIN:VEVENT", "END:VCALENDAR")
    look(address, "/newsletter/", "Newsletter", "articles")
    look(address, "/newsletter/feed/", "<feed", "<entry>")
    look(address, "/account/login/", "csrfmiddlewaretoken")
    look(address, "/conduct/", "/conduct/report/")
    look(address, "/conduct/report/", "csrfmiddlewaretoken")


def wait_for(url, pid):
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline:
        try:
            with urlopen(url, timeout=5):
                return
        except HTTPError:
            return  # it answers: what, the pages below will say
        except (URLError, OSError):
            if pid and not os.path.exists(f"/proc/{pid}"):
                sys.exit("The site ended by itself.")
            time.sleep(0.5)
    sys.exit(f"Nothing answers at {url}.")


def look(address, path, *texts):
    try:
        with urlopen(urljoin(address, path), timeout=30) as answer:
            page = answer.read().decode()
    except HTTPError as error:
        sys.exit(f"{path} answers {error.code}.")
    missing = [text for text in texts if text not in page]
    if missing:
        sys.exit(f"{path} does not show {missing[0]!r}.")
    print("{:<40} {:>6} bytes, shows {}".format(path, len(page), ", ".join(texts)))
    return page


def branch_in(page):
    """The first link to a branch: the index, its region, the branch."""
    links = re.findall(r'href="(?:https?://[^/"]+)?(/branches/[^/"]+/[^/"]+/)"', page)
    return links[0] if links else sys.exit("The finder leads to no branch.")


if __name__ == "__main__":
    main(*sys.argv[1:])
