"""What changed between two texts of a plan, or between two plans (L2). Pure: works on contents, not on records.

A content is what ``queries.content.content_of`` returns and what a published version keeps.
"""

from collections.abc import Mapping
from typing import Any

SAME, REWORDED, MOVED, NEW, GONE = "same", "reworded", "moved", "new", "gone"
Content = Mapping[str, Any]


def follows(earlier: Content, later: Content) -> bool:
    """Whether the two are texts of one plan, or the later states that its topics go on from the earlier's."""
    if earlier["code"] == later["code"]:
        return True
    return any(origin["plan"] == earlier["code"] for topic in topics_of(later).values() for origin in topic["origins"])


def topics_of(content: Content) -> dict[str, dict[str, Any]]:
    """``{code: topic}`` of every topic, each with the ``pillar`` it stands under."""
    return {topic["code"]: topic | {"pillar": pillar} for pillar in content["pillars"] for topic in pillar["topics"]}


def compare_topics(earlier: Content, later: Content) -> list[dict[str, Any]]:
    """Rows ``{kind, earlier, later}``: every topic of the later in its order, then those of the earlier that are gone.

    Two versions of one plan are compared by code, two plans by the succession that the later one states. A topic that
    continues several stands once for each; between plans that do not follow each other nothing is claimed.
    """
    before, after = topics_of(earlier), topics_of(later)
    same_plan = earlier["code"] == later["code"]
    rows: list[dict[str, Any]] = []
    for code, topic in after.items():
        origins = _origins(code, topic, before, same_plan)
        rows += [{"kind": kind, "earlier": before[origin], "later": topic} for origin, kind in origins]
        if not origins:
            rows.append({"kind": NEW, "earlier": None, "later": topic})
    continued = {row["earlier"]["code"] for row in rows if row["earlier"]}
    rows += [{"kind": GONE, "earlier": topic, "later": None} for code, topic in before.items() if code not in continued]
    return rows


def _origins(code, topic, before, same_plan):
    if same_plan:
        return [(code, _kind(before[code], topic))] if code in before else []
    return [(origin["code"], origin["kind"]) for origin in topic["origins"] if origin["code"] in before]


def _kind(earlier, later):
    if earlier["pillar"]["code"] != later["pillar"]["code"]:
        return MOVED
    return SAME if earlier["name"] == later["name"] else REWORDED


def compare_passages(earlier: Content, later: Content, kinds: tuple[str, ...]) -> list[dict[str, Any]]:
    """Rows ``{kind, passage_kind, earlier, later}`` of the passages of those kinds, paired by their code or place."""
    rows: list[dict[str, Any]] = []
    for passage_kind in kinds:
        before, after = _by_key(earlier, passage_kind), _by_key(later, passage_kind)
        for key in [*after, *(key for key in before if key not in after)]:
            pair = before.get(key), after.get(key)
            rows.append(
                {"kind": _passage_kind(*pair), "passage_kind": passage_kind, "earlier": pair[0], "later": pair[1]}
            )
    return rows


def _by_key(content, kind):
    """A code may begin with its plan's (``sp19-specific-1``): what follows is the same in the next plan."""
    own = f"{content['code'].lower()}-"
    passages = content["passages"].get(kind, ())
    return {
        passage["code"].removeprefix(own) or f"{kind}-{number}": passage for number, passage in enumerate(passages, 1)
    }


def _passage_kind(earlier, later):
    if earlier is None:
        return NEW
    if later is None:
        return GONE
    return SAME if _words(earlier) == _words(later) else REWORDED


def _words(passage):
    """Capitals are the printer's."""
    return [text.casefold() for key in ("name", "text") for text in passage[key].values()]


def compare_texts(earlier: Content, later: Content, keys: tuple[str, ...]) -> list[dict[str, Any]]:
    """Rows ``{kind, key, earlier, later}`` for texts that a plan has once, such as its vision."""
    return [
        {
            "kind": SAME if earlier[key] == later[key] else REWORDED,
            "key": key,
            "earlier": earlier[key],
            "later": later[key],
        }
        for key in keys
    ]


def compare_groups(earlier: Content, later: Content) -> list[dict[str, Any]]:
    """Rows ``{kind, earlier: [...], later}``: each group of the later with those it comes from; then those gone."""
    before = {group["code"]: group for group in earlier["groups"]}
    rows: list[dict[str, Any]] = []
    for group in later["groups"]:
        origins = [before[code] for code in group["origins"] if code in before]
        if not origins and group["code"] in before:
            origins = [before[group["code"]]]
        rows.append({"kind": _group_kind(group, origins), "earlier": origins, "later": group})
    continued = {origin["code"] for row in rows for origin in row["earlier"]}
    rows += [
        {"kind": GONE, "earlier": [group], "later": None} for code, group in before.items() if code not in continued
    ]
    return rows


def _group_kind(group, origins):
    if not origins:
        return NEW
    return "merged" if len(origins) > 1 else SAME
