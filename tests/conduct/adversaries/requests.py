"""A browser without script for a real server: requests and cookies, as Django's test client has them."""

import http.client
import re
from dataclasses import dataclass
from http.cookies import SimpleCookie
from urllib.parse import urlencode, urlsplit

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PATIENCE = 90


@dataclass
class Answer:
    status_code: int
    content: bytes
    headers: dict


class Requests:
    def __init__(self, site):
        self.server = urlsplit(site).netloc
        self.cookies, self.token = SimpleCookie(), ""

    def get(self, address, headers=None):
        return self._ask("GET", address, None, headers or {})

    def post(self, address, data):
        data = {"csrfmiddlewaretoken": self.token, **data}
        if any(hasattr(each, "read") for value in data.values() if isinstance(value, list) for each in value):
            return self._ask("POST", address, encode_multipart(BOUNDARY, data), {"Content-Type": MULTIPART_CONTENT})
        form = {"Content-Type": "application/x-www-form-urlencoded"}
        return self._ask("POST", address, urlencode(data, doseq=True).encode(), form)

    def _ask(self, method, address, body, headers):
        connection = http.client.HTTPConnection(self.server, timeout=PATIENCE)
        kept = "; ".join(f"{name}={cookie.value}" for name, cookie in self.cookies.items())
        agent = {"Cookie": kept, "Origin": "null", "User-Agent": "A browser", "Connection": "close"}
        connection.request(method, address, body, {**agent, **headers})
        answer = connection.getresponse()
        content = answer.read()
        for cookie in answer.headers.get_all("Set-Cookie") or ():
            self.cookies.load(cookie)
        if token := TOKEN.search(content.decode(errors="replace")):
            self.token = token[1]
        connection.close()
        return Answer(answer.status, content, dict(answer.headers))
