"""A filled-in matrix comes back: sent in, its columns told, its news read, taken over or set aside."""

from http import HTTPStatus
from urllib.parse import urlencode

from django.core.paginator import Paginator
from django.http import Http404, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.languages import reading_language
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from puebla.kernel.ui.page import done, page
from puebla.kernel.uploads import as_download

from ..actions.matrix_file import map_file, receive_file, set_aside_file, take_over_file
from ..forms.matrix_file import ColumnsForm, PlaceForm, SendFileForm, TakeOverForm
from ..queries.matrix.choice import Choices
from ..queries.matrix.column import CHOOSABLE
from ..queries.matrix.directory import directory
from ..queries.matrix.view import ALL
from ..queries.matrix_file.layout import as_remembered, guess_mapping, readable_sheets, with_place
from ..queries.matrix_file.listing import listing_of
from ..queries.matrix_file.record import (
    book_of,
    earlier_mappings,
    latest_files,
    layout_of,
    matrix_files_visible_to,
    told,
)
from ..queries.matrix_file.since import history_so_far, say_changes_since
from ..states import FileState
from .answer import bound
from .matrix_file_page import news_page

FILES_ON_A_PAGE = 20
INVALID, CONFLICT = HTTPStatus.UNPROCESSABLE_ENTITY, HTTPStatus.CONFLICT


@needs("matrix.import")
def matrix_file_list(request):
    """Send one in; those sent in before."""
    form = bound(SendFileForm, request)
    status = HTTPStatus.OK
    if form.is_bound:
        status = INVALID
        if form.is_valid():
            try:
                file = receive_file(by=request.standing, at=clock.now(), upload=form.cleaned_data["file"])
            except RuleBroken as broken:
                form.add_error("file", str(broken))
            else:
                return HttpResponseRedirect(reverse("activities:matrix-file-detail", args=[file.pk]))
    files = Paginator(latest_files(request.standing), FILES_ON_A_PAGE).get_page(request.GET.get("page"))
    whole = urlencode({"part": ALL, "columns": CHOOSABLE}, doseq=True)  # a new activity may need any of them
    return page(request, "activities/matrix_file/list.html", status=status, form=form, files=files, whole=whole)


@needs("matrix_file.view", among=matrix_files_visible_to)
def matrix_file_detail(request, file):
    """What the file would do, or did."""
    return _show(request, file)


@needs("matrix_file.take_over", among=matrix_files_visible_to)
@require_POST
def matrix_file_take_over(request, file):
    """Everything that the file changes goes into the matrix, or nothing."""
    try:
        layout, news = told(file, request.standing)
    except RuleBroken as broken:
        return _show(request, file, broken=str(broken), status=INVALID)
    if file.state != FileState.RECEIVED or news is None:
        return HttpResponseRedirect(reverse("activities:matrix-file-detail", args=[file.pk]))
    form = TakeOverForm(request.POST, news=news, name=file.name)
    if form.is_outdated:
        return _look_again(request, file, form, news, layout.plan)
    if not form.is_valid():
        return _show(request, file, form=form, status=INVALID)
    try:
        take_over_file(file=file, by=request.standing, at=clock.now(), **form.said())
    except ChangedMeanwhile as meanwhile:
        return _look_again(request, file, form, meanwhile.current, layout.plan)
    except RuleBroken as broken:
        form.add_error(broken.field if broken.field in form.fields else None, str(broken))
        return _show(request, file, form=form, status=INVALID)
    return done(
        request, to=reverse("activities:matrix-file-detail", args=[file.pk]), message=_("The file is taken over.")
    )


@needs("matrix_file.take_over", among=matrix_files_visible_to)
def matrix_file_columns(request, file):
    """Say what the columns of a table are that is not Puebla's own."""
    if file.state != FileState.RECEIVED:
        return HttpResponseRedirect(reverse("activities:matrix-file-detail", args=[file.pk]))
    choices = Choices(directory(), request.standing, reading_language())
    try:
        book = book_of(file)
        guess = with_place(_guess(request, file, book, choices), book, request.GET)
    except RuleBroken as broken:
        return _show(request, file, broken=str(broken), status=INVALID)
    sheet = next(one for one in book.sheets if one.name == guess.sheet)
    form = bound(ColumnsForm, request, sheet=sheet, guess=guess, choices=choices)
    status = HTTPStatus.OK
    if form.is_bound:
        status = INVALID
        if form.is_valid() and _is_mapped(form, file, request.standing):
            return HttpResponseRedirect(reverse("activities:matrix-file-detail", args=[file.pk]))
    place = PlaceForm(sheets=readable_sheets(book), guess=guess)
    return page(
        request, "activities/matrix_file/columns.html", status=status, file=file, form=form, place=place, guess=guess
    )


@needs("matrix_file.set_aside", among=matrix_files_visible_to)
@require_POST
def matrix_file_set_aside(request, file):
    """Nothing of the file is taken over."""
    try:
        set_aside_file(file=file, by=request.standing, at=clock.now())
    except RuleBroken as broken:
        return _show(request, file, broken=str(broken), status=INVALID)
    return done(request, to=reverse("activities:matrix-file-list"), message=_("The file is set aside."))


@needs("matrix_file.view", among=matrix_files_visible_to)
def matrix_file_listing(request, file):
    """Everything that is said of the file as a table, however long."""
    try:
        _layout, news = told(file, request.standing)
    except RuleBroken as broken:
        return _show(request, file, broken=str(broken), status=INVALID)
    if news is None:
        return HttpResponseRedirect(reverse("activities:matrix-file-detail", args=[file.pk]))
    response = StreamingHttpResponse(listing_of(news, reading_language()), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="puebla-{file.pk}.csv"'
    return response


@needs("matrix_file.view", among=matrix_files_visible_to)
def matrix_file_download(request, file):
    """The very file that was sent in."""
    try:
        return as_download(file.file.name, name=file.name, content_type=file.content_type)
    except FileNotFoundError as gone:
        raise Http404(_("The file is no longer on the disk; the Secretariat can restore it from a backup.")) from gone


def _show(request, file, *, form=None, broken="", status=HTTPStatus.OK):
    """The file's page; a table whose columns nobody has told yet goes there first."""
    try:
        layout, news = told(file, request.standing)
    except RuleBroken as unreadable:
        context = {"news": None, "broken": str(unreadable)}
        return page(request, "activities/matrix_file/detail.html", status=status, file=file, **news_page(**context))
    if file.state == FileState.RECEIVED and layout is None and not broken:
        return HttpResponseRedirect(reverse("activities:matrix-file-columns", args=[file.pk]))
    if form is not None:
        news = form.news  # its fields are those of the news that it was made for; they may have changed since
    elif news is not None and file.state == FileState.RECEIVED and news.has_something_to_take:
        form = TakeOverForm(news=news, name=file.name, history=history_so_far())
    is_settled = file.state == FileState.TAKEN_OVER
    context = news_page(news=news, layout=layout, form=form, broken=broken, is_settled=is_settled)
    return page(request, "activities/matrix_file/detail.html", status=status, file=file, **context)


def _look_again(request, file, form, news, plan):
    """The matrix has changed since: say where, and show what the file would do now."""
    said = say_changes_since(form.history_seen, plan, request.standing) if form.history_seen is not None else ""
    broken = _("The matrix has changed since you looked. Nothing was taken over; look again.") + f" {said}"
    again = form.looked_at(news, history_so_far()) if news.has_something_to_take else None
    return _show(request, file, form=again, broken=broken.strip(), status=CONFLICT)


def _guess(request, file, book, choices):
    """What was said of this file before, or of another with the same headings, or else a guess."""
    if file.mapping:
        return layout_of(file, book).mapping
    guess = guess_mapping(book, choices, reading_language())
    return as_remembered(guess, book, earlier_mappings(request.standing))


def _is_mapped(form, file, by):
    try:
        map_file(file=file, by=by, mapping=form.mapping())
    except RuleBroken as broken:
        form.add_error(None, str(broken))
        return False
    return True
