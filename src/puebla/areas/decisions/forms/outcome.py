"""The forms in which what a meeting decided is recorded and revised."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.rules.lifetime import with_years
from puebla.areas.members.forms.dated import DatedField, written
from puebla.areas.members.states import PartyKind
from puebla.areas.plans.forms.need import READERS
from puebla.areas.plans.forms.widgets import reason, short
from puebla.kernel.access.audience import Audience
from puebla.kernel.choosing import CHOOSE

from ..queries.entering import by_name
from ..states import OutcomeForm as KindOfOutcome

SAME = ("form", "title_en", "title_es", "symbol", "place_en", "place_es", "audience", "source")


class OutcomeForm(forms.Form):
    """One text of one meeting; its items are added afterwards."""

    code = forms.CharField(
        label=_("Code"),
        max_length=60,
        help_text=_("Short, as it is cited: C22. Part of the page's address; it never changes."),
    )
    body = forms.ModelChoiceField(label=_("Body"), queryset=None, empty_label=CHOOSE)
    form = forms.ChoiceField(label=_("Kind of outcome"), choices=[("", CHOOSE), *KindOfOutcome.choices])
    title_en = short(_("Title (English)"), max_length=300)
    title_es = short(_("Title (Spanish)"), max_length=300, help_text=_("At least one of the two."))
    symbol = short(_("Symbol"), max_length=80, help_text=_("The official one, the same for all its languages."))
    held = DatedField(label=_("Day of the meeting"))
    place_en = short(_("Place (English)"), max_length=200)
    place_es = short(_("Place (Spanish)"), max_length=200)
    participants = forms.ModelMultipleChoiceField(
        label=_("Who took part"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("As the text says; nobody is assumed to have been there."),
    )
    audience = forms.ChoiceField(
        label=_("Who may read it"),
        initial=Audience.MEMBERS,
        help_text=_("Its items are read by the same. Make it public once it is published."),
    )
    source = short(_("Source"), max_length=200)

    def __init__(self, *args, bodies, parties, outcome=None, **kwargs):
        super().__init__(*args, initial=_initial(outcome), **kwargs)
        self.fields["body"].queryset = bodies
        self.fields["body"].label_from_instance = with_years
        self.fields["participants"].queryset = parties
        self.fields["participants"].choices = by_kind(parties)
        readers = dict.fromkeys([*READERS, Audience(outcome.audience)] if outcome else READERS)
        self.fields["audience"].choices = [(one.value, one.label) for one in readers]

    def clean(self):
        """The day as the action takes it."""
        cleaned = super().clean()
        if "held" in cleaned:
            cleaned["held_on"], cleaned["held_precision"] = cleaned.pop("held")
        return cleaned


class OutcomeRevisionForm(OutcomeForm):
    """The code stays."""

    code = None
    reason = reason()


def by_kind(parties):
    """The parties in groups, as the field of a form takes them."""
    found = sorted(parties, key=by_name)
    kinds = dict.fromkeys(party.kind for party in sorted(found, key=lambda one: list(PartyKind).index(one.kind)))
    return [
        (PartyKind(kind).label, [(party.pk, party.name) for party in found if party.kind == kind]) for kind in kinds
    ]


def _initial(outcome):
    if outcome is None:
        return {}
    return {name: getattr(outcome, name) for name in SAME} | {
        "body": outcome.body_id,
        "held": written(outcome.held_on, outcome.held_precision),
        "participants": sorted(row.party_id for row in outcome.participants.all()),
    }
