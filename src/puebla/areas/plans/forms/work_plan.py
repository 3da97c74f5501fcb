"""Forms of the Annual Work Plan."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.kernel.access.audience import Audience
from puebla.kernel.choosing import CHOOSE

from ..states import ReplyKind
from .group_plan import READERS
from .widgets import day, long, reason


class ProposalForm(forms.Form):
    """The presidency's priority themes under the plan in force."""

    priorities_en = long(_("Priority themes (English)"), rows=6)
    priorities_es = long(_("Priority themes (Spanish)"), rows=6)


class WorkPlanForm(ProposalForm):
    reason = reason()


class ReplyForm(forms.Form):
    """What a member says. The secretariat says for which member it writes."""

    party = forms.ModelChoiceField(label=_("Country"), queryset=None, empty_label=CHOOSE)
    kind = forms.ChoiceField(label=_("Reply"), choices=ReplyKind.choices, widget=forms.RadioSelect)
    text_en = long(_("Comment (English)"))
    text_es = long(_("Comment (Spanish)"))

    def __init__(self, *args, parties, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["party"].queryset = parties


class EndorseForm(forms.Form):
    """The endorsement: from that day the plan's activities are approved."""

    on = day(_("Endorsed on"))
    audience = forms.ChoiceField(
        label=_("Who may read it"),
        choices=[(audience.value, audience.label) for audience in READERS],
        initial=Audience.PARTICIPANTS,
    )
