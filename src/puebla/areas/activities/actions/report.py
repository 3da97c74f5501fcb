"""The execution report: what was held, who came, what came out (SP23 Follow-up)."""

from django.db import transaction

from puebla.kernel.access.audience import Audience
from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.trail import because

from ..models import Activity, ExecutionReport
from ..queries.readers import named_for
from ..queries.report import with_activity
from ..queries.values import records_of
from ..rules.report_form import REPORT_FORM
from .fill import Typed, fill


@transaction.atomic
def write_report(*, activity: Activity, by: Standing, language: str, typed: Typed) -> ExecutionReport:
    """Save what was typed into the activity's report, which is begun with the first save; texts go into ``language``.

    What cannot be read is kept apart and pointed out (F6). Members read the report, and the parties that do the work.
    Raises ``ChangedMeanwhile`` where somebody else changed the same field since.
    """
    activity = Activity.objects.select_for_update(of=("self",)).get(pk=activity.pk)
    must(by, "execution_report.write", activity)
    with because(by=by, act="execution_report.write"):
        report = with_activity(ExecutionReport.objects.filter(activity=activity)).first()
        if report is None:
            report = ExecutionReport.objects.create(
                activity=activity, audience=Audience.MEMBERS, audience_to=named_for(activity, Audience.MEMBERS)
            )
        filled = fill(
            inputs=REPORT_FORM.inputs([language]),
            records=records_of(report),
            typed=typed,
            kept_apart=report.kept_apart,
            by=by,
        )
        if filled.touched or filled.kept_apart != report.kept_apart:
            report.kept_apart = filled.kept_apart
            report.version += 1
            report.save()
    return with_activity(ExecutionReport.objects.filter(pk=report.pk)).get()
