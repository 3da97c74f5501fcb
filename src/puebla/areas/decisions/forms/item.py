"""The forms in which an item of an outcome is added, revised and taken out."""

from django import forms
from django.utils.translation import gettext_lazy as _

from puebla.areas.bodies.rules.actor import name_of
from puebla.areas.members.forms.dated import DatedField, written
from puebla.areas.plans.forms.topic import numbered
from puebla.areas.plans.forms.widgets import long, reason, short
from puebla.kernel.choosing import CHOOSE

from ..states import ItemKind

SAME = (
    "heading_en",
    "heading_es",
    "text_en",
    "text_es",
    "kind",
    "is_commitment",
    "is_outside",
    "is_as_soon_as_possible",
    "source",
)


class ItemForm(forms.Form):
    """One numbered passage. ``next_number`` is proposed; a heading goes on over the siblings of ``before``."""

    number = forms.CharField(
        label=_("Number"), max_length=20, help_text=_("As printed: 7, 7.p or 7.p.iii. It never changes.")
    )
    heading_en = short(_("Heading above it (English)"), max_length=200)
    heading_es = short(_("Heading above it (Spanish)"), max_length=200)
    text_en = long(_("Text (English)"), help_text=_("In our own short wording, in at least one language."))
    text_es = long(_("Text (Spanish)"))
    kind = forms.ChoiceField(label=_("Kind"), choices=[("", CHOOSE), *ItemKind.choices])
    is_commitment = forms.BooleanField(
        label=_("It asks somebody for something"),
        required=False,
        help_text=_("It is then a commitment, at first without evidence, and is listed until it is closed."),
    )
    addressees = forms.MultipleChoiceField(
        label=_("Addressed to"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("At least one, where it asks somebody for something."),
    )
    is_outside = forms.BooleanField(label=_("Addressed outside the process"), required=False)
    due = DatedField(label=_("Deadline"), required=False)
    is_as_soon_as_possible = forms.BooleanField(label=_("As soon as possible, without a date"), required=False)
    topics = forms.ModelMultipleChoiceField(
        label=_("Topics"), queryset=None, required=False, widget=forms.CheckboxSelectMultiple
    )
    forwarded_to = forms.ModelChoiceField(
        label=_("Forwarded to"), queryset=None, required=False, empty_label=_("to no body")
    )
    source = short(_("Source"), max_length=200)
    goes_on = forms.BooleanField(label=_("Go on with the next item"), required=False, initial=True)

    def __init__(self, *args, actors, topics, bodies, next_number="", before=None, item=None, **kwargs):
        super().__init__(*args, initial=_initial(item), **kwargs)
        self.fields["addressees"].choices = actors
        self.fields["topics"].queryset = topics
        self.fields["topics"].choices = by_pillar(topics)
        self.fields["forwarded_to"].queryset = bodies
        if item is None:
            self._propose(next_number, before)

    def _propose(self, next_number, before):
        """Beside ``initial``: another item added meanwhile is nothing that would be overwritten."""
        self.fields["number"].initial = next_number
        if before is not None and next_number.rpartition(".")[0] == before.number.rpartition(".")[0]:
            self.fields["heading_en"].initial = before.heading_en
            self.fields["heading_es"].initial = before.heading_es

    def clean(self):
        """The deadline as the action takes it."""
        cleaned = super().clean()
        if "due" in cleaned:
            cleaned["due_on"], cleaned["due_precision"] = cleaned.pop("due")
        return cleaned


class ItemRevisionForm(ItemForm):
    """The number stays."""

    number = None
    goes_on = None
    reason = reason()


def by_pillar(topics):
    """The topics in groups, as the field of a form takes them."""
    groups = {}
    for topic in topics:
        groups.setdefault(str(topic.pillar), []).append((topic.pk, numbered(topic)))
    return list(groups.items())


def _initial(item):
    if item is None:
        return {}
    return {name: getattr(item, name) for name in SAME} | {
        "addressees": sorted(name_of(row) for row in item.addressees.all()),
        "topics": sorted(row.topic_id for row in item.item_topics.all()),
        "due": written(item.due_on, item.due_precision),
        "forwarded_to": item.forwarded_to_id,
    }
