"""What the floor asks of the database: by hand, a plain statement for each kind of row that a page shows.

``FLOORS``: name, path, what the rows of the page are cut by (none: the whole page is one row), the statements.
"""

from .boards import board

READER = (
    "SELECT email FROM members_person person JOIN bodies_seat seat ON seat.person_id = person.id WHERE office = 'es'"
)
# Who is signed in, and for whom: in the head of every page.
SIGNED_IN = f"""
    SELECT name, office FROM members_person person JOIN bodies_seat seat ON seat.person_id = person.id
    WHERE email = ({READER})
"""
SEEN = "audience <> 'fund_staff'"
ROWS = f"""
    SELECT activity.code, activity.title_en, pillar.name_en, body.name_en, activity.state, activity.deadline_on,
           activity.measuring_due_on, activity.risks_en, activity.year, activity.version,
           (SELECT string_agg(topic.name_en, ', ') FROM activities_activitytopic it JOIN plans_topic topic
            ON topic.id = it.topic_id WHERE it.activity_id = activity.id),
           (SELECT string_agg(party.name_en, ', ') FROM activities_involvement it JOIN members_party party
            ON party.id = it.party_id WHERE it.activity_id = activity.id AND it.role = 'responsible'),
           (SELECT string_agg(it.name_en || ' ' || it.measured_by_en, ', ') FROM activities_activityindicator it
            WHERE it.activity_id = activity.id)
    FROM activities_activity activity
    LEFT JOIN plans_pillar pillar ON pillar.id = activity.pillar_id LEFT JOIN bodies_body body ON body.id = activity.body_id
    WHERE activity.plan_id = (SELECT id FROM plans_plan WHERE code = 'SP19') AND {SEEN}
"""
IN_ORDER = "ORDER BY activity.year, activity.code LIMIT 50"
THIS = f"(SELECT id FROM activities_activity WHERE code = %(code)s AND {SEEN})"
ACTIVITY = [
    f"""
    SELECT activity.code, activity.title_en, activity.year, activity.type, activity.state, activity.state_reason,
           activity.state_since, activity.priority, activity.starts_on, activity.ends_on, activity.place_en,
           activity.deadline_on, activity.measuring_due_on, activity.budget_amount, activity.budget_currency,
           activity.funds_en, activity.risks_en, activity.notes_en, activity.sources, activity.audience,
           plan.title_en, pillar.name_en, body.name_en, note.state, report.id
    FROM activities_activity activity
    JOIN plans_plan plan ON plan.id = activity.plan_id
    LEFT JOIN plans_pillar pillar ON pillar.id = activity.pillar_id
    LEFT JOIN bodies_body body ON body.id = activity.body_id
    LEFT JOIN activities_conceptnote note ON note.activity_id = activity.id
    LEFT JOIN activities_executionreport report ON report.activity_id = activity.id
    WHERE activity.code = %(code)s AND activity.{SEEN}""",
    f"""SELECT pillar.number, topic.number, topic.name_en FROM activities_activitytopic it
        JOIN plans_topic topic ON topic.id = it.topic_id JOIN plans_pillar pillar ON pillar.id = topic.pillar_id
        WHERE it.activity_id = {THIS}""",
    f"""SELECT body.name_en FROM activities_activitybody it JOIN bodies_body body ON body.id = it.body_id
        WHERE it.activity_id = {THIS}""",
    f"""SELECT it.role, it.office, party.name_en, body.name_en FROM activities_involvement it
        LEFT JOIN members_party party ON party.id = it.party_id LEFT JOIN bodies_body body ON body.id = it.body_id
        WHERE it.activity_id = {THIS}""",
    f"""SELECT name_en, kind, baseline, target, measured_by_en FROM activities_activityindicator
        WHERE activity_id = {THIS} ORDER BY position""",
    f"SELECT name, audience FROM activities_attachment WHERE activity_id = {THIS} AND withdrawn_on IS NULL",
    f"""SELECT activity_indicator_id, value, numerator, denominator, from_on, until_on FROM monitoring_measurement
        WHERE state = 'approved' AND activity_indicator_id IN
              (SELECT id FROM activities_activityindicator WHERE activity_id = {THIS})""",
]
ON = "DATE '2022-03-01'"
HOLDS = f"(from_on IS NULL OR from_on <= {ON}) AND (until_on IS NULL OR until_on > {ON})"
MEMBERS = f"SELECT party_id FROM members_participation WHERE status = 'member' AND {HOLDS}"
FOCAL_POINTS = f"SELECT person_id, party_id FROM bodies_seat WHERE office = 'focal_point' AND {HOLDS}"
TODAY = [
    "SELECT code, title_en FROM plans_plan WHERE kind = 'strategic' AND from_year <= 2022 AND until_year >= 2022",
    """SELECT body_id FROM plans_plangroup own WHERE plan_id = (SELECT id FROM plans_plan WHERE code = 'SP19') AND NOT EXISTS
       (SELECT 1 FROM plans_groupplan WHERE plan_id = own.plan_id AND body_id = own.body_id)""",
    f"""SELECT party.name_en, term.from_on FROM bodies_presidency term JOIN members_party party ON party.id = term.party_id
        WHERE term.from_on <= {ON} AND term.until_on > {ON}""",
    f"""SELECT count(*) FROM members_person WHERE (confirmed_on IS NULL OR confirmed_on < {ON} - 182)
        AND id IN (SELECT person_id FROM ({FOCAL_POINTS}) seats WHERE party_id IN ({MEMBERS}))""",
    f"SELECT count(*) FROM ({MEMBERS}) members WHERE party_id NOT IN (SELECT party_id FROM ({FOCAL_POINTS}) seats)",
    "SELECT status, received_on FROM members_application WHERE state IN ('received', 'checked')",
    f"""SELECT activity.code, activity.title_en, note.state FROM activities_activity activity
        JOIN activities_conceptnote note ON note.activity_id = activity.id
        WHERE note.state = 'submitted' AND activity.{SEEN} ORDER BY activity.code LIMIT 50""",
    f"""SELECT (SELECT count(*) FROM (SELECT 1 FROM activities_activity activity WHERE {SEEN} AND year = 2022
                AND state IN ('planned', 'under_way', 'no_evidence') AND note_excepted_on IS NULL AND NOT EXISTS
                (SELECT 1 FROM activities_conceptnote note WHERE note.activity_id = activity.id) LIMIT 101) missing),
            (SELECT count(*) FROM (SELECT 1 FROM activities_activity WHERE {SEEN} AND state = 'no_evidence' LIMIT 101) unknown)""",
    f"""SELECT id, from_on, until_on, state FROM monitoring_measurement WHERE state = 'submitted' AND {SEEN}
        ORDER BY from_on LIMIT 21""",
    f"""SELECT plan.title_en, round.due_on FROM monitoring_impactround round JOIN plans_plan plan ON plan.id = round.plan_id
        WHERE round.state = 'open' AND round.{SEEN} ORDER BY round.opened_on DESC""",
    f"""SELECT code, title_en FROM plans_plan plan WHERE kind = 'strategic' AND until_year = 2022 AND {SEEN}
        AND NOT EXISTS (SELECT 1 FROM monitoring_impactround WHERE plan_id = plan.id) ORDER BY code LIMIT 1""",
    f"""SELECT report.code, report.kind, report.from_on, report.until_on, EXISTS
            (SELECT 1 FROM reports_section WHERE report_id = report.id AND (changes <> '[]' OR (text_en = '') <> (text_es = '')))
        FROM reports_report report WHERE report.state = 'draft' AND {SEEN} ORDER BY until_on DESC, code LIMIT 20""",
]
MEXICO = "(SELECT id FROM members_party WHERE code = 'MX')"
COUNTRY = [
    f"SELECT name_en, iso3, time_zone, capital_en FROM members_party WHERE id = {MEXICO}",
    f"SELECT status, from_on, until_on, source FROM members_participation WHERE party_id = {MEXICO} ORDER BY from_on DESC",
    # A page of any country has to look for these, too, even where Mexico has none.
    f"SELECT code, from_on, until_on FROM members_partyfunction WHERE party_id = {MEXICO} ORDER BY from_on",
    f"SELECT name, language FROM members_partyalias WHERE party_id = {MEXICO} ORDER BY from_on",
    f"""SELECT text_en, taken_on FROM members_undertaking it JOIN members_criterion criterion ON criterion.id = it.criterion_id
        WHERE it.party_id = {MEXICO}""",
    f"SELECT year, source FROM members_partymention WHERE party_id = {MEXICO} ORDER BY year",
    f"SELECT name_en FROM members_institution WHERE party_id = {MEXICO} AND closed_on IS NULL ORDER BY name_en",
    f"SELECT from_on, theme_en, source FROM bodies_presidency WHERE party_id = {MEXICO} ORDER BY from_on",
    f"""SELECT name_en FROM bodies_body body WHERE {HOLDS} AND type IN ('vm', 'rcgm', 'working_group', 'network')
        AND (NOT EXISTS (SELECT 1 FROM bodies_bodyparty WHERE body_id = body.id)
             OR EXISTS (SELECT 1 FROM bodies_bodyparty WHERE body_id = body.id AND party_id = {MEXICO}))""",
    f"""SELECT person.name, person.position_en, person.email, person.confirmed_on, institution.name_en
        FROM members_person person JOIN members_institution institution ON institution.id = person.institution_id
        WHERE institution.party_id = {MEXICO} ORDER BY person.name""",
    f"SELECT person_id, office, body_id FROM bodies_seat WHERE party_id = {MEXICO} AND {HOLDS}",
    f"SELECT text_en, priority FROM plans_need WHERE party_id = {MEXICO} AND withdrawn_on IS NULL",
    f"""SELECT activity.code, activity.title_en, activity.year, activity.state FROM activities_activity activity
        WHERE {SEEN} AND EXISTS (SELECT 1 FROM activities_involvement it
                                 WHERE it.activity_id = activity.id AND it.party_id = {MEXICO})
        ORDER BY activity.year DESC, activity.code LIMIT 10""",
    f"""SELECT outcome.code, item.number, item.text_en, item.state FROM decisions_item item
        JOIN decisions_outcome outcome ON outcome.id = item.outcome_id
        WHERE item.is_commitment AND item.removed_on IS NULL AND outcome.{SEEN}
              AND EXISTS (SELECT 1 FROM decisions_itemaddressee it WHERE it.item_id = item.id
              AND (it.party_id = {MEXICO} OR it.office = 'members'))
        ORDER BY outcome.held_on DESC, item.position LIMIT 11""",
    f"""SELECT title_en, recorded_on FROM exchange_practice WHERE party_id = {MEXICO} AND withdrawn_on IS NULL AND {SEEN}
        ORDER BY recorded_on DESC LIMIT 11""",
]
FLOORS = (
    ("matrix", "/en/matrix/?plan=SP19", "<tr", [f"{ROWS} {IN_ORDER}"]),
    (
        "matrix, filtered",
        "/en/matrix/?plan=SP19&year=2021&status=planned",  # fifty rows of a thousand activities, too
        "<tr",
        [f"{ROWS} AND activity.year = 2021 AND activity.state = 'planned' {IN_ORDER}"],
    ),
    (
        "matrix, grouped",
        "/en/matrix/?plan=SP19&group=status",
        "<tr",
        [f"{ROWS} AND activity.state = 'planned' {IN_ORDER}"],
    ),
    ("activity", "/en/activities/{code}/", None, ACTIVITY),
    ("today", "/en/today/", None, TODAY),
    ("country", "/en/countries/MX/", None, COUNTRY),
    ("dashboard, public", "/en/reports/dashboard/?plan=SP19", None, board("audience = 'public'", MEMBERS)),
    ("dashboard, inner", "/en/reports/dashboard/inner/?plan=SP19", None, board(SEEN, MEMBERS)),
)
