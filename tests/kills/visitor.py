"""A person of the demonstration with a browser: cookies, forms with their token, answers as they are."""

import http.client
import re
import secrets
import urllib.parse
import urllib.request
from dataclasses import dataclass
from html import unescape

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
PATIENCE = 30  # seconds for one answer


class LostError(Exception):
    """No answer came, or only half of one: the connection broke."""


@dataclass(frozen=True)
class Answer:
    status: int
    location: str  # where it sends on to
    body: bytes

    @property
    def text(self):
        return self.body.decode()

    def field(self, name):
        """The value of a hidden field of the page."""
        return unescape(re.search(f'name="{name}" value="([^"]*)"', self.text)[1])


class _AsItIs(urllib.request.HTTPErrorProcessor):
    """Every answer is one: nothing is followed, nothing raised."""

    def http_response(self, request, response):
        return response


class Visitor:
    """Signed in by the demonstration's one-click door once :meth:`enter` has been called."""

    def __init__(self, url):
        self.url = url
        self.token = ""
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(), _AsItIs())

    def enter(self, name):
        """Sign in as the person whose name stands on a door of the sign-in page."""
        page = self.get("/en/sign-in/")
        self.token = TOKEN.search(page.text)[1]
        door = re.search(rf'action="([^"]+/enter/\d+/)"(?:(?!</form>).)*{re.escape(name)}', page.text, re.DOTALL)[1]
        answer = self.post(door, {})
        if answer.status != 302:
            raise AssertionError(f"{name} could not enter: {answer.status}")
        self.token = TOKEN.search(self.get("/en/matrix/import/").text)[1]

    def get(self, path):
        """Raises :class:`LostError`."""
        return self._ask(urllib.request.Request(self.url + path))

    def post(self, path, fields, file=None):
        """Send a form; ``file`` is ``(name, content)``. Raises :class:`LostError`."""
        fields = {"csrfmiddlewaretoken": self.token, **fields}
        if file is None:
            return self._ask(urllib.request.Request(self.url + path, urllib.parse.urlencode(fields).encode()))
        content, kind = _with_file(fields, *file)
        return self._ask(urllib.request.Request(self.url + path, content, {"Content-Type": kind}))

    def _ask(self, request):
        try:
            with self.opener.open(request, timeout=PATIENCE) as answer:
                return Answer(answer.status, answer.headers.get("Location", ""), answer.read())
        except (OSError, http.client.HTTPException) as error:
            raise LostError(str(error)) from error


def _with_file(fields, name, content):
    """The body of a form that carries a file, and its content type."""
    mark = secrets.token_hex(16)
    parts = [
        f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields.items()
    ]
    parts.append(
        f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n'
        "Content-Type: application/octet-stream\r\n\r\n"
    )
    return "".join(parts).encode() + content + f"\r\n--{mark}--\r\n".encode(), f"multipart/form-data; boundary={mark}"
