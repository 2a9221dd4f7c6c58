"""What a first visit costs: bytes over the wire and requests."""

from http.client import HTTPConnection
from urllib.parse import urlsplit

PHONE = {"viewport": {"width": 360, "height": 780}, "device_scale_factor": 2}


def weigh(page, url):
    """Bytes by address of all that a page loads.

    The browser says what it loads; each is then asked for as over HTTPS, where browsers accept Brotli.
    """
    asked = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(url, wait_until="networkidle")
    return {url: bytes_of(url) for url in asked if not url.startswith("data:")}


def bytes_of(url):
    address = urlsplit(url)
    connection = HTTPConnection(address.netloc)
    path = address.path + (f"?{address.query}" if address.query else "")
    connection.request("GET", path, headers={"Accept-Encoding": "gzip, deflate, br"})
    answer = connection.getresponse()
    return len(str(answer.headers)) + len(answer.read())
