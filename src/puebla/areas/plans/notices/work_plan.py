"""Mail about the Annual Work Plan."""

from puebla.kernel.mail import send

from ..queries.work_plan import focal_points_of_members


def announce_consultation(work_plan, *, on):
    """Tell the focal points of every member that their view on the work plan is asked for."""
    for person in focal_points_of_members(on):
        send("plans/work_plan/mail/consult.txt", to=person, work_plan=work_plan)
