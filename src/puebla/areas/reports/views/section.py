"""One section of a report: its text, and the figures that changed in it."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.kernel.access.needs import needs
from puebla.kernel.ui.attempt import attempt, status_of
from puebla.kernel.ui.page import done, page
from puebla.kernel.ui.step import step

from ..actions.report import acknowledge_changes, write_section
from ..forms.report import SectionForm
from ..queries.report import sections_visible_to, title_of
from ..queries.sections import title_of as title_of_section
from ..queries.unfinished import say_lacking


@needs("report.write", among=sections_visible_to)
def section_write(request, section):
    """Write its text in either language."""
    initial = {"text_en": section.text_en, "text_es": section.text_es, "version": section.version}
    form = SectionForm(request.POST if request.method == "POST" else None, initial=initial)
    kept = attempt(form, lambda **said: write_section(section=section, by=request.standing, **said))
    if kept:
        return done(request, to=_address(section), message=" ".join([_("Saved."), say_lacking(kept)]).strip())
    return page(
        request,
        "reports/report/write.html",
        status=status_of(form),
        form=form,
        theirs=_meanwhile(form, section),
        report=section.report,
        title=title_of_section(section.code),
        report_title=title_of(section.report),
    )


@needs("report.write", among=sections_visible_to)
@require_POST
def section_acknowledge(request, section):
    """What changed has been seen."""
    return step(
        request,
        lambda: acknowledge_changes(section=section, by=request.standing),
        to=_address(section),
        message=_("Noted: the changed figures of this section have been seen."),
    )


def _meanwhile(form, section):
    """The section as somebody else kept it since the page was opened, to compare with; saving again is then meant."""
    if not form.is_bound or form.cleaned_data.get("version", section.version) == section.version:
        return None
    form.data = form.data.copy()
    form.data["version"] = section.version
    return section


def _address(section):
    return f"{reverse('reports:report-detail', args=[section.report.code])}#{section.code}"
