"""The long series of activities: what R20 counted, and how the records go on (sources.md 2.24)."""

from django.core.paginator import Paginator
from django.http import Http404

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.page import page

from ..queries.series import activities_of_series, series_list, series_on
from .indicator import PER_PAGE, day_asked


@needs("page.view")
def series_overview(request):
    """Every kind of activity, year by year since the source ended."""
    day = day_asked(request)
    rows = series_on(day, request.standing)
    years = sorted({year for row in rows for year in row.since})
    return page(
        request,
        "monitoring/series/list.html",
        rows=rows,
        years=years,
        years_head=[{"label": str(year), "number": True} for year in years],
        in_year={year: sum(row.since.get(year, 0) for row in rows) for year in years},
        day=day,
    )


@needs("page.view")
def series_records(request, code):
    """The activities behind what was counted since."""
    series = next((one for one in series_list() if one.code == code), None)
    if series is None:
        raise Http404
    day = day_asked(request)
    found = activities_of_series(series, day, request.standing)
    return page(
        request,
        "monitoring/series/records.html",
        series=series,
        day=day,
        query=f"on={day.isoformat()}",
        shown=Paginator(found, PER_PAGE).get_page(request.GET.get("page")),
    )
