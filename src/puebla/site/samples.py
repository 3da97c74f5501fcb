"""Invented data for the components page; nothing here is the process's."""

from babel import Locale
from django import forms
from django.core.paginator import Paginator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from puebla.kernel.charts.chart import Cell, Chart
from puebla.kernel.charts.heat import heated
from puebla.kernel.charts.stack import Row, stacked
from puebla.kernel.languages import reading_language
from puebla.kernel.regional_map import regional_map

MEMBERS = ("KE", "UG", "TZ", "RW", "BI", "SS")
OBSERVERS = ("ET", "ZM", "MW")


class SampleForm(forms.Form):
    """One field of each kind, wrongly filled in."""

    title = forms.CharField(
        label=gettext_lazy("Title"), help_text=gettext_lazy("In a few words, as it stands in the matrix.")
    )
    reason = forms.CharField(label=gettext_lazy("Reason"), widget=forms.Textarea(attrs={"rows": 3}), required=False)
    country = forms.ChoiceField(label=gettext_lazy("Responsible country"), choices=[("", "—"), ("A", "A"), ("B", "B")])
    held_on = forms.DateField(
        label=gettext_lazy("Date"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"), required=False
    )
    mode = forms.ChoiceField(
        label=gettext_lazy("How it is held"),
        choices=[("here", gettext_lazy("In person")), ("away", gettext_lazy("At a distance"))],
        widget=forms.RadioSelect,
    )
    groups = forms.MultipleChoiceField(
        label=gettext_lazy("Groups taking part"),
        choices=[("p", gettext_lazy("Protection")), ("l", gettext_lazy("Labour"))],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    is_public = forms.BooleanField(label=gettext_lazy("Shown to the public"), required=False)


def samples():
    """Everything that the components page shows."""
    form = SampleForm({"title": "", "mode": "here", "groups": ["p"], "country": ""}, auto_id="sample_%s")
    form.is_valid()
    return {"form": form, **_words(), **_matrix(), **_record(), **_drawing(), "charts": _charts()}


def _words():
    return {
        "tones": [
            ("neutral", _("neutral")),
            ("brand", _("under way")),
            ("good", _("done")),
            ("warn", _("unsure")),
            ("bad", _("refused")),
            ("clay", _("late")),
            ("plum", _("asked")),
        ],
        "states": [
            ("planned", _("Planned")),
            ("under_way", _("Under way")),
            ("completed", _("Completed")),
            ("not_achieved", _("Not achieved")),
            ("dropped", _("Dropped")),
            ("no_evidence", _("No evidence")),
            ("draft", _("Draft")),
            ("submitted", _("Submitted")),
            ("returned", _("Returned")),
            ("checked", _("Checked")),
            ("accepted", _("Accepted")),
        ],
        "figures": [
            {"label": _("Completed"), "number": 4, "of": 18, "state": "completed", "url": "#main"},
            {"label": _("Under way"), "number": 6, "of": 18, "state": "under_way", "url": "#main"},
            {
                "label": _("No evidence"),
                "number": 8,
                "of": 18,
                "state": "no_evidence",
                "note": _("Nobody has reported yet"),
            },
            {"label": _("Officials trained"), "number": "1,240", "note": _("In 12 courses since 2019")},
        ],
        "shares": [
            {"label": _("Completed"), "number": 4, "state": "completed"},
            {"label": _("Under way"), "number": 6, "state": "under_way"},
            {"label": _("Not achieved"), "number": 1, "state": "not_achieved"},
            {"label": _("No evidence"), "number": 7, "state": "no_evidence"},
        ],
        "cards": [
            (_("Working Group on Protection"), _("Meets at least twice a year and reports to the group above it.")),
            (_("Liaison officers"), _("A network of officials who answer each other within a day.")),
            (_("Drafting committee"), _("Led by the presidency; one for each occasion.")),
        ],
    }


def _matrix():
    rows = [
        ("completed", _("Completed"), _("Workshop on safe return of children"), "", ""),
        ("under_way", _("Under way"), _("Guide on identity documents"), "clay", _("Overdue by 12 days")),
        ("planned", _("Planned"), _("Course for border officials"), "", ""),
        ("not_achieved", _("Not achieved"), _("Exchange of passenger lists"), "", ""),
        ("no_evidence", _("No evidence"), _("Campaign against smuggling"), "warn", ""),
    ]
    return {
        "columns": [
            {"label": _("Activity"), "sort_url": "#main", "sorted": "ascending"},
            {"label": _("Topic")},
            {"label": _("Indicators")},
            {"label": _("Responsible")},
            {"label": _("Deadline"), "sort_url": "#main"},
            {"label": _("Status"), "sort_url": "#main"},
            {"label": _("Risks")},
        ],
        "rows": [
            {
                "title": title,
                "topic": _("Return management"),
                "indicator": _("Officials trained, measured by the secretariat"),
                "responsible": _("Country A, with Country B"),
                "deadline": "30.06.2022",
                "state": code,
                "state_label": label,
                "tone": tone,
                "flag": flag,
                "risks": _("Elections in two countries"),
            }
            for code, label, title, tone, flag in rows
        ],
        "chips": [
            ("planned", _("Planned"), 3, "planned"),
            ("under_way", _("Under way"), 6, "under_way"),
            ("completed", _("Completed"), 4, "completed"),
            ("no_evidence", _("No evidence"), 5, "no_evidence"),
        ],
        "pillars": [("1", _("Governance")), ("2", _("Protection")), ("3", _("Development"))],
        "bodies": [("p", _("Working Group on Protection"))],
        "deadlines": [("late", _("Overdue")), ("soon", _("In the next 30 days"))],
        "taken": [{"label": _("Pillar 2"), "url": "#main"}, {"label": _("Under way"), "url": "#main"}],
        "page": Paginator(range(1234), 50).page(4),
        "money_columns": [
            {"label": _("Country")},
            {"label": _("Amount (US$)"), "number": True, "sort_url": "#main", "sorted": "descending"},
            {"label": _("Share"), "number": True},
        ],
        "money": [
            (_("Country A"), "12,500", "62.5 %"),
            (_("Country B"), "5,000", "25.0 %"),
            (_("Country C"), "2,500", "12.5 %"),
        ],
    }


def _record():
    return {
        "tabs": [
            {"label": _("Note"), "url": "#main", "current": True},
            {"label": _("Documents"), "url": "#main", "current": False, "count": 3},
            {"label": _("History"), "url": "#main", "current": False},
        ],
        "facts": [
            (_("Host"), _("Country A")),
            (_("Deadline"), "30.06.2022", {"label": _("Change"), "url": "#main"}),
            (_("Source of funds"), None),
        ],
        "asks": [
            {
                "due": _("Overdue since 17 February"),
                "tone": "clay",
                "title": _("Confirm your contacts"),
                "url": "#main",
                "about": _("Two focal points, last confirmed in June"),
                "whose": _("My country"),
            },
            {
                "due": _("by 15 March"),
                "title": _("Complete a concept note"),
                "url": "#main",
                "about": _("Course for border officials"),
                "whose": _("My group"),
            },
        ],
        "timeline": [
            {"when": "2018", "title": _("Country C"), "note": _("Development and migration")},
            {"when": "2019", "title": _("Not in the sources"), "gap": True},
            {"when": "2020", "title": _("Country A"), "note": _("Safe and orderly migration"), "url": "#main"},
            {"when": "2021", "title": _("Country B"), "now": True, "note": _("Presides now")},
        ],
        "history": [
            {
                "said": _("The focal point of Country A changed the deadline of the course"),
                "when": _("1 March 2022, 10:14"),
                "at": "2022-03-01T10:14",
                "changes": [{"name": _("Deadline"), "before": "31.03.2022", "after": "30.06.2022"}],
                "why": _("The venue is being repaired."),
            },
            {
                "said": _("The secretariat checked the concept note"),
                "when": _("20 February 2022, 16:40"),
                "tone": "plum",
            },
        ],
        "comparison": [
            {"left": _("Travel documentation"), "right": _("Legal identity"), "mark": "changed"},
            {"left": _("Return"), "right": _("Return"), "mark": "same"},
            {"left": None, "right": _("Climate and displacement"), "mark": "added"},
            {"left": _("Remittances"), "right": None, "mark": "removed"},
        ],
    }


def _drawing():
    names = Locale.parse(reading_language()).territories
    standings = {**dict.fromkeys(MEMBERS, "member"), **dict.fromkeys(OBSERVERS, "observer"), "RW": "presiding"}
    countries = {
        code: {"name": names[code], "url": "#main", "standing": standing} for code, standing in standings.items()
    }
    return {
        "map": regional_map(MEMBERS, OBSERVERS),
        "countries": countries,
        "legend": [("member", _("Member")), ("presiding", _("Presides")), ("observer", _("Observer"))],
    }


def _charts():
    words = {"completed": _("Completed"), "under_way": _("Under way"), "planned": _("Planned")}
    rows = [
        Row(_("Governance"), {"completed": 4, "under_way": 2, "planned": 3}),
        Row(_("Protection"), {"completed": 7, "planned": 1}),
    ]
    cells = [[Cell(row.label, "#main"), *(Cell(row.parts.get(state, 0)) for state in words)] for row in rows]
    headings = [_("Pillar"), *words.values()]
    numbers = {(row.label, word): row.parts.get(state, 0) for row in rows for state, word in words.items()}
    says = _("17 activities, of which 11 are completed.")
    return [
        Chart(_("By pillar"), says, headings, cells, stacked(rows, words)),
        Chart(
            _("The same, as shades"),
            says,
            headings,
            cells,
            heated([row.label for row in rows], list(words.values()), numbers),
        ),
        Chart(_("Nothing to draw"), _("Where there is nothing yet, the words stand alone."), [], []),
    ]
