"""How far a piece of long work has come."""

from django.http import HttpResponse, HttpResponseRedirect

from puebla.kernel.access.needs import needs
from puebla.kernel.jobs.asking import jobs
from puebla.kernel.jobs.states import JobState
from puebla.kernel.ui.page import page


@needs("job.view", among=jobs)
def job(request, job):
    """The work, how far it has come, and where what was done can be seen; asks again by itself where scripts run."""
    is_done = job.state == JobState.DONE
    if is_done and request.htmx:
        return HttpResponse(headers={"HX-Redirect": job.address})
    if is_done and job.address:
        return HttpResponseRedirect(job.address)
    return page(request, "site/job/detail.html", block="how_far" if request.htmx else None, job=job)
