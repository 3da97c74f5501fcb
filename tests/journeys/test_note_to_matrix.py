"""The main job, as issue and sources tell it: a note is written, checked, accepted; the activity begins; all is kept.

Mexico is host of the workshop on reintegration that C21 lists for 2022, and writes its concept note. The secretariat
checks it, the presidency (El Salvador) accepts it, the secretariat changes the status in the matrix with its reason.
"""

import pytest

from .hand import Keyboard, Pointer
from .visitor import WIDE

MEXICO, SECRETARIAT, PRESIDENCY = "Adriana Villaseñor", "Marisol Quesada", "Ernesto Alvarenga"
ACTIVITY = "2022-08"
WORDS = {
    "en": {
        "title": "Workshop on reintegration",
        "begin": "Begin the concept note",
        "submit": "Submit",
        "close": "Save and close",
        "check": "Checked: in order",
        "accept": "Accept",
        "accepted": "Accepted by the Presidency",
        "note": "Concept note",
        "save": "Save",
        "status": "in process",
        "reason": "The host has confirmed the dates.",
    },
    "es": {
        "title": "Taller sobre reintegración",
        "begin": "Iniciar la nota conceptual",
        "submit": "Presentar",
        "close": "Guardar y cerrar",
        "check": "Revisada: conforme",
        "accept": "Aceptar",
        "accepted": "Aceptada por la Presidencia",
        "note": "Nota conceptual",
        "save": "Guardar",
        "status": "en proceso",
        "reason": "La sede confirmó las fechas.",
    },
}
SAID = {
    "en": {
        "background": "Returned migrants find no work in their first year.",
        "objective": "Share what has helped people to stay.",
        "results": "A list of measures that each country can take.",
        "methodology": "Two days of case work in small groups.",
        "agenda": "First day: measures. Second day: agreements.",
        "participants": "Two officials from each member country.",
        "place": "Mexico City",
        "funds": "Host country",
        "risks": "Few officials may be able to travel.",
        "follow_up": "Each country reports at the next meeting.",
    },
    "es": {
        "background": "Las personas retornadas no encuentran trabajo durante el primer año.",
        "objective": "Compartir lo que ha ayudado a las personas a quedarse.",
        "results": "Una lista de medidas que cada país puede tomar.",
        "methodology": "Dos días de estudio de casos en grupos pequeños.",
        "agenda": "Primer día: medidas. Segundo día: acuerdos.",
        "participants": "Dos personas funcionarias de cada país miembro.",
        "place": "Ciudad de México",
        "funds": "País sede",
        "risks": "Es posible que pocas personas puedan viajar.",
        "follow_up": "Cada país informa en la próxima reunión.",
    },
}


@pytest.fixture
def demonstration(running):
    """Each telling begins at the beginning."""
    with running() as server:
        yield server


@pytest.fixture(params=[("en", Keyboard), ("es", Pointer)], ids=["English, by keyboard", "Spanish, by mouse"])
def way(request):
    return request.param


class Story:
    """One telling: in a language, by pointer or keyboard."""

    def __init__(self, visit, language, hand):
        self.visit, self.language, self.hand_of = visit, language, hand
        self.words, self.said = WORDS[language], SAID[language]

    def sit_down(self, name):
        self.visitor = self.visit(name, language=self.language, size=WIDE)
        self.page = self.visitor.page
        self.hand = self.hand_of(self.page)

    def button(self, word):
        return self.page.get_by_role("button", name=self.words[word], exact=True)

    def find_the_activity(self):
        self.visitor.go(f"/activities/?q={self.words['title'].split()[-1]}")
        self.hand.press(self.page.locator("main").get_by_role("link", name=self.words["title"], exact=True).first)
        self.page.wait_for_url(f"**/activities/{ACTIVITY}/")

    def write_the_note(self):
        self.hand.press(self.button("begin").first)
        self.page.wait_for_url("**/note/edit/**")
        for name, text in self.said.items():
            self.hand.fill(self.page.locator(f"[name={name}_{self.language}]"), text)
        self.page.keyboard.press("Control+Home")
        self.fill_the_rest()
        self.hand.press(self.button("close"))
        self.page.wait_for_url("**/note/")

    def fill_the_rest(self):
        texts = {
            "indicators-1-name": "Officials trained",
            "indicators-1-baseline": "0",
            "indicators-1-target": "60",
            "starts_on": "2022-06-14",
            "budget_amount": "12000",
        }
        for name, text in texts.items():
            self.hand.fill(self.page.locator(f"[name={name}]"), text)

    def open_the_note(self):
        self.visitor.go(f"/activities/{ACTIVITY}/note/")

    def press(self, word):
        with self.page.expect_navigation():
            self.hand.press(self.button(word))

    def cell(self, column):
        """A cell of the activity's row in the matrix."""
        row = self.page.locator(f"#matrix tr:has(a[href$='/activities/{ACTIVITY}/'])")
        return row.locator(f"td[data-key={column}]")

    def begin_it_in_the_matrix(self):
        self.visitor.go("/matrix/?year=2022&body=wg-protection-2019")
        self.hand.press(self.cell("status").locator("a.cell-edit"))
        self.hand.choose(self.page.locator("[name=verb]"), "begin")
        self.hand.fill(self.page.locator("[name=reason]"), self.words["reason"])
        self.hand.press(self.button("save"))
        self.page.locator("[name=verb]").wait_for(state="detached")

    def history(self):
        self.visitor.go(f"/history/activity/{ACTIVITY}/")
        return self.page.locator("main").inner_text()


def test_a_note_is_written_checked_and_accepted_the_activity_begins_and_all_is_kept(visit, way):
    story = Story(visit, *way)

    story.sit_down(MEXICO)
    story.find_the_activity()
    story.write_the_note()
    assert story.page.get_by_text(story.said["objective"]).is_visible()
    story.press("submit")
    assert story.button("check").count() == 0  # not Mexico's to check

    story.sit_down(SECRETARIAT)
    story.open_the_note()
    story.press("check")
    assert story.button("accept").count() == 0  # not the secretariat's to accept

    story.sit_down(PRESIDENCY)
    story.open_the_note()
    story.press("accept")
    assert story.page.get_by_text(story.words["accepted"]).first.is_visible()

    story.sit_down(SECRETARIAT)
    story.begin_it_in_the_matrix()
    assert story.words["status"] in story.cell("status").inner_text().lower()

    told = story.history()
    assert [name for name in (MEXICO, SECRETARIAT, PRESIDENCY) if name not in told] == []
    assert story.words["reason"] in told


def test_a_note_cannot_be_skipped(visit):
    story = Story(visit, "en", Pointer)
    story.sit_down(SECRETARIAT)

    story.visitor.go("/matrix/?year=2022&body=wg-protection-2019")
    story.hand.press(story.cell("status").locator("a.cell-edit"))
    story.hand.choose(story.page.locator("[name=verb]"), "begin")
    story.hand.press(story.button("save"))

    refusal = story.cell("status").locator(".errors, [role=alert]").first
    refusal.wait_for()
    assert "concept note" in refusal.inner_text()
