"""Bodies come, change and go on in others (L2); nothing of them is deleted."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from puebla.kernel.access.must import must
from puebla.kernel.access.standing import Standing
from puebla.kernel.dates import Precision
from puebla.kernel.refusals import RuleBroken
from puebla.kernel.trail import because

from ..models import Body, BodySuccession

FIELDS = (
    "name_en", "name_es", "short_name_en", "short_name_es", "mandate_en", "mandate_es", "composition_en",
    "composition_es", "meets_en", "meets_es", "meetings_per_year", "reports_to", "from_on", "from_precision",
    "until_on", "until_precision", "is_from_presumed", "is_until_presumed", "source",
)  # fmt: skip


@transaction.atomic
def create_body(
    *, by: Standing, code: str, kind: str, name_en: str, name_es: str, from_on: dt.date, reason: str = "", **facts
) -> Body:
    """Record a new body, such as an ad hoc group on a matter of the day (SP19 3.10). It is led by the presidency."""
    must(by, "body.edit")
    if Body.objects.filter(code__iexact=code).exists():
        raise RuleBroken("known", _("There is already a body with the code “%(code)s”.") % {"code": code}, field="code")
    body = Body(code=code, type=kind, name_en=name_en, name_es=name_es, from_on=from_on, led_by="ppt")
    _set(body, facts)
    with because(by=by, act="body.create", reason=reason):
        body.save()
    return body


@transaction.atomic
def edit_body(*, body: Body, by: Standing, reason: str, **facts) -> Body:
    """Change what is recorded of a body, or end it by ``until_on`` (exclusive); the reason stays in the history."""
    must(by, "body.edit", body)
    body = Body.objects.select_for_update(of=("self",)).get(pk=body.pk)
    _set(body, facts)
    with because(by=by, act="body.edit", reason=reason):
        body.save(update_fields=FIELDS)
    return body


@transaction.atomic
def continue_body(*, earlier: Body, later: Body, kind: str, by: Standing, source: str = "") -> BodySuccession:
    """Say that a body goes on in a later one (L2: four groups of 2019 in three of 2023)."""
    must(by, "body.edit", later)
    if earlier.pk == later.pk or (later.from_on and earlier.from_on and later.from_on < earlier.from_on):
        raise RuleBroken(
            "not_later",
            _("%(later)s did not come after %(earlier)s.") % {"later": later, "earlier": earlier},
            rule="L2",
        )
    if BodySuccession.objects.filter(earlier=earlier, later=later).exists():
        raise RuleBroken("known", _("That is already recorded."), rule="L2")
    with because(by=by, act="body.continue"):
        return BodySuccession.objects.create(earlier=earlier, later=later, kind=kind, source=source)


def _set(body, facts):
    for field in FIELDS:
        if field in facts:
            setattr(body, field, facts[field])
    if body.until_on is None:
        body.until_precision = Precision.DAY
    if body.until_on and body.from_on and body.until_on <= body.from_on:
        raise RuleBroken("ends_first", _("It would end before it begins."), field="until_on")
    if body.reports_to_id is not None and body.reports_to_id == body.pk:
        raise RuleBroken("own_superior", _("A body cannot report to itself."), field="reports_to")
