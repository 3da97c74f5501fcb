"""The follow-up matrix: a view of it as a page, as CSV, as a workbook, and one row of it."""

from django.http import FileResponse, HttpResponseRedirect, StreamingHttpResponse
from django.urls import reverse

from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import page

from ..forms.matrix_view import read_view_of
from ..queries.activity import activities_visible_to
from ..queries.matrix.export import csv_of, file_name
from ..queries.matrix.table import asked, table_of
from ..queries.matrix.view import query_of
from ..queries.matrix.workbook import workbook_of
from .matrix_cell import Place
from .matrix_page import table_page

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@needs("matrix.view")
def matrix(request):
    """A page of a view; its address is a link that can be kept and sent."""
    reading, choices = read_view_of(request)
    if choices.plan is None:
        return page(request, "activities/matrix/none.html")
    ask = asked(reading.view, choices)
    response = page(request, "activities/matrix/list.html", **table_page(reading, ask, table_of(ask)))
    if request.htmx:
        query = query_of(reading.view, reading.usual)
        response["HX-Push-Url"] = reverse("activities:matrix") + (f"?{query}" if query else "")
    return response


@needs("matrix.export")
def matrix_csv(request):
    """Every row of a view, whatever page is looked at."""
    reading, choices = read_view_of(request)
    if choices.plan is None:
        return HttpResponseRedirect(reverse("activities:matrix"))
    ask = asked(reading.view, choices)
    response = StreamingHttpResponse(csv_of(ask), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{file_name(ask)}"'
    return response


@needs("matrix.export")
def matrix_xlsx(request):
    """The same as a workbook; ``?form=2019`` in the columns of SP19 4.3."""
    reading, choices = read_view_of(request)
    if choices.plan is None:
        return HttpResponseRedirect(reverse("activities:matrix"))
    ask = asked(reading.view, choices)
    return FileResponse(
        workbook_of(ask, clock.now(), request.GET.get("form", "")),
        as_attachment=True,
        filename=file_name(ask, "xlsx"),
        content_type=XLSX,
    )


@needs("activity.view", among=activities_visible_to, key="code", look_up="code")
def matrix_row(request, activity):
    """One row as it stands now, for htmx; without a script the matrix itself, at that row."""
    place = Place(request, activity)
    if request.htmx and place.is_open:
        return place.row(focus=request.GET.get("focus", ""))
    return HttpResponseRedirect(place.matrix_url)
