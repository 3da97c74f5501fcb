"""Values of indicators: entered, shown, changed, handed in, returned, approved, corrected."""

from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.access.table import can
from puebla.kernel.ui.answer import bound
from puebla.kernel.ui.page import page
from puebla.kernel.ui.step import step
from puebla.kernel.uploads import as_download

from ..actions import measurement as actions
from ..actions.evidence import attach_evidence
from ..forms.measurement import CorrectionForm, EntryForm, EvidenceForm, ReturnForm, ValueForm, value_typed
from ..queries import entry
from ..queries.evidence import evidence_visible_to
from ..queries.measured import activity_indicators_visible_to, measured_as_read, measurements_visible_to
from ..queries.waiting import waiting_for_approval
from ..states import WRITABLE, MeasurementState
from .answer import address_of, answer
from .indicator import indicator_asked


@needs("measurement.approve")
def measurement_list(request):
    """The values that wait for the Secretariat."""
    return page(request, "monitoring/measurement/list.html", waiting=waiting_for_approval(request.standing))


@needs("page.view")
def measurement_enter(request, plan, code):
    """A new value of an indicator of a plan."""
    return _enter(request, indicator_asked(request, plan, code))


@needs("page.view")
def activity_measurement_enter(request, pk):
    """A new value of an indicator of an activity."""
    return _enter(request, get_object_or_404(activity_indicators_visible_to(request.standing), pk=pk))


def _enter(request, indicator):
    standing = request.standing
    if not entry.may_enter(standing, indicator):
        return _nothing_to_enter(request, indicator)
    form = bound(
        EntryForm,
        request,
        indicator=indicator,
        periods=entry.periods_for(indicator, standing.on),
        parties=entry.parties_for(standing, indicator),
        bodies=entry.bodies_for(standing, indicator),
        topics=entry.topics_for(indicator),
        must_split=entry.must_split_by(standing, indicator),
    )
    return answer(
        request,
        form,
        act=lambda **said: actions.enter_measurement(indicator=indicator, by=standing, on=standing.on, **said),
        to=_address,
        title=_("Enter a value"),
        lead=str(indicator),
        back=(str(indicator), address_of(indicator)),
        save=_("Save as a draft"),
    )


def _nothing_to_enter(request, indicator):
    """Says who enters the values, to somebody who does not."""
    if request.method == "POST":
        raise PermissionDenied(_("Your office does not include this step."))
    context = {"indicator": indicator, "back": address_of(indicator), "is_counted": getattr(indicator, "counter", "")}
    return page(request, "monitoring/measurement/none.html", **context)


@needs("measurement.view", among=measurements_visible_to)
def measurement_detail(request, measurement):
    """One value: what it says, where it comes from, how it stands, and what can be done with it."""
    may_enter = can(request.standing, "measurement.enter", measurement)
    return page(
        request,
        "monitoring/measurement/detail.html",
        measurement=measurement,
        indicator=measured_as_read(measurement, request.standing),
        indicator_address=address_of(measurement.measured),
        evidence=list(measurement.evidence.order_by("pk")),
        may_write=may_enter and measurement.state in WRITABLE,
        may_correct=may_enter and measurement.state == MeasurementState.APPROVED,
        may_decide=can(request.standing, "measurement.approve", measurement)
        and measurement.state == MeasurementState.SUBMITTED,
        correction=entry.correction_of(measurement, request.standing),
    )


@needs("measurement.enter", among=measurements_visible_to)
def measurement_edit(request, measurement):
    """Change a draft or a returned value."""
    return answer(
        request,
        bound(ValueForm, request, indicator=measurement.measured, initial=value_typed(measurement)),
        act=lambda **said: actions.edit_measurement(measurement=measurement, by=request.standing, **said),
        to=_address(measurement),
        title=_("Change a value"),
        lead=str(measurement),
        back=(_("The value"), _address(measurement)),
    )


@needs("measurement.enter", among=measurements_visible_to)
@require_POST
def measurement_submit(request, measurement):
    """Hand a value in."""
    return step(
        request,
        lambda: actions.submit_measurement(measurement=measurement, by=request.standing, on=request.standing.on),
        to=_address(measurement),
        message=_("Handed in. The Secretariat looks at it next."),
    )


@needs("measurement.approve", among=measurements_visible_to)
@require_POST
def measurement_approve(request, measurement):
    """Approve a value."""
    return step(
        request,
        lambda: actions.approve_measurement(measurement=measurement, by=request.standing, on=request.standing.on),
        to=_address(measurement),
        message=_("Approved. From now on the value holds."),
    )


@needs("measurement.return", among=measurements_visible_to)
def measurement_return(request, measurement):
    """Give a value back, with what has to be changed."""
    return answer(
        request,
        bound(ReturnForm, request),
        act=lambda **said: actions.return_measurement(measurement=measurement, by=request.standing, **said),
        to=_address(measurement),
        title=_("Give a value back"),
        lead=str(measurement),
        back=(_("The value"), _address(measurement)),
        save=_("Give it back"),
        message=_("Given back."),
    )


@needs("measurement.enter", among=measurements_visible_to)
def measurement_correct(request, measurement):
    """Another value in the place of an approved one."""
    standing = request.standing
    return answer(
        request,
        bound(CorrectionForm, request, indicator=measurement.measured, initial=value_typed(measurement)),
        act=lambda **said: actions.correct_measurement(measurement=measurement, by=standing, on=standing.on, **said),
        to=_address,
        title=_("Correct a value"),
        lead=_("What was said stays; the correction holds once it is approved."),
        back=(_("The value"), _address(measurement)),
        save=_("Save the correction as a draft"),
    )


@needs("measurement.enter", among=measurements_visible_to)
def evidence_attach(request, measurement):
    """Send a file in that shows how the value came about."""
    return answer(
        request,
        bound(EvidenceForm, request),
        act=lambda file: attach_evidence(measurement=measurement, by=request.standing, at=clock.now(), upload=file),
        to=_address(measurement),
        title=_("Attach evidence"),
        lead=_("Its content is looked at before it is kept, and it is only ever given back as a download."),
        back=(_("The value"), _address(measurement)),
        save=_("Attach it"),
        message=_("The file is attached."),
    )


@needs("page.view")
def evidence_download(request, pk):
    """Give a file back, as a download only."""
    evidence = get_object_or_404(evidence_visible_to(request.standing), pk=pk)
    try:
        return as_download(evidence.file.name, name=evidence.name, content_type=evidence.content_type)
    except FileNotFoundError as gone:
        raise Http404(_("The file is no longer on the disk; the Secretariat can restore it from a backup.")) from gone


def _address(measurement):
    return reverse("monitoring:measurement-detail", args=[measurement.pk])
