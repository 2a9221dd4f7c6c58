"""Things near at hand before a horizon, for articles: in ink, with a lamp's light where people are."""

from math import cos, pi, sin, tau

from . import shapes
from .canvas import HEIGHT, HORIZON, WIDTH
from .sky import along, mix

LAMP = (255, 221, 150)
PAPER = (250, 240, 218)
# The hours on the four clocks.
HOURS = (9.0, 14.5, 20.25, 4.75)


def postbox(canvas):
    """A pillar box on a quay; an envelope is on its way in."""
    canvas.water(HORIZON - 0.2)
    canvas.ground(shapes.rolling(canvas, HORIZON - 0.3, 0.12, 1.4), canvas.shade(0.3))
    canvas.water(HORIZON + 0.1)
    canvas.box(0, HORIZON + 1.5, WIDTH, HEIGHT, canvas.shade(0.86))
    x, ink = WIDTH * 0.64, canvas.shade(1)
    canvas.box(x - 1.1, 2.9, x + 1.1, HORIZON + 2.2, ink)
    canvas.disc(x, 2.9, 1.25, ink, flat=0.42)
    canvas.box(x - 1.3, 2.8, x + 1.3, 3.05, ink)
    canvas.box(x - 1.25, HORIZON + 1.9, x + 1.25, HORIZON + 2.3, ink)
    canvas.box(x - 0.72, 3.68, x + 0.72, 3.86, canvas.shade(0.3))
    _envelope(canvas, x - 1.35, 3.1)


def _envelope(canvas, x, y):
    corners = [(x - 0.75, y + 0.25), (x + 0.75, y - 0.05), (x + 0.93, y + 0.85), (x - 0.57, y + 1.15)]
    canvas.fill(corners, PAPER)
    fold = (x + 0.16, y + 0.6)
    canvas.fill([corners[0], corners[1], fold], mix(PAPER, canvas.shade(1), 0.16))
    canvas.fill([(x + 0.5, y + 0.42), (x + 0.74, y + 0.37), (x + 0.8, y + 0.67), (x + 0.56, y + 0.72)], (228, 0, 59))


def clocks(canvas):
    """Four on a wall, each at the hour of somewhere else."""
    shapes.roofs(canvas, HORIZON + 1.7, 1.0, canvas.shade(0.4))
    canvas.box(0, HORIZON + 1.7, WIDTH, HEIGHT, canvas.shade(0.4))
    shapes.roofs(canvas, HEIGHT + 0.2, 0.9, canvas.shade(1))
    for number, hour in enumerate(HOURS):
        x, y, ink = WIDTH * (number + 0.5) / len(HOURS), 3.3, canvas.shade(1)
        awake = 8 <= hour < 22
        canvas.disc(x, y, 1.5, ink)
        canvas.disc(x, y, 1.32, PAPER if awake else mix(canvas.shade(1), PAPER, 0.2))
        hand = ink if awake else PAPER
        for mark in range(12):
            canvas.disc(x + 1.1 * sin(tau * mark / 12), y - 1.1 * cos(tau * mark / 12), 0.05, hand)
        _hand(canvas, (x, y), hour / 12, 0.66, hand)
        _hand(canvas, (x, y), hour % 1, 0.98, hand)


def _hand(canvas, middle, turn, reach, colour):
    (x, y), angle, wide = middle, tau * turn, 0.06
    across = (wide * cos(angle), wide * sin(angle))
    tip = (x + reach * sin(angle), y - reach * cos(angle))
    canvas.fill([(x - across[0], y - across[1]), tip, (x + across[0], y + across[1])], colour)
    canvas.disc(x, y, wide * 1.3, colour)


def hall(canvas):
    """Rows of chairs, and a window taller than they need."""
    wall, frame = canvas.shade(0.94), canvas.shade(0.7)
    canvas.ground(shapes.rolling(canvas, HORIZON - 0.6, 0.3, 1.5), canvas.shade(0.3))
    for left, right in ((0, 2.2), (WIDTH - 2.2, WIDTH)):
        canvas.box(left, 0, right, HEIGHT, wall)
    canvas.box(0, 0, WIDTH, 0.7, wall)
    for x in (2.2, 6.07, 9.93, 13.8):
        canvas.box(x - 0.1, 0.6, x + 0.1, HORIZON, frame)
    canvas.box(2.1, 3.0, WIDTH - 2.1, 3.16, frame)
    canvas.box(0, HORIZON - 0.1, WIDTH, HEIGHT, canvas.shade(0.78))
    for row, (foot, tall) in enumerate(((6.9, 0.75), (7.8, 1.05), (9.1, 1.5))):
        for place in range(9 - row):
            x = WIDTH * (place + 0.5) / (9 - row)
            _chair(canvas, x, foot, tall, canvas.shade(0.86 + 0.07 * row))


def _chair(canvas, x, foot, tall, colour):
    canvas.box(x - tall * 0.42, foot - tall, x + tall * 0.42, foot - tall * 0.42, colour)
    canvas.box(x - tall * 0.36, foot - tall, x - tall * 0.28, foot, colour)
    canvas.box(x + tall * 0.28, foot - tall, x + tall * 0.36, foot, colour)
    canvas.box(x - tall * 0.48, foot - tall * 0.34, x + tall * 0.48, foot - tall * 0.24, colour)


def table(canvas):
    """Where somebody has been writing since before it was light: a lamp, a cup, papers."""
    canvas.ground(shapes.rolling(canvas, HORIZON - 0.5, 0.4, 1.3), canvas.shade(0.3))
    canvas.ground(shapes.rolling(canvas, HORIZON + 0.1, 0.3, 1.8), canvas.shade(0.5))
    ink = canvas.shade(1)
    for left, right in ((0, 0.7), (7.8, 8.05), (WIDTH - 0.7, WIDTH)):
        canvas.box(left, 0, right, 7, canvas.shade(0.9))
    canvas.box(0, 7, WIDTH, HEIGHT, ink)
    foot = 7.05
    glow = mix(along(canvas.sky.colours, 0.5), LAMP, 0.5)
    canvas.fill([(10.7, 4.2), (13.1, 4.2), (14.6, foot), (9.2, foot)], glow)
    canvas.fill([(11.3, 3.1), (12.5, 3.1), (13.2, 4.3), (10.6, 4.3)], ink)
    canvas.box(11.84, 4.2, 11.96, foot, ink)
    canvas.disc(11.9, foot, 0.8, ink, flat=0.2)
    for sheet in range(5):
        lean = canvas.chance.uniform(-0.14, 0.14)
        top = foot - 0.13 * sheet
        canvas.box(3.2 + lean, top - 0.1, 6.0 + lean, top, mix(PAPER, ink, 0.08 * (sheet % 3)))
    canvas.box(7.5, foot - 0.85, 8.4, foot, ink)
    canvas.disc(8.42, foot - 0.46, 0.27, ink)
    canvas.disc(8.42, foot - 0.46, 0.15, glow)


def lanterns(canvas):
    """A long table in the open, and lights from end to end."""
    canvas.ground(shapes.rolling(canvas, HORIZON - 0.4, 0.36, 1.2), canvas.shade(0.24))
    shapes.roofs(canvas, HORIZON + 0.7, 0.9, canvas.shade(0.46))
    canvas.box(0, HORIZON + 0.7, WIDTH, HEIGHT, canvas.shade(0.62))
    ink = canvas.shade(1)
    for drop, lights in ((1.0, 9), (2.1, 7)):
        line = [(WIDTH * step / 40, drop + 1.3 * sin(pi * step / 40)) for step in range(41)]
        canvas.fill([*line, *((x, y + 0.04) for x, y in reversed(line))], ink)
        for number in range(lights):
            x = WIDTH * (number + 0.5) / lights
            y = shapes.height_at(line, x)
            canvas.disc(x, y + 0.42, 0.36, mix(along(canvas.sky.colours, 0.4), LAMP, 0.4))
            canvas.disc(x, y + 0.42, 0.26, LAMP)
    canvas.box(1.2, 7.5, WIDTH - 1.2, 7.75, ink)
    for x in (2.0, 8.0, 14.0):
        canvas.box(x - 0.09, 7.7, x + 0.09, HEIGHT, ink)
    for number in range(11):
        x = 2.2 + number * 1.16
        canvas.box(x - 0.03, 7.12, x + 0.03, 7.5, ink)
        canvas.disc(x, 7.06, 0.13, ink, flat=1.3)


def doorway(canvas):
    """An open door, and the way up to it."""
    canvas.ground(shapes.rolling(canvas, HORIZON - 0.1, 0.3, 1.4), canvas.shade(0.4))
    wall, ink = canvas.shade(0.82), canvas.shade(1)
    canvas.fill([(8.2, HORIZON + 1.2), (8.2, 3.1), (11.4, 1.0), (14.6, 3.1), (14.6, HORIZON + 1.2)], wall)
    canvas.fill([(7.8, 3.35), (11.4, 0.85), (15.0, 3.35), (14.7, 3.6), (11.4, 1.3), (8.1, 3.6)], ink)
    canvas.ground(shapes.rolling(canvas, HORIZON + 1.15, 0.08, 1.1), ink)
    canvas.fill([(10.4, HORIZON + 1.2), (11.9, HORIZON + 1.2), (7.2, HEIGHT + 0.1), (3.0, HEIGHT + 0.1)], LAMP)
    canvas.box(10.4, 4.3, 11.9, HORIZON + 1.2, LAMP)
    canvas.fill([(11.9, 4.3), (12.8, 4.05), (12.8, HORIZON + 1.5), (11.9, HORIZON + 1.2)], ink)
    for x in (9.0, 13.2):
        canvas.box(x, 4.3, x + 0.9, 5.3, mix(LAMP, wall, 0.25))
        canvas.box(x + 0.41, 4.3, x + 0.49, 5.3, wall)
    shapes.fir(canvas, 5.0, HORIZON + 1.5, 2.6, ink)
    shapes.fir(canvas, 6.4, HORIZON + 1.4, 1.7, ink)
