"""Where the sun stands at 06:00 UTC on the day of the equinox, and the colours that go with it."""

from dataclasses import dataclass
from itertools import pairwise
from math import asin, cos, degrees, radians

UTC_HOUR = 6
INK = (28, 21, 56)

# Sun's height in degrees: colours of the sky from the sun outwards. The stops are those of the day band.
SKIES = (
    (-40, ("#9a6a94", "#6f4a86", "#483272", "#2e2257", "#1d1640")),
    (-13, ("#c9748a", "#8a5488", "#5b3c7a", "#3a2a63", "#241b47")),
    (-5, ("#f7a07e", "#d9747e", "#9a5a86", "#5b3c7a", "#33265c")),
    (2, ("#ffdc9c", "#fba981", "#f08a7a", "#b9688a", "#6d4a88")),
    (9, ("#fff0bf", "#ffd596", "#fbb184", "#ea917f", "#b9748f")),
    (22, ("#fff8dc", "#ffe9b4", "#ffd596", "#fabf95", "#e6a198")),
    (50, ("#fffbea", "#fff3cb", "#fee5ae", "#fcd6a2", "#f3c0a2")),
    (80, ("#fffdf4", "#fff6d8", "#feedc0", "#fce0b2", "#f6cfae")),
)


def rgb(colour):
    return tuple(int(colour[start : start + 2], 16) for start in (1, 3, 5))


def mix(one, other, share):
    """``share`` of the other colour, the rest of the one."""
    return tuple(round(a + (b - a) * share) for a, b in zip(one, other, strict=True))


def along(colours, place):
    """The colour at ``place`` (0 to 1) of evenly spaced stops."""
    position = min(max(place, 0), 1) * (len(colours) - 1)
    index = min(int(position), len(colours) - 2)
    return mix(colours[index], colours[index + 1], position - index)


@dataclass(frozen=True)
class Sky:
    height: float  # of the sun above the horizon, in degrees
    hour_angle: float  # before noon negative, in degrees
    colours: tuple

    @property
    def dark(self):
        return self.height < -8

    @property
    def sun_up(self):
        return self.height > -1.5


def sky_over(latitude, longitude):
    """On the equinox the sun stands over the equator, so its height follows from latitude and hour alone."""
    hour_angle = (UTC_HOUR - 12) * 15 + longitude
    hour_angle = (hour_angle + 180) % 360 - 180
    height = degrees(asin(cos(radians(latitude)) * cos(radians(hour_angle))))
    return Sky(height, hour_angle, colours_at(height))


def colours_at(height):
    for (low, below), (high, above) in pairwise(SKIES):
        if height <= high:
            share = min(max((height - low) / (high - low), 0), 1)
            return tuple(mix(rgb(one), rgb(other), share) for one, other in zip(below, above, strict=True))
    return tuple(rgb(colour) for colour in SKIES[-1][1])
