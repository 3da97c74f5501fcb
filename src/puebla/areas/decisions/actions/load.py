"""The outcomes of a profile become records, every item with its number as printed (M4; sources.md 2.27-2.29)."""

from typing import Any

from puebla.areas.bodies.models import Body
from puebla.areas.members.models import Party
from puebla.areas.plans.models import Topic
from puebla.kernel.access.audience import Audience
from puebla.kernel.access.standing import Standing
from puebla.kernel.dates import parse_dated
from puebla.kernel.trail import because
from puebla.profiles.columns import pair

from ..models import Item, ItemAddressee, ItemTopic, Outcome, OutcomeParty
from ..states import AddresseeOffice, CommitmentState


def load(profile: Any, *, by: Standing) -> dict[str, int]:
    """Every outcome of the profile; they were published, so they are public. Returns how many items there are."""
    parties = Party.objects.in_bulk(field_name="code")
    bodies = Body.objects.in_bulk(field_name="code")
    loaded = 0
    with because(by=by, act="outcome.load"):
        for data in profile.of_kind("outcome"):
            loaded += _OutcomeLoader(data, parties, bodies).load()
    return {"items": loaded}


class _OutcomeLoader:
    """One outcome; what the profile may name by code was read once."""

    def __init__(self, data, parties, bodies):
        self.data = data
        self.parties, self.bodies = parties, bodies
        self.headings = {heading["code"]: heading for heading in data.get("headings", [])}
        self.topics = Topic.objects.in_bulk(
            {code for item in data["items"] for code in item.get("topics", [])}, field_name="code"
        )

    def load(self):
        """The outcome with its parties and items; returns the number of items."""
        data = self.data
        held_on, precision = parse_dated(data["on"])
        place = data.get("place", {}).get("city")
        outcome = Outcome.objects.create(
            code=data["code"],
            form=data["form"],
            body=self.bodies[data["body"]],
            **pair("title", data["title"]),
            symbol=data["symbol"],
            held_on=held_on,
            held_precision=precision,
            **pair("place", place),
            is_reading_ours=True,
            audience=Audience.PUBLIC,
            source=data["source"],
        )
        OutcomeParty.objects.bulk_create(
            OutcomeParty(outcome=outcome, party=self.parties[code]) for code in data["participants"]
        )
        self._load_items(outcome)
        return len(data["items"])

    def _load_items(self, outcome):
        loaded: dict[str, Item] = {}
        addressees, topics = [], []
        for position, entry in enumerate(self.data["items"], 1):
            heading = self.headings.get(entry.get("heading", ""))
            item = self._item(outcome, position, entry, heading, loaded)
            loaded[item.number] = item
            if item.is_commitment:
                codes = entry.get("to") or (heading["to"] if heading else [])
                addressees += [ItemAddressee(item=item, **self._actor(code)) for code in codes]
            topics += [ItemTopic(item=item, topic=self.topics[code]) for code in entry.get("topics", [])]
        ItemAddressee.objects.bulk_create(addressees)
        ItemTopic.objects.bulk_create(topics)

    def _item(self, outcome, position, entry, heading, loaded):
        due_on, precision = parse_dated(entry.get("due"))
        asks = entry.get("asks", False)
        finding = entry.get("finding")
        return Item.objects.create(
            outcome=outcome,
            number=entry["number"],
            position=position,
            parent=loaded.get(entry["number"].rpartition(".")[0]),
            **pair("heading", heading and heading["name"]),
            **pair("text", entry["text"]),
            kind=entry["kind"],
            is_commitment=asks,
            state=CommitmentState.NO_EVIDENCE if asks else "",
            due_on=due_on,
            due_precision=precision,
            is_as_soon_as_possible=entry.get("asap", False),
            is_outside=entry.get("outside", False),
            is_addressee_ours=asks and (entry.get("to_ours", False) or "to" not in entry),
            forwarded_to=self.bodies[entry["forwarded_to"]] if "forwarded_to" in entry else None,
            **pair("finding", finding and finding["text"]),
            source=f"{self.data['source']} {entry['number']}",
        )

    def _actor(self, code):
        if code in AddresseeOffice.values:
            return {"office": code}
        return {"party": self.parties[code]} if code in self.parties else {"body": self.bodies[code]}
