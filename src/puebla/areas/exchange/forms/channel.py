"""The form of a channel of exchange."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.areas.plans.forms.widgets import day, long, reason, short

from ..states import ChannelKind
from .parts import ChoosingForm, audience, one_of


class ChannelForm(ChoosingForm):
    title_en = short(_("Title (English)"), max_length=300)
    title_es = short(_("Title (Spanish)"), max_length=300)
    kind = forms.ChoiceField(label=_("Kind"), choices=ChannelKind.choices)
    text_en = long(_("What goes through it, and between whom (English)"))
    text_es = long(_("What goes through it, and between whom (Spanish)"))
    body = one_of(_("Body that keeps it"), empty_label=_("None"), required=False)
    opened_on = day(_("In place since"))
    audience = audience()


class ChannelRevisionForm(ChannelForm):
    reason = reason()
