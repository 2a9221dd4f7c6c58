"""What stands on a horizon: ridges, trees, roofs. Each takes the canvas first and draws in one flat colour."""

from itertools import pairwise
from math import sin, tau

from .canvas import WIDTH

STEPS = 96


def rolling(canvas, base, swell, periods=1.6):
    """A line of soft hills."""
    phases = [canvas.chance.uniform(0, tau) for _ in range(3)]
    points = []
    for step in range(STEPS + 1):
        x = (WIDTH + 0.4) * step / STEPS - 0.2
        turn = x / WIDTH * tau * periods
        height = sin(turn + phases[0]) + 0.45 * sin(2.1 * turn + phases[1]) + 0.2 * sin(4.3 * turn + phases[2])
        points.append((x, base - swell * height))
    return points


def jagged(canvas, base, height, peaks, rough=0.5):
    """A line of mountains: peaks set apart, then every stretch broken in two at a random height, five times."""
    gap = (WIDTH + 2) / peaks
    points = [(-1.0, base)]
    for number in range(peaks):
        left = -1 + gap * number
        summit = left + gap * canvas.chance.uniform(0.36, 0.64)
        points.append((summit, base - height * canvas.chance.uniform(0.6, 1.0)))
        points.append((left + gap, base - height * canvas.chance.uniform(0.1, 0.34)))
    spread = height * rough * 0.22
    for _ in range(5):
        broken = [points[0]]
        for (x1, y1), (x2, y2) in pairwise(points):
            broken += [((x1 + x2) / 2, (y1 + y2) / 2 + canvas.chance.uniform(-spread, spread)), (x2, y2)]
        points, spread = broken, spread * 0.52
    return points


def snow(canvas, line, below, colour):
    """The tops of a mountain line, down to an edge that runs in tongues."""
    phases = [canvas.chance.uniform(0, tau) for _ in range(2)]
    edges = [below + 0.16 * sin(x * 5.1 + phases[0]) + 0.1 * sin(x * 11.7 + phases[1]) for x, _y in line]
    for ((x1, y1), edge1), ((x2, y2), edge2) in pairwise(zip(line, edges, strict=True)):
        if y1 < edge1 or y2 < edge2:
            canvas.fill([(x1, y1), (x2, y2), (x2, max(y2, edge2)), (x1, max(y1, edge1))], colour)


def height_at(line, x):
    for (x1, y1), (x2, y2) in pairwise(line):
        if x1 <= x <= x2:
            return y1 + (y2 - y1) * (x - x1) / (x2 - x1 or 1)
    return line[-1][1]


def fir(canvas, x, foot, tall, colour):
    wide = tall * 0.2
    for tier in range(4):
        low = foot - tall * tier * 0.2
        reach = wide * (1 - tier * 0.2)
        canvas.fill([(x - reach, low), (x, low - tall * (0.4 if tier < 3 else 0.42)), (x + reach, low)], colour)
    canvas.box(x - tall * 0.02, foot - 0.02, x + tall * 0.02, foot + tall * 0.06, colour)


def poplar(canvas, x, foot, tall, colour):
    canvas.disc(x, foot - tall * 0.54, tall * 0.115, colour, flat=4.1)
    canvas.box(x - tall * 0.018, foot - tall * 0.2, x + tall * 0.018, foot + 0.04, colour)


def cypress(canvas, x, foot, tall, colour):
    canvas.fill([(x, foot - tall), (x + tall * 0.1, foot - tall * 0.3), (x - tall * 0.1, foot - tall * 0.3)], colour)
    canvas.disc(x, foot - tall * 0.36, tall * 0.108, colour, flat=2.9)
    canvas.box(x - tall * 0.02, foot - tall * 0.1, x + tall * 0.02, foot + 0.04, colour)


def acacia(canvas, x, foot, tall, colour):
    top = foot - tall
    trunk = tall * 0.035
    canvas.fill(
        [(x - trunk, foot), (x - trunk * 0.7, top + 0.2), (x + trunk * 0.7, top + 0.2), (x + trunk, foot)], colour
    )
    for side in (-1, 1):
        canvas.fill(
            [
                (x, foot - tall * 0.52),
                (x + side * tall * 0.42, top + tall * 0.1),
                (x + side * tall * 0.36, top + tall * 0.08),
            ],
            colour,
        )
    for shift, reach, lift in ((0, 0.62, 0), (-0.36, 0.4, 0.06), (0.4, 0.36, 0.08)):
        canvas.disc(x + shift * tall, top + lift * tall + tall * 0.06, reach * tall, colour, flat=0.17)


def lighthouse(canvas, x, foot, tall, colour):
    canvas.fill(
        [
            (x - tall * 0.1, foot),
            (x - tall * 0.062, foot - tall * 0.8),
            (x + tall * 0.062, foot - tall * 0.8),
            (x + tall * 0.1, foot),
        ],
        colour,
    )
    canvas.box(x - tall * 0.1, foot - tall * 0.82, x + tall * 0.1, foot - tall * 0.79, colour)
    canvas.box(x - tall * 0.045, foot - tall * 0.9, x + tall * 0.045, foot - tall * 0.82, (255, 240, 191))
    canvas.fill(
        [(x - tall * 0.07, foot - tall * 0.9), (x, foot - tall), (x + tall * 0.07, foot - tall * 0.9)], colour
    )


def windmill(canvas, x, foot, tall, colour):
    canvas.fill(
        [
            (x - tall * 0.17, foot),
            (x - tall * 0.09, foot - tall * 0.66),
            (x + tall * 0.09, foot - tall * 0.66),
            (x + tall * 0.17, foot),
        ],
        colour,
    )
    canvas.disc(x, foot - tall * 0.67, tall * 0.1, colour, flat=0.8)
    hub = (x, foot - tall * 0.7)
    for east, north in ((0.78, 0.62), (-0.62, 0.78), (-0.78, -0.62), (0.62, -0.78)):
        tip = (hub[0] + east * tall * 0.52, hub[1] - north * tall * 0.52)
        wide = (north * tall * 0.085, east * tall * 0.085)
        start = (hub[0] + east * tall * 0.1, hub[1] - north * tall * 0.1)
        canvas.fill(
            [start, (start[0] + wide[0], start[1] + wide[1]), (tip[0] + wide[0], tip[1] + wide[1]), tip], colour
        )
        canvas.fill([hub, (hub[0] + 0.02, hub[1] + 0.02), (tip[0] + 0.02, tip[1] + 0.02), tip], colour)


def towers(canvas, foot, low, high, colour, lit=0.0):
    """A row of tall buildings with flat tops; ``lit`` is the share of windows where somebody is still up."""
    x = -0.2
    while x < WIDTH:
        wide = canvas.chance.uniform(0.35, 0.95)
        middle = 1 - abs((x + wide / 2) / WIDTH - 0.55) * 1.25
        tall = canvas.chance.uniform(low, high) * max(middle, 0.35)
        canvas.box(x, foot - tall, x + wide, foot, colour)
        if canvas.chance.random() < 0.3:
            canvas.box(x + wide * 0.2, foot - tall - 0.18, x + wide * 0.8, foot - tall, colour)
            canvas.box(x + wide * 0.48, foot - tall - 0.55, x + wide * 0.52, foot - tall, colour)
        if lit:
            _windows(canvas, x, foot - tall, wide, tall, lit)
        x += wide + canvas.chance.choice([0, 0, 0.04, 0.1])


def _windows(canvas, left, top, wide, tall, lit):
    columns, rows = max(int(wide / 0.17), 1), int(tall / 0.21)
    for column in range(columns):
        for row in range(rows):
            if canvas.chance.random() < lit:
                x = left + wide * (column + 0.5) / columns
                y = top + 0.14 + row * 0.21
                canvas.box(x - 0.03, y, x + 0.03, y + 0.08, (255, 208, 138))


def roofs(canvas, foot, tall, colour, stepped=False):
    """A row of houses, some with the gable to the street, some with the eaves, a chimney here and there."""
    x = -0.3
    while x < WIDTH:
        wide = canvas.chance.uniform(0.75, 1.25) if stepped else canvas.chance.uniform(0.55, 1.3)
        wall = foot - tall * canvas.chance.uniform(0.5, 1.0)
        rise = min(wide, 1) * canvas.chance.uniform(0.4, 0.6)
        canvas.box(x, wall, x + wide, foot, colour)
        if stepped and canvas.chance.random() < 0.7:
            _steps(canvas, x, wall, wide, rise * 1.25, colour)
        elif canvas.chance.random() < 0.45:
            canvas.fill([(x, wall), (x + wide / 2, wall - rise), (x + wide, wall)], colour)
        else:
            slope = min(0.22, wide / 4)
            canvas.fill(
                [(x, wall), (x + slope, wall - rise * 0.6), (x + wide - slope, wall - rise * 0.6), (x + wide, wall)],
                colour,
            )
        if canvas.chance.random() < 0.4:
            stack = x + wide * canvas.chance.choice([0.26, 0.7])
            canvas.box(stack, wall - rise * 0.85, stack + 0.1, wall, colour)
        x += wide


def _steps(canvas, left, wall, wide, rise, colour):
    for step in range(4):
        inset = wide * 0.44 * step / 4
        canvas.box(left + inset, wall - rise * (step + 1) / 4, left + wide - inset, wall, colour)


def tower(canvas, x, foot, tall, wide, colour, spire=0.3):
    canvas.box(x - wide / 2, foot - tall * (1 - spire), x + wide / 2, foot, colour)
    canvas.fill(
        [(x - wide * 0.6, foot - tall * (1 - spire)), (x, foot - tall), (x + wide * 0.6, foot - tall * (1 - spire))],
        colour,
    )
