"""Editing an activity: its form, its audience, an exception from the concept note."""

from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.kernel.access.needs import needs
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from puebla.kernel.ui.page import done, page

from ..actions.activity import edit_activity
from ..actions.audience import set_audience
from ..actions.exception import except_from_note
from ..forms.step import AudienceForm, ReasonForm
from ..queries.activity import activities_visible_to, make_whole, whole_activities_visible_to
from ..queries.translation import outdated_translations
from ..rules.activity_form import ACTIVITY_FORM
from .answer import answer, bound
from .declared import context_of, form_on, language_of, seen_again

BY_CODE = {"key": "code", "look_up": "code"}


@needs("activity.edit", among=whole_activities_visible_to, then=make_whole, **BY_CODE)
def activity_edit(request, activity):
    """The activity's form, in one language at a time."""
    language = language_of(request)
    sent = request.POST if request.method == "POST" else None
    form = form_on(request, ACTIVITY_FORM, activity, language=language, kept_apart={}, post=sent)
    if sent is None:
        return _form_page(request, activity, form, language)
    try:
        edit_activity(activity=activity, by=request.standing, language=language, typed=form.typed())
    except ChangedMeanwhile as clash:
        form.seen = seen_again(form, ACTIVITY_FORM, activity, language=language, kept_apart={}, theirs=clash.current)
        return _form_page(request, activity, form, language, broken=clash)
    except RuleBroken as broken:
        if broken.field in form.fields and broken.code != "unreadable":
            form.add_error(broken.field, str(broken))
        return _form_page(request, activity, form, language, broken=broken)
    if "add" in request.POST:
        return done(request, to=f"{request.path}?in={language}#measuring", message=_("Saved."))
    return done(request, to=_address(activity), message=_("Saved."))


def _form_page(request, activity, form, language, *, broken=None):
    context = context_of(
        request,
        ACTIVITY_FORM,
        activity,
        form,
        language=language,
        outdated=outdated_translations(activity, ACTIVITY_FORM),
        theirs=broken.current if isinstance(broken, ChangedMeanwhile) else {},
        broken=broken,
    )
    return page(request, "activities/activity/edit.html", status=422 if broken else 200, **context)


@needs("activity.set_audience", among=whole_activities_visible_to, then=make_whole, **BY_CODE)
def activity_audience(request, activity):
    """Who reads the activity, its note and its report (A5)."""
    records = _with_audience(activity)

    def act(said):
        for name, record in records.items():
            if record.audience != said[name]:
                set_audience(record=record, audience=said[name], by=request.standing)

    return answer(
        request,
        bound(AudienceForm, request, records=records),
        act=act,
        to=_address(activity),
        title=_("Who reads it"),
        lead=_(
            "Parties that do the work always read it, unless it is kept to the Troika or to Presidency and Secretariat."
        ),
        back=(str(activity), _address(activity)),
        save=_("Save"),
    )


def _with_audience(activity):
    """The activity's records that have an audience of their own and exist."""
    records = {
        "activity": activity,
        "note": getattr(activity, "concept_note", None),
        "report": getattr(activity, "report", None),
    }
    return {name: record for name, record in records.items() if record is not None}


@needs("activity.except_from_note", among=activities_visible_to, **BY_CODE)
def activity_exception(request, activity):
    """The Presidency lets the activity go ahead without a complete concept note (F2)."""
    return answer(
        request,
        bound(ReasonForm, request, initial={"version": activity.version}),
        act=lambda said: except_from_note(
            activity=activity,
            by=request.standing,
            on=request.standing.on,
            reason=said["reason"],
            version=said["version"] or 0,
        ),
        to=_address(activity),
        title=_("Exception from the concept note"),
        lead=_(
            "The activity may then be carried out without an accepted note. Day and reason stay visible on it and in the matrix."
        ),
        back=(str(activity), _address(activity)),
        save=_("Record the exception"),
        message=_("The exception is recorded."),
        danger=True,
    )


def _address(activity):
    return reverse("activities:activity-detail", args=[activity.code])
