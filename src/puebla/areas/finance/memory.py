"""How history tells the scale of contributions and the headings of the budget (H1)."""

from django.utils.translation import gettext_lazy as _

from puebla.kernel.memory.kinds import kind, part, told

from .models import BudgetHeading, Scale, Share

told(
    Scale,
    _("scale of contributions"),
    labels={"approved_by": _("approved by")},
    precisions={"approved_on": "approved_precision", "unchanged_since": "unchanged_precision"},
)
told(Share, _("share"), says=["party"], hidden=["scale", "position"])
kind("scale", Scale, key="code", permission="contribution.view")
part("scale", Share, "scale")
told(BudgetHeading, _("heading of the budget"))
kind("budget-heading", BudgetHeading, key="code", permission="contribution.view")
