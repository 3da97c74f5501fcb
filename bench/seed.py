"""Many plausible activities, by SQL: plans, years, bodies, topics, responsible parties and indicators in proportion."""

SEED = """
WITH places AS (
    SELECT plan.id AS plan_id, plan.from_year, plan.until_year, row_number() OVER (ORDER BY plan.from_year) - 1 AS place,
           count(*) OVER () AS places
    FROM plans_plan plan WHERE plan.kind = 'strategic'
), numbered AS (
    SELECT i, places.plan_id, places.from_year + (i / 7) %% (places.until_year - places.from_year + 1) AS year,
           (SELECT array_agg(id ORDER BY number) FROM plans_pillar pillar WHERE pillar.plan_id = places.plan_id) AS pillars
    FROM generate_series(%(first)s::int, %(last)s::int) AS i JOIN places ON places.place = i %% places.places
), bodies AS (
    SELECT array_agg(id ORDER BY id) AS ids FROM bodies_body WHERE type = 'working_group'
)
INSERT INTO activities_activity (
    plan_id, code, year, title_en, title_es, written_in, type, pillar_id, body_id, priority, state, state_reason,
    state_since, deadline_year, deadline_on, measuring_due_on, dates_precision, place_en, place_es, budget_amount,
    budget_currency, funds_en, funds_es, risks_en, risks_es, notes_en, notes_es, sources, is_mapping_ours,
    note_exception_reason, version, audience, audience_to
)
SELECT plan_id, 'B' || year || '-' || lpad(i::text, 7, '0'), year,
       (ARRAY['Workshop on return', 'Course for consular officers', 'Campaign on risks', 'Exchange on smuggling'])[1 + i %% 4]
           || ', edition ' || i,
       (ARRAY['Taller sobre retorno', 'Curso para personal consular', 'Campaña de riesgos', 'Intercambio técnico'])[1 + i %% 4]
           || ', edición ' || i,
       'es', (ARRAY['workshop', 'course', 'campaign', 'exchange'])[1 + i %% 4],
       pillars[1 + i %% cardinality(pillars)], bodies.ids[1 + i %% cardinality(bodies.ids)], '',
       (ARRAY['planned', 'under_way', 'completed', 'no_evidence', 'not_achieved'])[1 + i %% 5],
       CASE WHEN i %% 5 = 4 THEN 'Funds were not found' ELSE '' END, make_date(year, 1, 15), year,
       CASE WHEN i %% 3 > 0 THEN make_date(year, 1 + i %% 12, 1 + i %% 28) END,
       CASE WHEN i %% 3 = 1 THEN make_date(year, 12, 15) END, 'day', 'San José', 'San José',
       1000 + i %% 9000, 'USD', '', '', 'Depends on travel budgets', 'Depende de los presupuestos de viaje', '', '',
       ARRAY[]::varchar[], false, '', 1,
       CASE WHEN i %% 10 < 6 THEN 'public' WHEN i %% 10 < 9 THEN 'members' ELSE 'ppt_es' END, ARRAY[]::varchar[]
FROM numbered, bodies
"""

PARTS = (
    """
    INSERT INTO activities_activitytopic (activity_id, topic_id)
    SELECT activity.id, topic.id FROM activities_activity activity
    JOIN plans_topic topic ON topic.pillar_id = activity.pillar_id AND topic.number = 1 + activity.id %% 9
    WHERE activity.code LIKE 'B%%' AND NOT EXISTS (
        SELECT 1 FROM activities_activitytopic known WHERE known.activity_id = activity.id)
    """,
    """
    INSERT INTO activities_involvement (activity_id, role, party_id, body_id, office)
    SELECT activity.id, role, parties.ids[1 + (activity.id + shift) %% cardinality(parties.ids)], NULL, ''
    FROM activities_activity activity,
         (SELECT array_agg(id ORDER BY id) AS ids FROM members_party WHERE kind = 'country') parties,
         (VALUES ('responsible', 0), ('support', 3)) AS roles (role, shift)
    WHERE activity.code LIKE 'B%%' AND NOT EXISTS (
        SELECT 1 FROM activities_involvement known WHERE known.activity_id = activity.id AND known.role = roles.role)
    """,
    """
    INSERT INTO activities_activityindicator (
        activity_id, position, kind, name_en, name_es, baseline, target, measured_by_en, measured_by_es,
        unit_en, unit_es, method_en, method_es, frequency, is_ascending, is_whole, is_share, numerator_en, numerator_es,
        denominator_en, denominator_es, is_additive, dimensions)
    SELECT activity.id, 1, 'result', 'Officials trained', 'Personal capacitado', '0', '40', 'ES', 'SE',
           'officials', 'funcionarios', '', '', '', true, true, false, '', '', '', '', false, '{}'
    FROM activities_activity activity
    WHERE activity.code LIKE 'B%%' AND activity.id %% 2 = 0 AND NOT EXISTS (
        SELECT 1 FROM activities_activityindicator known WHERE known.activity_id = activity.id)
    """,
)


SEEDED = "SELECT id FROM activities_activity WHERE code LIKE 'B%'"


def seed(count):
    """Bring the number of seeded activities to ``count``, without history rows; an earlier run may have left more."""
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute("SELECT count(*) FROM activities_activity WHERE code LIKE 'B%%'", [])
        there = cursor.fetchone()[0]
        if there > count:
            for table in ("activitytopic", "activitybody", "involvement", "activityindicator"):
                cursor.execute(f"DELETE FROM activities_{table} WHERE activity_id IN ({SEEDED})")
            cursor.execute(f"DELETE FROM activities_activity WHERE id IN ({SEEDED})")
            there = 0
        if there < count:
            cursor.execute(SEED, {"first": there + 1, "last": count})
            for part in PARTS:
                cursor.execute(part, {})
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE")
