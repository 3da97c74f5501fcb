"""Somebody at a browser."""

import re

WIDE = {"width": 1280, "height": 900}
PHONE = {"width": 390, "height": 844}


class Visitor:
    """A window in one language; what the page reports as broken (scripts, policy, missing files) fails the test."""

    def __init__(self, browser, url, *, language="en", size=WIDE, scheme="light"):
        self.url, self.language, self.broken = url, language, []
        locale = {"en": "en-US", "es": "es-SV"}[language]
        self.context = browser.new_context(
            viewport=size, locale=locale, color_scheme=scheme, reduced_motion="reduce", accept_downloads=True
        )
        self.context.set_default_timeout(10_000)
        self.page = self.context.new_page()
        self.page.on("pageerror", lambda error: self.broken.append(str(error)))
        self.page.on("console", self.listen)

    def listen(self, message):
        # A refused form (422) and a refused page (403) are answers, not faults; the browser reports them all the same.
        if message.type == "error" and not re.search(r"status of (403|404|409|410|422|429)", message.text):
            self.broken.append(message.text)

    def go(self, address):
        """Open an address of the site; returns the status."""
        return self.page.goto(f"{self.url}/{self.language}{address}").status

    def enter_as(self, name):
        """One click on the sign-in page, as the person of that name."""
        self.go("/sign-in/")
        self.page.get_by_role("button", name=name).click()
        self.page.wait_for_url(re.compile("/today/"))

    def close(self):
        self.context.close()
        assert self.broken == [], f"the browser complained: {self.broken}"
