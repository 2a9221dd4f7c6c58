"""A sheet of 16 by 9 units to draw on: flat colours only, drawn at twice the size and scaled down."""

from math import cos, pi, sin, tau

from PIL import Image, ImageDraw

from .sky import INK, along, mix

WIDTH, HEIGHT = 16.0, 9.0
HORIZON = 6.1
BANDS = 22
OVERSAMPLING = 2


class Canvas:
    """Knows the sky it stands under, so that what is drawn takes its colour from distance alone."""

    def __init__(self, sky, chance, width):
        self.sky, self.chance = sky, chance
        self.scale = width * OVERSAMPLING / WIDTH
        self.image = Image.new("RGB", (width * OVERSAMPLING, round(width * OVERSAMPLING * HEIGHT / WIDTH)))
        self.pen = ImageDraw.Draw(self.image)
        self.sun = self._sun()

    def finished(self):
        """The picture at its real size, in as few colours as it needs: flat areas make small files."""
        return self.image.reduce(OVERSAMPLING).quantize(224, dither=Image.Dither.NONE)

    def shade(self, nearness):
        """The colour of land: near the eye it is ink, far away it fades into the sky at the horizon."""
        daylight = min(max(self.sky.height / 60, 0), 1)
        near = mix(INK, (88, 58, 112), daylight * 0.8)
        far = along(self.sky.colours, 0.62)
        return mix(far, near, 0.16 + 0.84 * nearness)

    def fill(self, points, colour):
        self.pen.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=colour)

    def box(self, left, top, right, bottom, colour):
        self.fill([(left, top), (right, top), (right, bottom), (left, bottom)], colour)

    def disc(self, x, y, radius, colour, flat=1.0):
        edges = (x - radius, y - radius * flat, x + radius, y + radius * flat)
        self.pen.ellipse([edge * self.scale for edge in edges], fill=colour)

    def ground(self, line, colour):
        """Everything below a line of points that runs from the left edge to the right."""
        self.fill([(-0.1, HEIGHT + 0.1), *line, (WIDTH + 0.1, HEIGHT + 0.1)], colour)

    def _sun(self):
        """Where it stands in the picture: east is left, and it climbs from the horizon to the upper edge."""
        angle = self.sky.hour_angle
        if self.sky.dark:
            return (WIDTH * self.chance.uniform(0.3, 0.7), HORIZON + 2.5)
        x = WIDTH * (0.5 + 0.3 * max(-1, min(1, angle / 90)))
        if self.sky.height < 0:
            return (x, HORIZON + 0.1 - self.sky.height * 0.16)
        return (x, HORIZON - 4.9 * sin(self.sky.height / 90 * tau / 4) ** 0.62)

    def draw_sky(self):
        x, y = self.sun
        farthest = 15.5 if self.sky.height < 12 else 14.0
        for step in range(BANDS, 0, -1):
            share = step / BANDS
            self.disc(x, y, farthest * share**1.18, along(self.sky.colours, share**0.86))
        if self.sky.dark:
            self._stars()
        elif self.sky.sun_up:
            self.disc(x, y, 0.62, mix(self.sky.colours[0], (255, 253, 244), 0.75))

    def _stars(self):
        faint = mix(self.sky.colours[-1], (255, 240, 191), 0.55)
        for number in range(64):
            x, y = self.chance.uniform(0, WIDTH), self.chance.uniform(0.1, HORIZON - 0.9)
            self.disc(x, y, self.chance.choice([0.012, 0.018, 0.026]), (255, 244, 214) if number % 5 == 0 else faint)
        if self.sky.height < -30:
            x, y = WIDTH * self.chance.uniform(0.2, 0.8), self.chance.uniform(1.3, 2.3)
            self._moon(x, y, 0.46)

    def _moon(self, x, y, radius):
        """A thin one, tilted: an outer edge that is round and an inner one that is half as deep."""
        turns = [pi * (step / 24 - 0.5) for step in range(25)]
        outer, inner = [(cos(t), sin(t)) for t in turns], [(0.45 * cos(t), sin(t)) for t in reversed(turns)]
        tilt_x, tilt_y = cos(2.7), sin(2.7)
        self.fill(
            [
                (x + radius * (a * tilt_x - b * tilt_y), y + radius * (a * tilt_y + b * tilt_x))
                for a, b in outer + inner
            ],
            (255, 240, 205),
        )

    def water(self, top, bottom=HEIGHT):
        """A sea or lake that mirrors the sky in bands, with the sun's path on it."""
        strips = 9
        for number in range(strips):
            share = number / strips
            colour = mix(along(self.sky.colours, 0.3 + 0.62 * share), INK, 0.13 + 0.2 * share)
            self.box(0, top + (bottom - top) * share**1.35, WIDTH, bottom, colour)
        light = mix(self.sky.colours[0], along(self.sky.colours, 0.5), 0.22)
        for number in range(11):
            share = number / 11
            y = top + 0.07 + (bottom - top) * share**1.3
            reach = (0.25 + 1.5 * share) * self.chance.uniform(0.55, 1.15)
            middle = self.sun[0] + self.chance.uniform(-0.3, 0.3) * (0.4 + share)
            self.sliver(middle, y, reach, 0.028 + 0.035 * share, light)

    def sliver(self, x, y, reach, thickness, colour):
        """A streak with pointed ends, as light lies on water."""
        self.fill([(x - reach, y), (x, y - thickness), (x + reach, y), (x, y + thickness)], colour)
