"""What the sign-in page of the demonstration offers: its people, grouped by whom they sit for."""

from django.urls import reverse
from django.utils.translation import gettext as _

from puebla.areas.bodies.queries.demonstration import demonstration_accounts
from puebla.kernel import clock

# The first group whose offices somebody holds is theirs.
GROUPS = [
    (lambda: _("Executive Secretariat"), {"es"}),
    (lambda: _("Presidency"), {"ppt"}),
    (lambda: _("Member countries"), {"vice_minister", "focal_point", "delegate"}),
    (lambda: _("Observers"), {"observer_country", "observer_organisation"}),
    (lambda: _("Civil society"), {"civil_society"}),
    (lambda: _("Reserve Fund"), {"fund"}),
]


def demonstration_doors():
    """``[{"label", "accounts": [{"name", "office", "door"}]}]``; empty groups are left out."""
    groups = [{"label": label(), "accounts": []} for label, _offices in GROUPS]
    for account in demonstration_accounts(on=clock.today()):
        place = next((index for index, (_label, offices) in enumerate(GROUPS) if offices & account.offices), None)
        if place is not None:
            door = reverse("demonstration-enter", args=[account.pk])
            groups[place]["accounts"].append({"name": account.name, "office": account.office, "door": door})
    return [group for group in groups if group["accounts"]]
