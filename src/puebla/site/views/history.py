"""History: the latest changes, and any record's changes, versions and past readers (H1, A6)."""

from django.core.paginator import Paginator
from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.memory.history import PAGE, history_of
from puebla.kernel.memory.latest import Wanted, latest_changes
from puebla.kernel.memory.restoring import refusal_of, restore_version, told_difference
from puebla.kernel.memory.versions import NoSuchVersion, Past, differences, version_of
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.ui.page import done, page

from ..forms.history import HistoryFilterForm, ReadersForm, RestoreForm
from ..lines import change_entry, entry
from ..queries.history import kind_and_record, kinds_named, own_page, parties_with_seats, readers_told

NUMBER = 8  # digits; a longer one is nobody's page or version


@needs("history.view")
def history(request):
    form = HistoryFilterForm(request.GET)
    form.is_valid()
    chosen = {name: value for name, value in form.cleaned_data.items() if value}
    kinds = kinds_named(request.standing)
    if chosen.get("kind") not in dict(kinds):
        chosen.pop("kind", None)
    found = latest_changes(request.standing, Wanted(**chosen), after=request.GET.get("after", ""))
    return page(
        request,
        "site/history/list.html",
        entries=[entry(line, about=True) for line in found.lines],
        next=found.next,
        chosen=chosen,
        kinds=kinds,
        parties=[(party.code, party.name) for party in parties_with_seats()],
        query=_query_without(request, "after"),
    )


@needs("history.view")
def history_record(request, kind, key):
    kind, record = _found(request, kind, key)
    number = request.GET.get("page", "")
    apart = request.GET.get("apart") == "1"
    wanted = int(number) if number.isdecimal() and len(number) <= NUMBER else 1
    told = history_of(kind, record, request.standing, page=wanted, apart=apart)
    return page(
        request,
        "site/history/detail.html",
        **_shell(request, kind, key, record),
        entries=[entry(line) for line in told.lines],
        history=told,
        apart=apart,
        rows=Paginator(range(told.count), PAGE).page(told.page),
    )


@needs("history.view")
def history_version(request, kind, key, number):
    kind, record = _found(request, kind, key)
    past = Past(kind, record, request.standing)
    version = _or_404(version_of, past, number)
    return page(
        request,
        "site/history/version.html",
        **_shell(request, kind, key, record),
        version=version,
        numbers=past.numbers,
        may_restore=can(request.standing, "history.restore") and number != past.numbers[-1],
    )


@needs("history.view")
def history_compare(request, kind, key):
    kind, record = _found(request, kind, key)
    past = Past(kind, record, request.standing)
    ends = past.numbers[:1] + past.numbers[-1:]
    earlier, later = (_number(request, name, end) for name, end in zip(("from", "to"), ends, strict=True))
    changes = _or_404(differences, past, *sorted((earlier, later)))
    return page(
        request,
        "site/history/compare.html",
        **_shell(request, kind, key, record),
        earlier=min(earlier, later),
        later=max(earlier, later),
        numbers=past.numbers,
        changes=[change_entry(change) for change in changes],
    )


@needs("history.restore")
def history_restore(request, kind, key, number):
    kind, record = _found(request, kind, key)
    past = Past(kind, record, request.standing)
    form = RestoreForm(request.POST or None, initial={"seen": len(past.acts)})
    if request.method == "POST" and form.is_valid():
        try:
            restore_version(kind=kind, record=record, number=number, by=request.standing, **form.cleaned_data)
        except RuleBroken as broken:
            form.add_error(broken.field, str(broken))
        else:
            back = reverse("history-record", kwargs={"kind": kind.code, "key": key})
            return done(request, to=back, message=_("Version %(number)s is put back.") % {"number": number})
    return _restore_page(request, form, past, key, number)


@needs("history.readers")
def history_readers(request, kind, key):
    kind, record = _found(request, kind, key)
    form = ReadersForm(request.GET if "on" in request.GET else None, initial={"on": clock.today()})
    day = form.cleaned_data["on"] if form.is_bound and form.is_valid() else clock.today()
    return page(
        request,
        "site/history/readers.html",
        status=422 if form.errors else 200,
        **_shell(request, kind, key, record),
        form=form,
        day=day,
        readers=readers_told(kind, record, on=day, by=request.standing),
    )


def _restore_page(request, form, past, key, number):
    changes, left = _or_404(told_difference, past, number)
    return page(
        request,
        "site/history/restore.html",
        status=422 if form.is_bound else 200,
        **_shell(request, past.kind, key, past.record),
        form=form,
        number=number,
        refusal=refusal_of(past.kind, past.record),
        changes=[change_entry(change) for change in changes],
        left=left,
    )


def _found(request, code, key):
    found = kind_and_record(code, key, request.standing)
    if found is None:
        raise Http404
    return found


def _or_404(question, past, *numbers):
    try:
        return question(past, *numbers)
    except NoSuchVersion as missing:
        raise Http404 from missing


def _number(request, name, otherwise):
    text = request.GET.get(name, str(otherwise))
    if not text.isdecimal() or len(text) > NUMBER:
        raise Http404
    return int(text)


def _shell(request, kind, key, record):
    """What every page about one record's history shows."""
    return {
        "kind": kind,
        "key": key,
        "record": record,
        "own_page": own_page(kind, key),
        "may_see_readers": can(request.standing, "history.readers"),
    }


def _query_without(request, name):
    query = request.GET.copy()
    query.pop(name, None)
    return query.urlencode()
