"""Where a place falls on static/img/world.svg: Equal Earth, as d3-geo drew it (tools/build_world.mjs).

Šavrič, Patterson and Jenny: The Equal Earth map projection (2018), doi 10.1080/13658816.2018.1504949.
"""

from math import acos, asin, cos, radians, sin, sqrt

# These stand in tools/build_world.mjs too and have to agree.
SCALE = 184
CENTRE_X, CENTRE_Y = 500, 244
MERIDIAN = 11
WIDTH, HEIGHT = 1000, 436

A1, A2, A3, A4 = 1.340264, -0.081106, 0.000893, 0.003796
M = sqrt(3) / 2


def project(latitude, longitude):
    """``(x, y)`` in the SVG's units for degrees north and east; one decimal, as exact as the drawing is."""
    east = radians((float(longitude) - MERIDIAN + 180) % 360 - 180)
    theta = asin(M * sin(radians(float(latitude))))
    square = theta * theta
    sixth = square**3
    x = east * cos(theta) / (M * (A1 + 3 * A2 * square + sixth * (7 * A3 + 9 * A4 * square)))
    y = theta * (A1 + A2 * square + sixth * (A3 + A4 * square))
    return round(CENTRE_X + SCALE * x, 1), round(CENTRE_Y - SCALE * y, 1)


def distance(one, other):
    """How far two branches are apart, as the angle between them at the centre of the Earth, 0 to pi."""
    north, south = radians(float(one.latitude)), radians(float(other.latitude))
    between = radians(float(one.longitude) - float(other.longitude))
    cosine = sin(north) * sin(south) + cos(north) * cos(south) * cos(between)
    return acos(max(-1.0, min(1.0, cosine)))
