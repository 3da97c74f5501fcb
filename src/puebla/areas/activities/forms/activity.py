"""Proposing an activity."""

from django import forms
from django.utils.translation import gettext_lazy as _

from ..rules.activity_type import OTHER
from ..rules.form import LINE_LENGTH


class ProposeForm(forms.Form):
    """The little that an activity needs to exist; the rest is asked once, in its form or its concept note (F3)."""

    title = forms.CharField(label=_("Title"), max_length=LINE_LENGTH)
    plan = forms.ChoiceField(label=_("Plan"))
    year = forms.IntegerField(label=_("Year"), min_value=1990, max_value=2200)
    kind = forms.ChoiceField(label=_("Type"), initial=OTHER)
    body = forms.ChoiceField(label=_("Group or body that proposes it"), required=False)

    def __init__(self, data=None, files=None, *, plans, types, bodies, needs_body, **options):
        super().__init__(data, **options)
        self.fields["plan"].choices = [(plan.code, str(plan)) for plan in plans]
        self.fields["kind"].choices = list(types.items())
        self.fields["body"].choices = [
            *([] if needs_body else [("", "—")]),
            *((body.code, str(body)) for body in bodies),
        ]
        self.fields["body"].required = needs_body
        self.plans = {plan.code: plan for plan in plans}

    def clean_plan(self):
        return self.plans[self.cleaned_data["plan"]]
