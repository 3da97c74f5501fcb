"""What no schema can say about a profile: periods that run forwards, terms that do not overlap, sums that hold.

Every rule takes ``{stem: Document}`` and yields ``(document, path, reason)``.
"""

from collections import Counter


def contradictions(documents):
    """Everything in a profile that contradicts itself."""
    for rule in (_periods, _terms, _presiding_members, _vocabularies, _scales, _seats):
        yield from rule(documents)


def _walk(node, path=()):
    """Every mapping below ``node`` with the way to it."""
    if isinstance(node, dict):
        yield path, node
    steps = node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    for step, child in steps:
        yield from _walk(child, (*path, step))


def _periods(documents):
    """``until`` is exclusive and comes after ``from``, as far as both are precise."""
    for document in documents.values():
        for path, entry in _walk(document.data):
            start, end = entry.get("from") or entry.get("since_at_least"), entry.get("until")
            if isinstance(start, str) and isinstance(end, str) and _first_day(end) <= _first_day(start):
                yield document, (*path, "until"), f"ends in {end}, not after it begins in {start}"
            if "from" in entry and "since_at_least" in entry:
                yield document, (*path, "from"), "has both “from” and “since_at_least”; one of them is known"


def _first_day(date):
    return (date + "-01-01")[:10]


def _terms(documents):
    """Terms of presidencies follow one another, and a gap is not a term (P2)."""
    document = documents["presidencies"]
    end = ""
    for position, term in enumerate(document.data["presidencies"]):
        start = _first_day(term.get("from", term["year"]))
        if start < end:
            yield document, ("presidencies", position), f"begins in {start}, before the term above it ends in {end}"
        end = _first_day(term.get("until", str(int(term["year"]) + 1)))
    terms = {term["year"] for term in document.data["presidencies"]}
    for position, gap in enumerate(document.data.get("gaps", ())):
        until = gap.get("until", "9999")
        for year in sorted(year for year in terms if gap["from"] <= year < until):
            yield document, ("gaps", position), f"{year} is said to be a gap, but has a presidency"


def _presiding_members(documents):
    """Who presides is a member by then."""
    parties = {party["code"]: party for party in documents["parties"].data["parties"]}
    document = documents["presidencies"]
    for position, term in enumerate(document.data["presidencies"]):
        statuses = parties[term["country"]]["participations"]
        if not any(
            status["status"] == "member"
            and (status.get("from") or status.get("since_at_least", ""))[:4] <= term["year"]
            for status in statuses
        ):
            reason = f"{term['country']} presides in {term['year']}, but is not known as a member by then"
            yield document, ("presidencies", position, "country"), reason


def _vocabularies(documents):
    """Every stored state has exactly one word in each vocabulary (F7)."""
    document = documents["process"]
    states = [state["code"] for state in document.data["states"]]
    for position, vocabulary in enumerate(document.data["vocabularies"]):
        said = Counter(state for word in vocabulary["words"] for state in word["states"])
        for state in states:
            if said[state] != 1:
                reason = f"the state “{state}” has {said[state]} words; it needs one"
                yield document, ("vocabularies", position), reason


def _scales(documents):
    """The amounts of a scale add up to its total, and each country pays once (B1)."""
    if "finance" not in documents:
        return
    document = documents["finance"]
    for position, scale in enumerate(document.data["scales"]):
        total = sum(share["amount"] for share in scale["shares"])
        if total != scale["total"]:
            yield document, ("scales", position, "total"), f"is {scale['total']}, but the amounts add up to {total}"
        for country, times in Counter(share["country"] for share in scale["shares"]).items():
            if times > 1:
                yield document, ("scales", position, "shares"), f"{country} is charged {times} times"


def _seats(documents):
    """A demonstration's person sits for the party whose institution they work at; only the secretariat has no party."""
    if "demo" not in documents or "institutions" not in documents:
        return
    document = documents["demo"]
    institutions = {one["code"]: one.get("party") for one in documents["institutions"].data["institutions"]}
    for position, person in enumerate(document.data["people"]):
        party = person.get("party")
        if party != institutions[person["institution"]]:
            yield (
                document,
                ("people", position, "institution"),
                f"belongs to {institutions[person['institution']]}, not to {party}",
            )
        if party is None and person["office"] != "es":
            yield document, ("people", position), "sits for no party, which only the secretariat may"
