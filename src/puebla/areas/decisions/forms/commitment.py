"""The form that changes the state of a commitment."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.areas.plans.forms.widgets import long
from puebla.kernel.choosing import CHOOSE

VERBS = {
    "plan": _("It is planned"),
    "begin": _("It is under way"),
    "complete": _("It is completed"),
    "give_up": _("It was not achieved"),
    "drop": _("It is dropped"),
    "lose_sight": _("Nobody can say what became of it"),
    "reopen": _("It is open again"),
}


class CommitmentForm(forms.Form):
    """A step that the commitment's present state allows, and what is to be said about it."""

    verb = forms.ChoiceField(label=_("What holds now"))
    words = long(_("What was done, or why not"), help_text=_("Shown beside the state to whoever reads the item."))

    def __init__(self, *args, item, verbs, **kwargs):
        super().__init__(*args, **kwargs)
        present = ". ".join(filter(None, [item.get_state_display(), item.state_words]))
        self.fields["verb"].help_text = _("Now: %(value)s") % {"value": present}
        self.fields["verb"].choices = [("", CHOOSE), *((verb, VERBS[verb]) for verb in verbs)]
