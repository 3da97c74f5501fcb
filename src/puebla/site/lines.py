"""Lines of the history as ``ui/history.html`` takes them."""

from django.urls import reverse

from puebla.kernel.memory.words import say_moment


def entry(line, *, about=False):
    """One act; with ``about`` it names its record, else it leads to the version that it left."""
    where = {"kind": line.kind.code, "key": line.key}
    shown = {
        "when": say_moment(line.moment),
        "at": line.moment.isoformat(),
        "said": line.said,
        "changes": [change_entry(change) for change in line.below],
        "tone": "warn" if line.is_direct else "good" if line.created else "brand",
    }
    if about:
        shown["about"] = _about(line)
        if line.alike:
            shown |= {"changes": [], "alike": [_about(one) for one in line.alike]}
    else:
        shown["url"] = reverse("history-version", kwargs={**where, "number": line.number})
    return shown


def _about(line):
    """The record that a line is about."""
    where = {"kind": line.kind.code, "key": line.key}
    url = reverse("history-record", kwargs=where) if line.key else ""
    return {"title": line.title, "kind": line.kind.label, "url": url}


def change_entry(change):
    """One field's change."""
    return {"name": change.what, "before": change.before, "after": change.after, "diff": change.diff}
