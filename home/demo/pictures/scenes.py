"""The horizons by name. Each is drawn from far to near; nearness 0 is haze, 1 is ink."""

from math import cos, exp, pi, sin

from . import rooms, shapes
from .canvas import HEIGHT, HORIZON, WIDTH
from .sky import INK, along, colours_at, mix, rgb

SNOW_SHARE = 0.62


def hills(canvas):
    canvas.ground(shapes.rolling(canvas, HORIZON - 0.5, 0.42, 1.3), canvas.shade(0.18))
    canvas.ground(shapes.rolling(canvas, HORIZON - 0.05, 0.26, 1.8), canvas.shade(0.36))
    canvas.water(HORIZON + 0.25)
    canvas.ground(shapes.rolling(canvas, HORIZON + 1.7, 0.34, 1.0), canvas.shade(0.74))
    canvas.ground(shapes.rolling(canvas, HORIZON + 2.45, 0.22, 1.4), canvas.shade(1))


def towers(canvas):
    lit = 0.16 if canvas.sky.dark else 0
    shapes.towers(canvas, HORIZON + 0.6, 1.4, 3.2, canvas.shade(0.3))
    shapes.towers(canvas, HORIZON + 0.6, 1.1, 4.4, canvas.shade(0.72), lit)
    canvas.water(HORIZON + 0.6)
    canvas.box(0, HEIGHT - 0.5, WIDTH, HEIGHT, canvas.shade(1))
    for x in range(17):
        canvas.box(x + 0.2, HEIGHT - 0.78, x + 0.26, HEIGHT - 0.5, canvas.shade(1))
    canvas.box(0, HEIGHT - 0.8, WIDTH, HEIGHT - 0.75, canvas.shade(1))


def mesas(canvas):
    for base, tall, nearness, count in ((HORIZON, 1.3, 0.2, 4), (HORIZON + 0.5, 1.9, 0.48, 3)):
        for number in range(count):
            x = WIDTH * (number + canvas.chance.uniform(0.2, 0.8)) / count
            wide, high = canvas.chance.uniform(0.9, 2.1), tall * canvas.chance.uniform(0.6, 1)
            foot = [(x - wide * 1.5, base), (x - wide, base - high * 0.45), (x - wide * 0.9, base - high)]
            canvas.fill([*foot, *((2 * x - left, y) for left, y in reversed(foot))], canvas.shade(nearness))
        canvas.ground(shapes.rolling(canvas, base - 0.1, 0.05, 2), canvas.shade(nearness))
    canvas.ground(shapes.rolling(canvas, HORIZON + 1.25, 0.12, 1.2), canvas.shade(0.76))
    canvas.ground(shapes.rolling(canvas, HORIZON + 2.15, 0.16, 1.5), canvas.shade(1))


def forest(canvas):
    canvas.ground(shapes.rolling(canvas, HORIZON - 0.55, 0.4, 1.4), canvas.shade(0.2))
    _wood(canvas, HORIZON + 0.15, 0.75, 0.46, 58)
    canvas.water(HORIZON + 0.3)
    _wood(canvas, HORIZON + 2.95, 2.9, 1, 13, gap=(0.3, 0.74))


def _wood(canvas, foot, tall, nearness, count, gap=None):
    """A row of firs; ``gap`` is the stretch (shares of the width) that stays open."""
    for number in range(count):
        share = (number + canvas.chance.uniform(0.1, 0.9)) / count
        size = tall * canvas.chance.uniform(0.55, 1)
        if gap and gap[0] < share < gap[1]:
            size *= 0.22
        shapes.fir(canvas, WIDTH * share, foot, size, canvas.shade(nearness))
    canvas.box(0, foot - 0.06, WIDTH, foot + 0.12, canvas.shade(nearness))


def headlands(canvas):
    canvas.water(HORIZON)
    left = canvas.sun[0] > WIDTH / 2
    rows = ((0.2, -0.02, 1.0, 7.6), (0.48, 0.5, 1.7, 5.4), (0.86, 1.6, 2.9, 4.4))
    for number, (nearness, drop, tall, reach) in enumerate(rows):
        side = left if number != 1 else not left
        _headland(canvas, HORIZON + drop, tall, reach, side, canvas.shade(nearness))


def _headland(canvas, foot, tall, reach, left, colour):
    points = [(0, foot - tall)]
    for step in range(1, 25):
        share = step / 24
        drop = share**2.4 * tall
        points.append((reach * share, foot - tall + drop + canvas.chance.uniform(-0.05, 0.05) * (1 - share) * tall))
    points += [(reach + 0.3, foot), (0, foot + 0.12)]
    canvas.fill(points if left else [(WIDTH - x, y) for x, y in points], colour)


def plain(canvas):
    canvas.ground(shapes.rolling(canvas, HORIZON, 0.03, 1), canvas.shade(0.2))
    canvas.disc(WIDTH * 0.42, HORIZON + 0.3, 2.5, canvas.shade(0.42), flat=0.5)
    canvas.disc(WIDTH * 0.52, HORIZON + 0.3, 1.6, canvas.shade(0.42), flat=0.62)
    for drop, nearness in ((0.28, 0.3), (0.85, 0.5), (1.6, 0.72), (2.4, 0.95)):
        canvas.ground(shapes.rolling(canvas, HORIZON + drop, 0.07, 1.1), canvas.shade(nearness))
    for number in range(9):
        x = WIDTH * (number + canvas.chance.random()) / 9
        canvas.disc(x, HORIZON + 2.3 + canvas.chance.uniform(0, 0.15), 0.24, canvas.shade(0.95), flat=0.6)


def peaks(canvas):
    _snowy(canvas, HORIZON + 0.2, 2.1, 6, 0.24)
    _snowy(canvas, HORIZON + 0.35, 3.1, 4, 0.5)
    canvas.water(HORIZON + 0.35)
    canvas.ground(shapes.rolling(canvas, HORIZON + 2.35, 0.25, 1.2), canvas.shade(1))
    for number in range(5):
        shapes.fir(canvas, 0.5 + number * 0.62, HORIZON + 2.5, canvas.chance.uniform(0.8, 1.5), canvas.shade(1))


def _snowy(canvas, base, tall, count, nearness):
    line = shapes.jagged(canvas, base, tall, count)
    canvas.ground(line, canvas.shade(nearness))
    bright = mix(canvas.sky.colours[0], canvas.shade(nearness), 0.25)
    shapes.snow(canvas, line, base - tall * SNOW_SHARE, bright)


def cone(canvas):
    middle, base, tall = WIDTH * 0.4, HORIZON + 0.3, 3.7
    slope = [(middle + 7 * share, base - tall * (1 - share) ** 1.7) for share in [step / 40 for step in range(3, 41)]]
    line = [*((2 * middle - x, y) for x, y in reversed(slope)), *slope]
    canvas.fill([(line[0][0], HEIGHT), *line, (line[-1][0], HEIGHT)], canvas.shade(0.3))
    shapes.snow(canvas, line, base - tall * 0.6, mix(canvas.sky.colours[0], canvas.shade(0.3), 0.12))
    canvas.ground(shapes.rolling(canvas, HORIZON + 0.15, 0.14, 1.7), canvas.shade(0.46))
    shapes.roofs(canvas, HORIZON + 1.9, 0.7, canvas.shade(0.7))
    canvas.box(0, HORIZON + 1.9, WIDTH, HEIGHT, canvas.shade(0.7))
    shapes.roofs(canvas, HEIGHT, 0.75, canvas.shade(1))


def islands(canvas):
    canvas.water(HORIZON)
    for drop, tall, nearness, count in ((0, 1.1, 0.16, 5), (0.35, 1.7, 0.4, 3), (1.2, 1.9, 0.74, 2)):
        for number in range(count):
            x = WIDTH * (number + canvas.chance.uniform(0.15, 0.85)) / count
            _island(canvas, x, HORIZON + drop, tall * canvas.chance.uniform(0.55, 1), canvas.shade(nearness))
    canvas.ground(shapes.rolling(canvas, HORIZON + 2.75, 0.16, 1.3), canvas.shade(1))


def _island(canvas, x, foot, tall, colour):
    """A summit, a shoulder beside it, and a shore that runs out flat."""
    wide = tall * canvas.chance.uniform(1.1, 1.7)
    shoulder, side = canvas.chance.uniform(0.35, 0.65), canvas.chance.choice([-1, 1])
    points = []
    for step in range(61):
        place = step / 30 - 1
        summit = exp(-((place * 3.1 + 0.35 * side) ** 2))
        flank = shoulder * exp(-((place * 2.6 - 1.05 * side) ** 2))
        shore = 0.1 * (1 - place**2)
        points.append(
            (
                x + wide * place,
                foot - tall * (max(summit, flank) + 0.25 * min(summit, flank) + shore) * (1 - place**6),
            )
        )
    canvas.fill(points, colour)
    canvas.sliver(x, foot + 0.02, wide * 1.12, 0.045, colour)


def ranges(canvas):
    for drop, tall, count, nearness in (
        (-0.3, 3.4, 4, 0.16),
        (0.15, 2.2, 6, 0.36),
        (0.9, 1.5, 7, 0.6),
        (1.9, 1.1, 8, 0.86),
    ):
        if nearness < 0.3:
            _snowy(canvas, HORIZON + drop, tall, count, nearness)
        else:
            canvas.ground(shapes.jagged(canvas, HORIZON + drop, tall, count, 0.35), canvas.shade(nearness))
    canvas.ground(shapes.rolling(canvas, HORIZON + 2.6, 0.14, 1.2), canvas.shade(1))


def gables(canvas):
    shapes.roofs(canvas, HORIZON + 1.2, 1.5, canvas.shade(0.26))
    shapes.tower(canvas, WIDTH * 0.68, HORIZON + 1.2, 5.0, 0.66, canvas.shade(0.34), 0.42)
    canvas.box(0, HORIZON + 1.2, WIDTH, HEIGHT, canvas.shade(0.26))
    shapes.roofs(canvas, HORIZON + 2.0, 1.2, canvas.shade(0.56), stepped=True)
    canvas.box(0, HORIZON + 2.0, WIDTH, HEIGHT, canvas.shade(0.56))
    shapes.roofs(canvas, HEIGHT + 0.3, 0.95, canvas.shade(1), stepped=True)


def town(canvas):
    shapes.towers(canvas, HORIZON + 0.5, 0.7, 1.7, canvas.shade(0.28))
    x, foot = WIDTH * 0.7, HORIZON + 0.5
    canvas.fill([(x - 0.09, foot), (x - 0.03, foot - 5), (x + 0.03, foot - 5), (x + 0.09, foot)], canvas.shade(0.55))
    canvas.disc(x, foot - 3.5, 0.27, canvas.shade(0.55))
    canvas.box(x - 0.01, foot - 5.7, x + 0.01, foot - 5, canvas.shade(0.55))
    shapes.towers(canvas, foot, 0.5, 1.25, canvas.shade(0.6))
    canvas.water(foot)
    canvas.ground(shapes.rolling(canvas, HORIZON + 2.55, 0.08, 1.4), canvas.shade(1))
    for number in range(7):
        shapes.poplar(canvas, 0.6 + number * 0.58, HORIZON + 2.7, canvas.chance.uniform(0.9, 1.5), canvas.shade(1))


def polder(canvas):
    canvas.ground(shapes.rolling(canvas, HORIZON + 0.05, 0.02, 1), canvas.shade(0.24))
    for number in range(13):
        shapes.poplar(canvas, 6.6 + number * 0.72, HORIZON + 0.15, canvas.chance.uniform(1.0, 1.3), canvas.shade(0.4))
    canvas.ground(shapes.rolling(canvas, HORIZON + 0.35, 0.03, 1), canvas.shade(0.46))
    shapes.windmill(canvas, 3.7, HORIZON + 0.55, 3.3, canvas.shade(0.82))
    canvas.water(HORIZON + 0.95, HORIZON + 2.2)
    canvas.box(0, HORIZON + 0.55, WIDTH, HORIZON + 0.97, canvas.shade(0.66))
    canvas.ground(shapes.rolling(canvas, HORIZON + 2.2, 0.03, 1), canvas.shade(1))


def sierra(canvas):
    for drop, swell, periods, nearness in ((-1.0, 0.55, 1.1, 0.14), (-0.35, 0.42, 1.5, 0.32), (0.4, 0.36, 1.9, 0.54)):
        canvas.ground(shapes.rolling(canvas, HORIZON + drop, swell, periods), canvas.shade(nearness))
    canvas.ground(shapes.rolling(canvas, HORIZON + 1.35, 0.22, 1.2), canvas.shade(0.78))
    canvas.ground(shapes.rolling(canvas, HORIZON + 2.3, 0.18, 1.6), canvas.shade(1))


def waves(canvas):
    canvas.water(HORIZON)
    _headland(canvas, HORIZON + 1.5, 2.4, 5.6, True, canvas.shade(0.6))
    shapes.lighthouse(canvas, 1.7, HORIZON - 0.65, 1.9, canvas.shade(0.6))
    for drop, nearness in ((1.35, 0.5), (1.95, 0.72), (2.5, 0.95)):
        line = [
            (x, y + 0.1 * abs(sin(x * 1.15 + drop * 5))) for x, y in shapes.rolling(canvas, HORIZON + drop, 0.09, 2.2)
        ]
        canvas.ground(line, canvas.shade(nearness))


def lighthouse(canvas):
    canvas.water(HORIZON)
    foot, x = HORIZON - 0.72, WIDTH - 2.4
    beam = mix(along(canvas.sky.colours, 0.5), (255, 240, 191), 0.22)
    canvas.fill([(x, foot - 1.98), (-0.1, 1.7), (-0.1, 3.4)], beam)
    _headland(canvas, HORIZON + 1.2, 2.2, 6.4, False, canvas.shade(0.7))
    shapes.lighthouse(canvas, x, foot + 0.1, 2.3, canvas.shade(0.7))
    canvas.ground(shapes.rolling(canvas, HORIZON + 2.6, 0.16, 1.5), canvas.shade(1))


def poplars(canvas):
    canvas.ground(shapes.rolling(canvas, HORIZON - 0.15, 0.22, 1.3), canvas.shade(0.18))
    line = shapes.rolling(canvas, HORIZON + 0.35, 0.18, 1.1)
    for number in range(17):
        x = 1.2 + number * 0.62
        shapes.poplar(canvas, x, shapes.height_at(line, x) + 0.05, 1.45 - number * 0.045, canvas.shade(0.44))
    for drop, nearness in ((0.35, 0.38), (0.95, 0.54), (1.6, 0.74), (2.4, 0.98)):
        canvas.ground(
            line if drop == 0.35 else shapes.rolling(canvas, HORIZON + drop, 0.2, 1.2), canvas.shade(nearness)
        )


def skerries(canvas):
    canvas.water(HORIZON)
    for drop, nearness, count in ((0.0, 0.2, 5), (0.4, 0.44, 4), (1.25, 0.74, 2)):
        for number in range(count):
            x = WIDTH * (number + canvas.chance.uniform(0.1, 0.9)) / count
            wide = canvas.chance.uniform(1.0, 1.9) * (0.6 + nearness)
            foot = HORIZON + drop
            canvas.fill(_low(x, foot, wide, wide * 0.16), canvas.shade(nearness))
            for tree in range(int(wide * 3)):
                place = x + wide * canvas.chance.uniform(-0.6, 0.6)
                tall = canvas.chance.uniform(0.35, 0.62) * (0.6 + nearness)
                shapes.fir(
                    canvas, place, foot - wide * 0.09, tall * (0.8 + 0.05 * (tree % 4)), canvas.shade(nearness)
                )
    canvas.fill(_low(WIDTH * 0.2, HEIGHT + 0.1, 5.5, 0.8), canvas.shade(1))


def _low(x, foot, wide, tall):
    return [(x + wide * (step / 10 - 1), foot - tall * sin(pi * step / 20) ** 0.6) for step in range(21)]


def cypresses(canvas):
    canvas.ground(shapes.rolling(canvas, HORIZON - 0.35, 0.4, 1.2), canvas.shade(0.16))
    for drop, swell, nearness, trees in ((0.25, 0.36, 0.36, 9), (1.1, 0.3, 0.6, 7), (2.1, 0.26, 0.96, 4)):
        line = shapes.rolling(canvas, HORIZON + drop, swell, 1.25)
        start = canvas.chance.uniform(1, 9)
        for number in range(trees):
            x = start + number * (0.3 + nearness * 0.34)
            foot = shapes.height_at(line, min(x, WIDTH)) + 0.08
            shapes.cypress(
                canvas, x, foot, canvas.chance.uniform(0.8, 1.15) * (0.55 + nearness), canvas.shade(nearness)
            )
        canvas.ground(line, canvas.shade(nearness))


def dunes(canvas):
    """Each dune has a side in the light, up to its crest, and one in shadow."""
    rows = ((-0.1, 0.7, 0.12, 3), (0.55, 1.1, 0.3, 2), (1.55, 1.5, 0.56, 2), (2.75, 1.3, 0.86, 1))
    for drop, tall, nearness, count in rows:
        base, dark = HORIZON + drop, canvas.shade(nearness)
        canvas.ground(shapes.rolling(canvas, base, tall * 0.1, 1.2), dark)
        for number in range(count):
            top = WIDTH * (number + canvas.chance.uniform(0.25, 0.75)) / count
            _dune(canvas, top, base, tall * canvas.chance.uniform(0.7, 1), dark)


def _dune(canvas, top, base, tall, dark):
    wide, foot = tall * 4.6, base + tall * 0.35
    left = [(top - wide + wide * step / 20, foot - (tall + 0.3) * (step / 20) ** 1.8) for step in range(21)]
    right = [(top + wide * step / 20, foot - (tall + 0.3) * (1 - step / 20) ** 1.8) for step in range(21)]
    crest = [
        (
            top + 0.28 * tall * sin(step / 20 * 2.4 * pi) + step / 20 * tall,
            left[-1][1] + (foot - left[-1][1]) * step / 20,
        )
        for step in range(21)
    ]
    canvas.fill([*left, *right, (top + wide, HEIGHT), (top - wide, HEIGHT)], dark)
    canvas.fill([*left, *crest], mix(dark, canvas.sky.colours[1], 0.34))


def savanna(canvas):
    canvas.ground(shapes.rolling(canvas, HORIZON - 0.3, 0.24, 1.1), canvas.shade(0.14))
    canvas.ground(shapes.rolling(canvas, HORIZON + 0.3, 0.05, 1.4), canvas.shade(0.34))
    for x, tall in ((2.6, 0.9), (5.1, 0.7), (12.6, 0.8), (14.4, 1.0)):
        shapes.acacia(canvas, x, HORIZON + 0.45, tall, canvas.shade(0.46))
    canvas.ground(shapes.rolling(canvas, HORIZON + 0.95, 0.07, 1.2), canvas.shade(0.56))
    canvas.ground(shapes.rolling(canvas, HORIZON + 1.9, 0.08, 1.3), canvas.shade(0.98))
    shapes.acacia(canvas, 9.9, HORIZON + 2.05, 3.0, canvas.shade(0.98))


def bridge(canvas):
    shapes.roofs(canvas, HORIZON + 0.35, 0.8, canvas.shade(0.24))
    shapes.tower(canvas, WIDTH * 0.3, HORIZON + 0.35, 3.5, 0.5, canvas.shade(0.4), 0.26)
    shapes.towers(canvas, HORIZON + 0.35, 0.4, 1.1, canvas.shade(0.4))
    canvas.water(HORIZON + 0.35)
    deck, near = HORIZON + 1.0, canvas.shade(0.86)
    for number in range(5):
        left, right = number * 3.6 - 1.2, number * 3.6 + 2.4
        arch = [(left + (right - left) * step / 20, deck + 1.55 - 1.25 * sin(pi * step / 20)) for step in range(21)]
        canvas.fill([(left, deck), *arch, (right, deck)], near)
        canvas.box(right - 0.25, deck, right + 0.25, deck + 1.75, near)
    canvas.box(0, deck - 0.22, WIDTH, deck + 0.1, near)
    for x in (0.9, 4.5, 8.1, 11.7, 15.3):
        canvas.box(x - 0.025, deck - 0.85, x + 0.025, deck, near)
        canvas.disc(x, deck - 0.9, 0.09, (255, 224, 160))


def clock(canvas):
    """The whole day side by side: a strip of sky for each hour, with the sun where it stands then."""
    for hour in range(24):
        height = -58 * cos(2 * pi * (hour + 0.5) / 24)
        colours = colours_at(height)
        left, right = WIDTH * hour / 24, WIDTH * (hour + 1) / 24 + 0.02
        for step in range(9):
            canvas.box(left, HORIZON * step / 9, right, HEIGHT, along(colours, 0.95 - 0.085 * step))
        bright = mix(rgb("#ffe3b0"), rgb("#fffdf4"), min(max(height / 40, 0), 1))
        canvas.disc((left + right) / 2, HORIZON - height / 58 * 4.6, 0.26, bright)
    for _ in range(60):
        x = canvas.chance.choice([0, WIDTH]) + canvas.chance.uniform(-4.2, 4.2)
        canvas.disc(
            x, canvas.chance.uniform(0.1, HORIZON - 0.8), canvas.chance.choice([0.012, 0.02]), (255, 244, 214)
        )
    for drop, swell, nearness in ((0.1, 0.2, 0.45), (0.95, 0.18, 0.76), (1.9, 0.16, 1)):
        canvas.ground(shapes.rolling(canvas, HORIZON + drop, swell, 1.3), mix(rgb("#5b3c7a"), INK, nearness))


SCENES = {
    scene.__name__: scene
    for scene in (
        *(bridge, clock, cone, cypresses, dunes, forest, gables, headlands, hills, islands, lighthouse, mesas),
        *(peaks, plain, polder, poplars, ranges, savanna, sierra, skerries, towers, town, waves),
        *(rooms.clocks, rooms.doorway, rooms.hall, rooms.lanterns, rooms.postbox, rooms.table),
    )
}
