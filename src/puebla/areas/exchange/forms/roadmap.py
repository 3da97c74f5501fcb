"""The form of a roadmap."""

from django.utils.translation import gettext_lazy as _

from puebla.areas.plans.forms.widgets import day, long, reason, short
from puebla.kernel.choosing import CHOOSE

from .parts import ChoosingForm, audience, one_of, topics


class RoadmapForm(ChoosingForm):
    title_en = short(_("Title (English)"), max_length=300)
    title_es = short(_("Title (Spanish)"), max_length=300)
    body = one_of(_("Which body agrees it"), empty_label=CHOOSE)
    topics = topics(required=True)
    supports_en = long(_("What process, activity or event it supports (English)"))
    supports_es = long(_("What process, activity or event it supports (Spanish)"))
    activity = one_of(_("The activity that it supports"), empty_label=_("None of these"), required=False)
    in_preparation_since = day(_("In preparation since"))
    audience = audience()


class RoadmapRevisionForm(RoadmapForm):
    reason = reason()
