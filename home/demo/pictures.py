"""Draws a picture of the demo."""

from io import BytesIO

from PIL import Image


def draw(picture, width):
    out = BytesIO()
    Image.new("RGB", (width, width * 9 // 16), "#5b3c7a").save(out, "PNG")
    return out.getvalue()
