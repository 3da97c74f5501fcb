"""What the pages of a declared form share: its language, its inputs, saving, and saying what somebody else changed."""

from puebla.kernel.access.table import can
from puebla.kernel.languages import LANGUAGES, reading_language

from ..forms.declared import DeclaredForm
from ..queries.choice import ChoicesOfActivity
from ..queries.said import said_of
from ..queries.values import records_of, shown_of
from ..rules.seen import digest, seen_after, seen_of
from ..states import IndicatorKind

# What a form has none of unless its page says so: sections with their fullness, remarks, news of other writers.
NOTHING = {
    "states": [],
    "remarks": {},
    "stale": [],
    "broken": None,
    "autosave": "",
    "mark": "",
    "ready": "",
    "level": "always",
}


def language_of(request):
    """The language in which texts are written: the one asked for, else the reader's."""
    asked = request.POST.get("language") or request.GET.get("in")
    return asked if asked in LANGUAGES else reading_language()


def other_language(language):
    return "en" if language == "es" else "es"


def may_set(field, standing, activity):
    """Whether the reader may change a field: some need more than writing."""
    return not field.needs or can(standing, field.needs, activity)


def form_on(request, declared, record, *, language, kept_apart, post=None):
    """The form as it stands, or with what was sent; fields that the reader may not set are left out."""
    records = records_of(record)
    activity = records["activity"]
    inputs = [one for one in declared.inputs([language]) if may_set(one.field, request.standing, activity)]
    return DeclaredForm(
        inputs,
        shown=shown_of(inputs, records, kept_apart),
        choices=ChoicesOfActivity(activity, on=request.standing.on),
        post=post,
    )


def context_of(request, declared, record, form, *, language, outdated, theirs=None, **more):
    """What ``activities/form/declared.html`` needs; ``more`` replaces what a plain form has none of."""
    return {
        **NOTHING,
        "form": form,
        "declared": declared,
        "language": language,
        "activity": records_of(record)["activity"],
        "token": form.token(),
        "field_page": _field_page(request.standing, declared, record, language)
        | {"outdated": outdated, "theirs": theirs or {}},
        **more,
    }


def _field_page(standing, declared, record, language):
    """What its fields need: the other language's texts ``beside``, what the reader may not set (``locked``)."""
    other = other_language(language)
    return {
        "language": language,
        "other": other,
        "beside": shown_of(declared.inputs([other]), records_of(record), {}),
        "locked": _locked(declared, record, standing, records_of(record)["activity"]),
        "indicator_kinds": IndicatorKind.choices,
    }


def _locked(declared, record, standing, activity):
    """``{field: words}`` for what the reader may not set."""
    fields = [field for field in declared.fields if not may_set(field, standing, activity)]
    said = said_of(record, fields, outdated={})
    return {field: "; ".join(said[field.name].items) or said[field.name].text for field in fields}


def seen_now(form, declared, record, *, language, kept_apart):
    """``(token, stale)`` after a save: what the writer has seen, and the inputs whose stored value the page lacks."""
    inputs = [one for one in declared.inputs([language]) if one.key in form.inputs]
    stored = shown_of(inputs, records_of(record), kept_apart)
    typed = form.typed()
    shown = {**typed.values, **typed.apart}
    stale = [form.inputs[key].field for key, value in shown.items() if digest(value) != digest(stored[key])]
    return seen_after(seen=form.seen, stored=stored, typed=shown), stale


def seen_again(form, declared, record, *, language, kept_apart, theirs):
    """The token after a clash: the writer is shown what stands there, so that saving again is a decision."""
    inputs = [one for one in declared.inputs([language]) if one.key in theirs]
    stored = shown_of(inputs, records_of(record), kept_apart)
    return form.seen | seen_of(stored)
