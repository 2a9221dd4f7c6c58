"""The project's composition: settings, URL map and server entry points. No models live here.

Zone data comes from the pinned ``tzdata`` package and from nowhere else: operating systems ship older
rules (a Debian 12 of November 2026 is an hour out in Vancouver). The path is cleared here because every
entry point imports this package before anything can ask for a zone.
"""

import zoneinfo

zoneinfo.reset_tzpath(to=[])
