"""Somebody who uses the site without a browser: opens pages, fills in their forms, sends files."""

import html
import http.cookiejar
import re
import urllib.error
import urllib.parse
import urllib.request
import uuid

TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="(\w+)"')
DOOR = r'<form[^>]*action="([^"]*/demonstration/enter/\d+/)"(?:(?!</form>).)*?{}'


class Caller:
    """``get`` and ``post`` give the answer's text; an answer that refuses raises ``urllib.error.HTTPError``."""

    def __init__(self, url, language="en"):
        self.url, self.language, self.token = url, language, ""
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(http.cookiejar.CookieJar()))

    def _send(self, address, body=None, headers=None):
        place = address if address.startswith(f"/{self.language}/") else f"/{self.language}{address}"
        request = urllib.request.Request(f"{self.url}{place}", body, headers or {})
        with self.opener.open(request, timeout=30) as answer:
            text = answer.read().decode("utf-8", "replace")
        if found := TOKEN.search(text):
            self.token = found[1]
        return text

    def get(self, address):
        return self._send(address)

    def post(self, address, **fields):
        return self._send(address, urllib.parse.urlencode({"csrfmiddlewaretoken": self.token} | fields).encode())

    def send_file(self, address, name, content, **fields):
        """A form with a file in it, as browsers send it."""
        mark = uuid.uuid4().hex
        parts = [
            f'--{mark}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode()
            for key, value in ({"csrfmiddlewaretoken": self.token} | fields).items()
        ]
        head = f'--{mark}\r\nContent-Disposition: form-data; name="file"; filename="{name}"\r\n\r\n'.encode()
        body = b"".join([*parts, head, content, f"\r\n--{mark}--\r\n".encode()])
        return self._send(address, body, {"Content-Type": f"multipart/form-data; boundary={mark}"})

    def enter_as(self, name):
        """One click on the demonstration's sign-in page."""
        page = self.get("/sign-in/")
        found = re.search(DOOR.format(re.escape(html.escape(name))), page, re.DOTALL)
        return self.post(found[1])

    def sign_in(self, email, password):
        self.get("/sign-in/")
        return self.post("/sign-in/", login=email, password=password)
