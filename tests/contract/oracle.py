"""What the permission table says, read a second time and by hand: the sweep compares the program with this.

Nothing here is imported from the program but the table's own file.
"""

from dataclasses import dataclass, field

import yaml

from .source import PACKAGE

TABLE = yaml.safe_load((PACKAGE / "access.yaml").read_text("utf-8"))


@dataclass(frozen=True)
class Reader:
    """One kind of person: who they are, on the demonstration's day, written down here and not computed."""

    name: str  # beginning of the e-mail; empty for the public
    offices: frozenset
    party: str | None = None
    seats: frozenset = frozenset()  # bodies where the person holds a seat
    bodies: frozenset = field(default=frozenset())  # bodies that the person or the party belongs to

    @property
    def signed_in(self):
        return bool(self.name)


MEMBERS_BODIES = {"vm", "rcgm", "wg-protection-2019", "wg-labour-2019", "wg-border-2019", "wg-irregular-mass-2019"}


def reader(name, *offices, party=None, seats=(), bodies=()):
    return Reader(
        name, frozenset({"everyone", *offices}), party, frozenset(seats), frozenset(bodies) | frozenset(seats)
    )


READERS = {
    "public": reader(""),
    "es": reader("marisol.quesada", "es", seats=["es"]),
    "ppt": reader("ernesto.alvarenga", "focal_point", "ppt", "troika", party="SV", bodies=MEMBERS_BODIES),
    "focal point of Mexico": reader("adriana.villasenor", "focal_point", "troika", party="MX", bodies=MEMBERS_BODIES),
    "focal point of Guatemala": reader("oscar.xicara", "focal_point", party="GT", bodies=MEMBERS_BODIES),
    "delegate of Costa Rica": reader("silvia.retana", "delegate", party="CR", seats=["wg-protection-2019"]),
    "vice-minister of Canada": reader(
        "margaret.oakley", "vice_minister", party="CA", seats=["vm"], bodies=MEMBERS_BODIES
    ),
    "observer country": reader("hernan.ospina", "observer_country", party="CO"),
    "observer organisation": reader("ingrid.sandoval", "observer_organisation", party="unhcr"),
    "civil society": reader("benito.calix", "civil_society", party="rncom"),
    "fund": reader("paola.ferretti", "fund", party="iom"),
}


def may_read(person, audience, audience_to=()):
    """A5: by office, or by name where the audience goes by names."""
    row = TABLE["audiences"][audience]
    if person.offices & set(row["offices"]):
        return True
    names = {f"body:{body}" for body in person.bodies} | {f"party:{person.party}"}
    names |= {f"seat:{body}" for body in person.seats}
    return row["named"] and bool(names & set(audience_to))


def may(person, step, record=None):
    """A6: any condition of any held office."""
    thing, verb = step.rsplit(".", 1)
    cells = TABLE["things"][thing]["steps"][verb]
    return any(
        CONDITIONS[code](person, record)
        for office, codes in cells.items()
        if office in person.offices
        for code in ([codes] if isinstance(codes, str) else codes)
    )


def _activity(record):
    return getattr(record, "activity", record)


def _party(record):
    if record is None:
        return None
    if hasattr(record, "iso3"):
        return record.code
    if hasattr(record, "email"):
        return record.institution.party.code if record.institution and record.institution.party else None
    return record.party.code if record.party else None


def _own_party(person, record):
    return person.party is not None and (record is None or _party(record) == person.party)


def _own_body(person, record):
    if record is None:
        return False
    record = record if hasattr(record, "body") else _activity(record)
    codes = {record.body.code} if record.body else set()
    if hasattr(record, "activity_bodies"):
        codes |= {row.body.code for row in record.activity_bodies.all()}
    return bool(codes & person.seats)


def _involved(role):
    def check(person, record):
        return (
            record is not None
            and _activity(record) is not None
            and any(
                (row.party and row.party.code == person.party) or (row.body and row.body.code in person.seats)
                for row in _activity(record).involvements.filter(role=role)
            )
        )

    return check


def _of_own_group_plan(person, record):
    line = record.indicator.group_plan_line if record and record.indicator else None
    return bool(line) and not record.party and not record.body and line.group_plan.body.code in person.seats


def _of_own_presidency(person, record):
    if record is None:
        return person.party is not None
    report = getattr(record, "report", record)
    term = report.presidency if report.kind == "annual" else None
    return bool(term) and term.party.code == person.party and term.from_on.year == 2021


CONDITIONS = {
    "always": lambda person, record: True,
    "signed_in": lambda person, record: person.signed_in,
    "as_oneself": lambda person, record: person.signed_in,
    "seeing_as": lambda person, record: False,  # nobody looks as somebody else in the sweep
    "audience": lambda person, record: record is None or may_read(person, record.audience, record.audience_to),
    "own_party": _own_party,
    "own_body": _own_body,
    "responsible": _involved("responsible"),
    "host": _involved("host"),
    "for_the_region": lambda person, record: record is not None and not record.party and not record.body,
    "own_group_plan": _of_own_group_plan,
    "own_presidency": _of_own_presidency,
    "own_file": lambda person, record: record is not None and record.sent_by.email.startswith(person.name or "nobody"),
    "own_job": lambda person, record: record is not None and record.asked_by.email.startswith(person.name or "nobody"),
    "acceptance_delegated": lambda person, record: False,  # the world holds no delegation
}
