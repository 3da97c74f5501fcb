"""Files of an activity: attached, fetched, withdrawn."""

from django.http import Http404
from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel import clock
from puebla.kernel.access.needs import needs
from puebla.kernel.uploads import as_download

from ..actions.attachment import attach_file, withdraw_file
from ..forms.step import AttachmentForm, ReasonForm
from ..queries.activity import activities_visible_to
from ..queries.attachment import attachments_visible_to
from ..rules.readers import CHOOSABLE, NARROW
from .answer import answer, bound


@needs("attachment.attach", among=activities_visible_to, key="code", look_up="code")
def attachment_attach(request, activity):
    """Send a file in."""
    standing = request.standing
    return answer(
        request,
        bound(AttachmentForm, request, audiences=CHOOSABLE if standing.holds("es", "ppt") else NARROW),
        act=lambda said: attach_file(
            activity=activity, by=standing, at=clock.now(), upload=said["file"], audience=said["audience"]
        ),
        to=_address(activity),
        title=_("Attach a file"),
        lead=_("Its content is looked at before it is kept, and it is only ever given back as a download."),
        back=(str(activity), _address(activity)),
        save=_("Attach it"),
        message=_("The file is attached."),
    )


@needs("attachment.view", among=attachments_visible_to)
def attachment_download(request, attachment):
    """Give a file back, as a download only."""
    try:
        return as_download(attachment.file.name, name=attachment.name, content_type=attachment.content_type)
    except FileNotFoundError as gone:
        raise Http404(_("The file is no longer on the disk; the Secretariat can restore it from a backup.")) from gone


@needs("attachment.withdraw", among=attachments_visible_to)
def attachment_withdraw(request, attachment):
    """Take a file out of use, with a reason."""
    return answer(
        request,
        bound(ReasonForm, request),
        act=lambda said: withdraw_file(
            attachment=attachment, by=request.standing, on=request.standing.on, reason=said["reason"]
        ),
        to=_address(attachment.activity),
        title=_("Withdraw “%(file)s”") % {"file": attachment.name},
        lead=_("The file stays in the history and with the Secretariat; nobody else can fetch it any more."),
        back=(str(attachment.activity), _address(attachment.activity)),
        save=_("Withdraw it"),
        message=_("The file is withdrawn."),
        danger=True,
    )


def _address(activity):
    return reverse("activities:activity-detail", args=[activity.code]) + "#files"
