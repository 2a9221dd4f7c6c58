"""Times as they are shown: an instant with its weekday, city, zone and offset, ready for page, mail or feed."""

from dataclasses import dataclass
from datetime import UTC, datetime

from babel.dates import format_date

from common import zones


@dataclass(frozen=True)
class LocalTime:
    """A moment as people in one zone read it, ready to print: nothing is left for a template to convert."""

    moment: datetime
    city: str
    label: str
    offset: str
    weekday: str
    date: str

    @property
    def time(self):
        return f"{self.moment:%H:%M}"

    @property
    def iso(self):
        return self.moment.isoformat(timespec="minutes")

    @property
    def minute(self):
        """Minutes since midnight on the wall clock, 0 to 1439: where on the day band the moment falls."""
        return self.moment.hour * 60 + self.moment.minute


def local_time(instant, zone):
    """An aware ``instant`` as people in ``zone`` (an IANA name) read it, in the reader's language."""
    moment, language = zones.local_time(instant, zone), zones.babel_locale()
    return LocalTime(
        moment=moment,
        city=zones.city(zone),
        label=zones.zone_label(moment),
        offset=zones.offset(moment),
        weekday=format_date(moment, "EEEE", locale=language),
        date=format_date(moment, "long", locale=language),
    )


def local_now(zone):
    """Now in ``zone``. As a template tag: ``{% local_now branch.time_zone as now %}{{ now.time }}``."""
    return local_time(datetime.now(UTC), zone)
