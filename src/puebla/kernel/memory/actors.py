"""Who acted, in which office: "Mexico's focal point (Ana Pérez)"."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..access.table import can
from ..languages import reading_language

# The first office of this order that the person held names the act; the last are held besides another one.
OFFICES = {
    "es": gettext_lazy("the Executive Secretariat"),
    "fund": gettext_lazy("the fund's staff"),
    "ppt": gettext_lazy("the Presidency pro tempore, %(party)s"),
    "vice_minister": gettext_lazy("%(whose)s Vice-Minister"),
    "focal_point": gettext_lazy("%(whose)s focal point"),
    "delegate": gettext_lazy("%(whose)s delegation"),
    "observer_country": gettext_lazy("%(whose)s representation"),
    "observer_organisation": gettext_lazy("%(whose)s representation"),
    "civil_society": gettext_lazy("%(whose)s representation"),
    "troika": gettext_lazy("the Troika, %(party)s"),
}


def collect_actor(context, names):
    """Ask ``names`` for the party of whoever acted."""
    names.want_code("party", (context or {}).get("party"))


def say_actor(context, names, standing):
    """Whoever acted, in words; the person's name only to those who may see contacts."""
    if not context:
        return _("Somebody, directly in the database,")
    party = names.of_code("party", context.get("party")) if context.get("party") else ""
    office = next((office for office in OFFICES if office in (context.get("offices") or ())), None)
    if office is None:
        said = party or _("somebody")
    else:
        said = str(OFFICES[office]) % {"party": party, "whose": whose(party)}
    said = said[:1].upper() + said[1:]
    name = context.get("name")
    if name and can(standing, "contact.view"):
        return _("%(who)s (%(name)s)") % {"who": said, "name": name}
    return said


def whose(name):
    """The name as English puts it before what belongs to it; Spanish says "de ..." in its own sentence."""
    if reading_language() == "es" or not name:
        return name
    return f"{name}’" if name.endswith("s") else f"{name}’s"
