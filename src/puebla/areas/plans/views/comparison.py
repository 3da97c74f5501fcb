"""Two plans or two versions side by side (L2)."""

from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.languages import LANGUAGES, reading_language
from puebla.kernel.ui.page import page

from ..queries.comparison import comparison_of, content_named, names_at_first, names_to_compare
from ..rules.comparison import follows

# The words of the rules and the marks of ui/compare.html.
MARKS = {
    "same": "same",
    "reworded": "changed",
    "moved": "moved",
    "new": "added",
    "gone": "removed",
    "merged": "changed",
}


@needs("page.view")
def plan_compare(request):
    """``?a=SP19&b=SP23``: what went on, was reworded, moved, added or left out."""
    first = names_at_first(request.standing) or ("", "")
    a, b = (request.GET.get(key) or default for key, default in zip("ab", first, strict=True))
    texts = [content_named(name, request.standing) for name in (a, b)]
    only_changes = request.GET.get("show") == "changes"
    return page(
        request,
        "plans/comparison/detail.html",
        choices=names_to_compare(request.standing),
        chosen=(a, b),
        sides=[side_of(text) for text in texts],
        tables=tables_of(texts[0][0], texts[1][0], only_changes=only_changes) if all(texts) else [],
        only_changes=only_changes,
        follow=all(texts) and follows(texts[0][0], texts[1][0]),
        unknown=[name for name, text in zip((a, b), texts, strict=True) if name and text is None],
    )


def side_of(text):
    """The heading of one side: the plan's title, and the version if it is one."""
    if text is None:
        return ""
    content, plan, number = text
    title = say(content["title"]) or str(plan)
    return _("%(plan)s, version %(number)s") % {"plan": title, "number": number} if number else title


def tables_of(earlier, later, *, only_changes):
    """``[{title, pillar, rows}]`` for ``ui/compare.html``; tables without rows are left out."""
    found = comparison_of(earlier, later)
    tables = [
        *topic_tables(found["topics"]),
        {"title": _("Objectives"), "pillar": None, "rows": [passage_row(row) for row in found["objectives"]]},
        {"title": _("Working groups"), "pillar": None, "rows": [group_row(row) for row in found["groups"]]},
        {"title": _("Vision and mission"), "pillar": None, "rows": [text_row(row) for row in found["texts"]]},
        {
            "title": _("Principles, approaches and results"),
            "pillar": None,
            "rows": [passage_row(row) for row in found["others"]],
        },
        {"title": _("Indicators"), "pillar": None, "rows": [named_row(row) for row in found["indicators"]]},
    ]
    for table in tables:
        table["rows"] = [
            row
            for row in table["rows"]
            if (row["left"] or row["right"]) and not (only_changes and row["mark"] == "same")
        ]
    return [table for table in tables if table["rows"]]


def topic_tables(rows):
    """One table for each pillar; what is gone stands under the pillar that it stood under."""
    tables = {}
    for row in rows:
        pillar = (row["later"] or row["earlier"])["pillar"]
        table = tables.setdefault(
            pillar["number"], {"title": say(pillar["name"]), "pillar": pillar["number"], "rows": []}
        )
        table["rows"].append(topic_row(row))
    return list(tables.values())


def topic_row(row):
    """Both names with their numbers; a new number alone is told, not called a change."""
    earlier, later = row["earlier"], row["later"]
    word = None
    if row["kind"] == "same" and earlier["number"] != later["number"]:
        word = _("the same, other number")
    return {"left": numbered(earlier), "right": numbered(later), "mark": MARKS[row["kind"]], "word": word}


def numbered(topic):
    """``1.7 Regularization...``: the pillar's number and the topic's."""
    return f"{topic['pillar']['number']}.{topic['number']} {say(topic['name'])}" if topic else None


def passage_row(row):
    """A passage by its name and text."""
    sides = [_words(row[key]) for key in ("earlier", "later")]
    return {"left": sides[0], "right": sides[1], "mark": MARKS[row["kind"]]}


def _words(passage):
    if passage is None:
        return None
    return ". ".join(part for part in (say(passage["name"]), say(passage["text"])) if part)


def text_row(row):
    return {"left": say(row["earlier"]), "right": say(row["later"]), "mark": MARKS[row["kind"]]}


def named_row(row):
    sides = [say(row[key]["name"]) if row[key] else None for key in ("earlier", "later")]
    return {"left": sides[0], "right": sides[1], "mark": MARKS[row["kind"]]}


def group_row(row):
    """A group and those that it comes from."""
    left = " + ".join(say(group["name"]) for group in row["earlier"]) or None
    word = _("merged") if row["kind"] == "merged" else None
    return {
        "left": left,
        "right": say(row["later"]["name"]) if row["later"] else None,
        "mark": MARKS[row["kind"]],
        "word": word,
    }


def say(pair):
    """A text in the reader's language, else in the other."""
    language = reading_language()
    return pair[language] or next(pair[code] for code in LANGUAGES if code != language)
