"""What the report is about: its days, who presides, under which plan, as of which day."""

from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from puebla.areas.bodies.models import Presidency
from puebla.areas.bodies.queries.presidency import troika_on, volunteers_for
from puebla.areas.bodies.queries.secretariat import seats_of_the_secretariat
from puebla.kernel.dates import say_date
from puebla.kernel.languages import LANGUAGES

from ...rules.content import Content, Pair, both, of
from ...rules.kind import kind_of
from ...rules.period import is_running, say_period
from ...states import ReportKind
from ..scope import Scope


def frame(scope: Scope) -> Content:
    """Facts without figures; what no source names is left out, but that somebody presides."""
    content = Content(facts=list(_when(scope)))
    if scope.kind in PASSING_ON:
        content.facts += PASSING_ON[ReportKind(scope.kind)](scope)
    elif scope.presidency:
        presidency = scope.presidency
        content.facts.append((both(gettext_lazy("Presidency")), of(presidency.party, "name")))
        if presidency.theme:
            content.facts.append((both(gettext_lazy("Central theme")), of(presidency, "theme")))
    elif scope.kind == ReportKind.SEMIANNUAL:
        content.facts.append((both(gettext_lazy("Presidency")), both(gettext_lazy("no source names it"))))
    if scope.body:
        content.facts.append((both(gettext_lazy("Body")), of(scope.body, "name")))
    if scope.party:
        content.facts.append((both(gettext_lazy("Country")), of(scope.party, "name")))
    if scope.plan:
        content.facts.append((both(gettext_lazy("Strategic plan")), of(scope.plan, "title")))
    content.facts.append((both(gettext_lazy("Records as of")), both(lambda: say_date(scope.on))))
    if is_running(scope.until_on, scope.on):
        content.remarks.append(both(lambda: _("The period is not over yet; the figures are those of this day.")))
    elif scope.on > scope.day and not scope.occasion:
        told = gettext_lazy(
            "States are those of the records. What was late, never started or not reported on is judged on %(day)s, the last "
            "day of the period."
        )
        content.remarks.append(both(lambda: str(told) % {"day": say_date(scope.day)}))
    return content


def _when(scope: Scope) -> Iterator[tuple[Pair, Pair]]:
    """The days that are reported on; what was attended on them."""
    days = both(lambda: say_period(scope.from_on, scope.until_on))
    if kind_of(scope.kind).period != "day":
        yield both(gettext_lazy("Period")), days
    if scope.occasion:
        yield both(gettext_lazy("Occasion")), scope.occasion
        yield both(gettext_lazy("Held")), days


def _handed_over(scope: Scope) -> Iterator[tuple[Pair, Pair]]:
    """Who hands over and who takes over."""
    troika = troika_on(scope.on)
    yield both(gettext_lazy("Presidency that hands over")), _term(troika.incumbent)
    yield both(gettext_lazy("Presidency that takes over")), _term(troika.incoming, _volunteers(scope.on.year + 1))
    if troika.incumbent and troika.incumbent.theme:
        yield both(gettext_lazy("Central theme")), of(troika.incumbent, "theme")


def _told_to_somebody_new(scope: Scope) -> Iterator[tuple[Pair, Pair]]:
    """Who presides, the Troika, and how the secretariat is reached."""
    troika = troika_on(scope.on)
    yield both(gettext_lazy("Presidency pro tempore")), _term(troika.incumbent)
    if troika.incumbent and troika.incumbent.theme:
        yield both(gettext_lazy("Central theme")), of(troika.incumbent, "theme")
    yield both(gettext_lazy("Troika: outgoing presidency")), _term(troika.outgoing)
    yield both(gettext_lazy("Troika: incoming presidency")), _term(troika.incoming, _volunteers(scope.on.year + 1))
    for seat in seats_of_the_secretariat(scope.on):
        reached = ", ".join(filter(None, [seat.person.name, seat.person.email]))
        yield both(gettext_lazy("Executive Secretariat")), dict.fromkeys(LANGUAGES, reached)


PASSING_ON = {ReportKind.HANDOVER: _handed_over, ReportKind.INDUCTION: _told_to_somebody_new}


def _term(presidency: Presidency | None, otherwise: Pair | None = None) -> Pair:
    if presidency is None:
        return otherwise or both(gettext_lazy("not on record"))
    name = of(presidency.party, "name")
    return {language: f"{told}, {presidency.year}" for language, told in name.items()}


def _volunteers(year: int) -> Pair:
    """Who volunteers where nobody is chosen yet."""
    names = [of(one.party, "name") for one in volunteers_for(year)]
    if not names:
        return both(gettext_lazy("not on record yet"))
    told = {language: ", ".join(name[language] for name in names) for language in names[0]}
    said = both(gettext_lazy("not chosen yet; volunteers: %(names)s"))
    return {language: text % {"names": told[language]} for language, text in said.items()}
