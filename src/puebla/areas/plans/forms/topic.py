"""Forms of pillars and topics."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.kernel.choosing import CHOOSE

from ..states import TopicSuccessionKind
from .widgets import reason, short


class NameForm(forms.Form):
    """The name of a pillar or topic in both languages."""

    name_en = short(_("Name (English)"), required=True, max_length=300)
    name_es = short(_("Name (Spanish)"), required=True, max_length=300)
    reason = reason()


class OriginForm(forms.Form):
    """From which earlier topic a topic goes on."""

    earlier = forms.ModelChoiceField(label=_("Topic of an earlier plan"), queryset=None, empty_label=CHOOSE)
    kind = forms.ChoiceField(label=_("How it goes on"), choices=TopicSuccessionKind.choices)
    reason = reason()

    def __init__(self, *args, topics, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["earlier"].queryset = topics
        self.fields["earlier"].label_from_instance = numbered


def numbered(topic):
    """``SP19 1.7 Regularization...``."""
    pillar = topic.pillar
    return f"{pillar.plan.code} {pillar.number}.{topic.number} {topic.name}"
