"""What the floor of a dashboard asks: each figure counted by hand, a plain statement for each kind."""

OPEN = "state IN ('planned', 'under_way', 'no_evidence')"
PLAN = "plan_id = (SELECT id FROM plans_plan WHERE code = 'SP19')"
DUE = "COALESCE(deadline_on, make_date(deadline_year, 12, 31))"
UNDATED = "deadline_on IS NULL AND deadline_year IS NULL AND COALESCE(ends_on, starts_on)"
LAST_SIGN = "GREATEST(state_since, make_date(year, 12, 31))"
TOLD = """NOT EXISTS (SELECT 1 FROM activities_conceptnote note WHERE note.activity_id = a.id AND note.state <> 'accepted'
    AND note.audience = 'fund_staff')"""


def board(seen, members):
    """The statements, for the condition of what the reader may read and the query of the members of the day."""
    rows = f"activities_activity a WHERE {PLAN} AND {seen}"
    by_state = "state, count(*)"
    named = "COALESCE(NULLIF(trim(funds_en), ''), NULLIF(trim(funds_es), ''))"
    money = "budget_currency, count(*), count(budget_amount), sum(budget_amount)"
    within = "starts_on <= DATE '2022-12-31' AND COALESCE(ends_on, starts_on) >= DATE '2022-01-01'"
    return [
        "SELECT code, title_en FROM plans_plan ORDER BY from_year DESC",
        "SELECT pillar.number, pillar.name_en FROM plans_pillar pillar",
        "SELECT topic.number, topic.name_en FROM plans_topic topic",
        "SELECT code, short_name_en FROM bodies_body",
        f"SELECT short_name_en, name_en FROM members_party WHERE id IN ({members})",
        f"""SELECT pillar_id, body_id, year, {by_state} FROM {rows}
            GROUP BY GROUPING SETS ((pillar_id, state), (body_id, state), (year, state))""",
        f"""SELECT it.body_id, {by_state} FROM activities_activitybody it JOIN activities_activity a ON a.id = it.activity_id
            WHERE {PLAN} AND {seen} GROUP BY it.body_id, state""",
        f"SELECT code, title_en, starts_on, ends_on, state FROM {rows} AND {within} AND {TOLD} ORDER BY starts_on LIMIT 30",
        f"SELECT count(*) FROM {rows} AND {within} AND {TOLD}",
        f"SELECT count(*) FROM {rows} AND year = 2022",
        f"""SELECT part.party_id, {by_state} FROM (SELECT DISTINCT activity_id, party_id FROM activities_involvement
            WHERE party_id IN ({members})) part JOIN activities_activity a ON a.id = part.activity_id
            WHERE {PLAN} AND {seen} GROUP BY part.party_id, state""",
        f"""SELECT it.party_id, it.body_id, it.office, count(*) FILTER (WHERE {OPEN} AND ({DUE} < DATE '2022-03-01' OR
            {UNDATED} < DATE '2022-03-01' AND {TOLD})),
            count(*) FILTER (WHERE {LAST_SIGN} < DATE '2020-03-01' AND state IN ('planned', 'no_evidence'))
            FROM activities_activity a
            LEFT JOIN activities_involvement it ON it.activity_id = a.id AND it.role = 'responsible'
            WHERE {PLAN} AND {seen} AND {OPEN} GROUP BY 1, 2, 3""",
        f"SELECT {named}, {money} FROM {rows} AND {TOLD} GROUP BY 1, 2",
        f"""SELECT topic_id, count({named}), {money} FROM activities_activitytopic it JOIN activities_activity a
            ON a.id = it.activity_id WHERE {PLAN} AND {seen} AND {TOLD} GROUP BY topic_id, budget_currency""",
        f"""SELECT indicator.code, name_en, unit_en, counter, baseline_value, target.value FROM plans_indicator indicator
            LEFT JOIN plans_target target ON target.indicator_id = indicator.id WHERE {PLAN} AND retired_on IS NULL""",
        f"""SELECT outcome.code, item.number, array_agg(it.party_id), bool_or(it.office = 'members') FROM decisions_item item
            JOIN decisions_outcome outcome ON outcome.id = item.outcome_id
            JOIN decisions_itemaddressee it ON it.item_id = item.id WHERE item.is_commitment AND {seen}
            AND (it.office = 'members' OR it.party_id IS NOT NULL) AND held_on BETWEEN DATE '2019-01-01' AND '2022-12-31'
            GROUP BY outcome.id, item.id""",
        f"""SELECT item_id, party_id, count(*) FROM decisions_followup WHERE withdrawn_on IS NULL AND {seen} GROUP BY 1, 2""",
    ]
