"""Charts: one specification for page and paper, readable without colour, and never a chart of nothing."""

import datetime as dt
import itertools
import re
from itertools import combinations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from puebla.kernel.charts import tones
from puebla.kernel.charts.bars import Bar, barred
from puebla.kernel.charts.chart import Cell, Chart
from puebla.kernel.charts.frame import labelled
from puebla.kernel.charts.heat import heated
from puebla.kernel.charts.measured import Point, against_target
from puebla.kernel.charts.printed import svg_of
from puebla.kernel.charts.shapes import mapped
from puebla.kernel.charts.stack import Row, stacked
from puebla.kernel.charts.timeline import Span, along

STYLES = Path(__file__).resolve().parents[2] / "frontend" / "styles" / "tokens.scss"
WORDS = {state: state.replace("_", " ").capitalize() for state in tones.OF_STATE}
MONTHS = ["ene", "feb", "mar", "abr", "may", "jun", "jul", "ago", "sep", "oct", "nov", "dic"]
NAMES = {"MX": "México", "SV": "El Salvador", "CR": "Costa Rica", "CA": "Canada", "BZ": "Belize", "PA": "Panamá"}
MARCH = dt.date(2022, 3, 1)


def timeline(*spans):
    return along(spans, 2022, MARCH, WORDS, MONTHS)


DRAWN = {
    "stack": stacked([Row("Gobernanza", dict.fromkeys(tones.OF_STATE, 3)), Row("Ñandú", {"planned": 1})], WORDS),
    "heat": heated(["Belice", "Canadá"], ["Logradas", "En proceso"], {("Canadá", "Logradas"): 12}),
    "timeline": timeline(Span("Taller", dt.date(2021, 12, 20), dt.date(2022, 2, 2), "planned")),
    "bars": barred([Bar("México", 3), Bar("Belice", 1200.5, said="USD 1,200.50")]),
    "map": mapped({"MX": 5, "SV": 1}, NAMES),
    "target": against_target([Point("2019", 2, 3), Point("2020", None, 4)], baseline=1),
}
NOTHING = {
    "stack": stacked([Row("Gobernanza", {})], WORDS),
    "heat": heated(["Belice"], ["Logradas"], {("Belice", "Logradas"): 0}),
    "timeline": timeline(),
    "bars": barred([Bar("México", 0)]),
    "map": mapped({"MX": 0}, NAMES),
    "target": against_target([Point("2019", None, 3)]),
}


def letters(svg):
    return [text for text in re.findall(r"<text[^>]*>([^<]+)", svg) if text.strip()]


@pytest.mark.parametrize("kind", DRAWN)
def test_a_chart_is_drawn_on_paper_and_each_time_the_same(kind):
    first, second = svg_of(DRAWN[kind]), svg_of(DRAWN[kind])

    assert first == second
    assert "var(--" not in first
    assert letters(first) != []


@pytest.mark.parametrize("kind", NOTHING)
def test_of_nothing_there_is_no_chart(kind):
    assert NOTHING[kind] == {}


def test_every_part_of_a_stack_says_its_number_and_its_state_has_its_word():
    said = letters(svg_of(DRAWN["stack"]))

    assert said.count("3") == len(tones.OF_STATE)
    assert [word for word in WORDS.values() if word not in said] == []


def test_every_cell_of_a_heat_map_says_its_number():
    assert sorted(letters(svg_of(DRAWN["heat"])))[:4] == ["0", "0", "0", "12"]


def test_a_span_is_cut_at_the_ends_of_the_year_and_months_speak_the_readers_language():
    said = letters(svg_of(DRAWN["timeline"]))
    [value] = DRAWN["timeline"]["data"]["values"]

    assert [said.count(month) for month in ("ene", "mar", "nov")] == [1, 1, 1]
    assert dt.datetime.fromtimestamp(value["from"] / 1000, dt.UTC).date() == dt.date(2022, 1, 1)
    assert dt.datetime.fromtimestamp(value["until"] / 1000, dt.UTC).date() == dt.date(2022, 2, 3)


def test_what_lasts_a_day_is_still_seen():
    [value] = timeline(Span("Taller", MARCH, MARCH, "planned"))["data"]["values"]

    assert value["until"] - value["from"] == dt.timedelta(days=4) / dt.timedelta(milliseconds=1)


def test_what_never_ends_lasts_until_the_end_of_the_year():
    [value] = timeline(Span("Taller", MARCH, dt.date.max, "planned"))["data"]["values"]

    assert dt.datetime.fromtimestamp(value["until"] / 1000, dt.UTC).date() == dt.date(2023, 1, 1)


def test_small_countries_are_drawn_larger_beside_the_others_and_each_number_is_said_once():
    said = letters(svg_of(mapped({"MX": 5, "SV": 1, "CA": 7}, NAMES)))

    assert [said.count(number) for number in "517"] == [1, 1, 1]


@pytest.mark.parametrize("years", [1, 4, 12])
def test_the_names_of_periods_never_stand_over_each_other(years):
    halves = [f"{half} semestre de {year}" for year in range(2019, 2019 + years) for half in ("primer", "segundo")]
    svg = svg_of(against_target([Point(half, 10, 20) for half in halves]))

    [axis] = re.findall(r'aria-label="X-axis(.*?)role-axis-domain', svg, re.DOTALL)
    places = [
        (float(place), max(map(len, re.split("<[^>]+>", text))))
        for place, look, text in re.findall(
            r'<text [^>]*?translate\(([\d.]+),[^>]*?(opacity="\d")[^>]*>(.*?)</text>', axis
        )
        if look == 'opacity="1"'
    ]

    assert len(places) >= 2
    assert [one for one, other in itertools.pairwise(places) if other[0] - one[0] < 6 * (one[1] + other[1]) / 2] == []


@given(
    st.lists(
        st.one_of(st.text(max_size=90), st.just("Integración, migración y sus vínculos con el desarrollo de " * 2))
    )
)
def test_rows_that_begin_alike_stay_rows_of_their_own_in_three_lines_at_most(labels):
    labels_of_rows = labelled(labels)

    assert len(set(labels_of_rows)) == len(labels)
    assert all(label.count("\n") <= 2 for label in labels_of_rows)


def lightness(colour):
    """Of a colour, from 0 (black) to 1 (white), as a printer without colour gives it back."""
    wide = colour[1:] if len(colour) == 7 else "".join(2 * digit for digit in colour[1:])
    red, green, blue = (int(wide[place : place + 2], 16) / 255 for place in (0, 2, 4))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def themes():
    """``[{name: colour}]`` of the style sheet: light and dark."""
    text = STYLES.read_text("utf-8")
    return [
        dict(re.findall(r"--([\w-]+): (#[0-9a-f]+);", part))
        for part in re.split(r"@mixin \w+", text.partition("@media")[0])[1:]
    ]


def test_paper_has_the_colours_of_the_light_page():
    light, _dark = themes()

    assert {name: light[name] for name in tones.ON_PAPER} == tones.ON_PAPER


@pytest.mark.parametrize("theme", [0, 1], ids=["light", "dark"])
def test_any_two_states_can_be_told_apart_without_colour_and_numbers_read_on_each(theme):
    colours = themes()[theme]
    stack = [lightness(colours[name]) for name in tones.OF_STATE.values()]
    numbers = [abs(lightness(colours[f"on-{name}"]) - lightness(colours[name])) for name in tones.OF_STATE.values()]

    assert min(abs(one - other) for one, other in combinations(stack, 2)) > 0.1
    assert min(numbers) > 0.4


def test_headings_of_numbers_stand_to_the_end():
    chart = Chart("T", "S", ["Country", "Activities", "Reported"], [[Cell("MX"), Cell(3, "/x/"), Cell("1 of 3")]])

    assert [column["number"] for column in chart.columns] == [False, True, False]
