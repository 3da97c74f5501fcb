"""How history tells bodies, presidencies and seats (H1)."""

from django.db.models import CharField, F, TextField, Value
from django.db.models.functions import Cast, Coalesce, Concat, ExtractYear, NullIf
from django.utils.translation import gettext_lazy as _

from puebla.kernel.memory.kinds import kind, part, told
from puebla.kernel.memory.names import named_by_code

from .models import (
    Body,
    BodyAdmission,
    BodyAgendaPoint,
    BodyAlias,
    BodyKind,
    BodyParty,
    BodyPost,
    BodySuccession,
    Candidacy,
    Conference,
    Duty,
    Presidency,
    Seat,
    Voice,
)

PERIOD = {"from_on": "from_precision", "until_on": "until_precision"}


def presidency_named(language):
    """``El Salvador 2022``."""
    other = "en" if language == "es" else "es"
    country = Coalesce(NullIf(f"party__name_{language}", Value("")), F(f"party__name_{other}"))
    return Concat(country, Value(" "), Cast(ExtractYear("from_on"), CharField()), output_field=TextField())


told(
    Body,
    _("body"),
    precisions=PERIOD,
    labels={"reports_to": _("reports to"), "host": _("host")},
)
told(BodyAlias, _("other name"), says=["name"], hidden=["body", "language"], precisions=PERIOD)
told(BodySuccession, _("succession"), says=["earlier"], hidden=["later"], labels={"earlier": _("continues")})
told(BodyParty, _("party"), says=["party"], hidden=["body"], precisions=PERIOD)
told(BodyPost, _("who takes part"), says=["name"], hidden=["body", "position"])
told(BodyAgendaPoint, _("point of the agenda"), says=["text"], hidden=["body", "position"])
kind("body", Body, key="code", permission="body.view", page="bodies:body-detail")
part("body", BodyAlias, "body")
part("body", BodySuccession, "later")
part("body", BodyParty, "body")
part("body", BodyPost, "body")
part("body", BodyAgendaPoint, "body")
named_by_code("body", Body)
named_by_code("seat", Body)

told(BodyKind, _("kind of body"), labels={"type": _("type"), "papers": _("papers")})
told(BodyAdmission, _("who is admitted to a body"), labels={"type": _("type"), "part": _("part"), "how": _("how")})
told(
    Voice,
    _("voice of a status"),
    labels={
        "speaks": _("speaks"),
        "may_draft": _("takes part in drafting"),
        "may_decide": _("takes part in deciding"),
        "may_be_authorised": _("may be authorised"),
    },
)
told(Duty, _("duty"), labels={"holder": _("of")})
told(Conference, _("conference"), precisions=PERIOD, labels={"ordinal": _("ordinal"), "country": _("country")})
kind("body-kind", BodyKind, permission="body.view")
kind("body-admission", BodyAdmission, permission="body.view")
kind("voice", Voice, permission="body.view")
kind("duty", Duty, permission="body.view")
kind("conference", Conference, permission="presidency.view")

told(
    Presidency,
    _("presidency"),
    precisions={"from_on": "precision", "until_on": "precision"},
    named=presidency_named,
)
kind("presidency", Presidency, permission="presidency.view")
told(Candidacy, _("candidacy for the presidency"), says=["year"], hidden=["party"])
part("party", Candidacy, "party")
told(Seat, _("seat"), says=["office", "party", "body"], hidden=["person"])
part("person", Seat, "person")
