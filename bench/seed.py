"""Realistic activities in any number, over both strategic plans, by SQL alone; the same ones every time.

``seed(n)`` brings the loaded RCM to ``n`` activities: titles and risks in both languages, topics, responsible parties,
bodies and offices, who measures, indicators, deadlines, all statuses and audiences. What is there already stays.
"""

import time

from django.db import connection, transaction

KINDS = {
    "Workshop": "Taller", "Seminar": "Seminario", "Course": "Curso", "Regional campaign": "Campaña regional",
    "Study": "Estudio", "Technical exchange": "Intercambio técnico", "Guideline": "Lineamientos", "Meeting": "Reunión",
}  # fmt: skip
SUBJECTS = {
    "consular protection": "protección consular", "labour mobility": "movilidad laboral",
    "trafficking in persons": "trata de personas", "migrant smuggling": "tráfico ilícito de migrantes",
    "return and reintegration": "retorno y reintegración", "unaccompanied children": "niñez no acompañada",
    "statistics on migration": "estadísticas migratorias", "border management": "gestión fronteriza",
    "remittances": "remesas", "migration and health": "migración y salud", "disaster displacement": "desplazamiento por desastres",
    "documentation and identity": "documentación e identidad", "women and migration": "mujeres y migración",
}  # fmt: skip
PLACES = {
    "San José": "San José", "Guatemala City": "Ciudad de Guatemala", "Mexico City": "Ciudad de México",
    "San Salvador": "San Salvador", "Panama City": "Ciudad de Panamá", "Santo Domingo": "Santo Domingo", "online": "en línea",
}  # fmt: skip
RISKS = {
    "Depends on the funds of donors being confirmed before the middle of the year; without them it is held online.":
        "Depende de que los fondos de los donantes se confirmen antes de mediados de año; sin ellos se realiza en línea.",
    "Elections in the host country may change the counterparts; a second focal point should be named in time.":
        "Las elecciones en el país sede pueden cambiar las contrapartes; conviene designar a tiempo otro punto focal.",
    "Countries may not send the data in the agreed form.": "Es posible que los países no envíen los datos en la forma acordada.",
    "": "",
}  # fmt: skip
INDICATORS = {
    "Number of officials trained": "Número de funcionarios capacitados",
    "Countries that report having applied the guideline": "Países que informan haber aplicado los lineamientos",
    "Share of cases followed up within six months": "Proporción de casos con seguimiento en seis meses",
}
STATES = {
    "past": ["completed"] * 11
    + ["no_evidence"] * 3
    + ["not_achieved"] * 2
    + ["dropped"]
    + ["under_way"] * 2
    + ["planned"],
    "present": ["under_way"] * 6 + ["planned"] * 8 + ["no_evidence"] * 4 + ["completed"] * 2,
    "future": ["planned"] * 19 + ["under_way"],
}
AUDIENCES = ["members"] * 14 + ["public"] * 4 + ["participants"] + ["body"]

# Every choice is a number worked out from the row's own: no chance, and neighbours differ.
NUMBERED = """
    WITH chosen AS (
        SELECT i, CASE WHEN (i * 7) %% 2 = 0 THEN 'SP19' ELSE 'SP23' END AS plan_code, (i * 13 + i / 97) AS a,
            (i * 29 + i / 31) AS b, (i * 53 + i / 11) AS c, (i * 71 + i / 7) AS d
        FROM generate_series(%(from)s::bigint, %(until)s::bigint) AS i
    ), planned AS (
        SELECT chosen.*, plan.id AS plan_id, plan.from_year + (a %% (plan.until_year - plan.from_year + 1)) AS year
        FROM chosen JOIN plans_plan AS plan ON plan.code = chosen.plan_code
    )
"""
ACTIVITIES = f"""{NUMBERED}, staged AS (
        SELECT planned.*,
            CASE WHEN year < 2022 THEN %(past)s[1 + b %% array_length(%(past)s, 1)]
                WHEN year = 2022 THEN %(present)s[1 + b %% array_length(%(present)s, 1)]
                ELSE %(future)s[1 + b %% array_length(%(future)s, 1)] END AS state,
            ARRAY(SELECT id FROM plans_pillar WHERE plan_id = planned.plan_id ORDER BY number) AS pillars,
            ARRAY(SELECT id FROM bodies_body WHERE type = 'working_group' ORDER BY id) AS groups,
            make_date(year::int, (1 + c %% 12)::int, (1 + d %% 28)::int) AS day
        FROM planned
    )
    INSERT INTO activities_activity (
        plan_id, code, year, title_en, title_es, written_in, type, pillar_id, body_id, priority,
        state, state_reason, state_since, deadline_year, deadline_on, measuring_due_on, dates_precision,
        place_en, place_es, budget_currency, funds_en, funds_es, risks_en, risks_es, notes_en, notes_es, sources,
        is_mapping_ours, note_exception_reason, version, audience, audience_to)
    SELECT plan_id, 'B-' || lpad(i::text, 6, '0'), year,
        %(kinds_en)s[1 + a %% array_length(%(kinds_en)s, 1)] || ' on ' || %(subjects_en)s[1 + c %% array_length(%(subjects_en)s, 1)]
            || ', ' || %(places_en)s[1 + d %% array_length(%(places_en)s, 1)] || ' (' || i || ')',
        %(kinds_es)s[1 + a %% array_length(%(kinds_es)s, 1)] || ' sobre ' || %(subjects_es)s[1 + c %% array_length(%(subjects_es)s, 1)]
            || ', ' || %(places_es)s[1 + d %% array_length(%(places_es)s, 1)] || ' (' || i || ')',
        'es', 'workshop', CASE WHEN i %% 23 = 0 THEN NULL ELSE pillars[1 + c %% array_length(pillars, 1)] END,
        CASE WHEN i %% 19 = 0 THEN NULL ELSE groups[1 + d %% array_length(groups, 1)] END, '',
        state, CASE WHEN state IN ('not_achieved', 'dropped') THEN 'No funds were found' ELSE '' END,
        CASE WHEN state = 'completed' OR i %% 3 = 0 THEN day END,
        CASE WHEN i %% 5 < 4 THEN year END, CASE WHEN i %% 5 < 3 THEN day END,
        CASE WHEN i %% 5 < 2 THEN day + 90 END, 'day', '', '', 'USD', '', '',
        %(risks_en)s[1 + b %% array_length(%(risks_en)s, 1)], %(risks_es)s[1 + b %% array_length(%(risks_es)s, 1)],
        '', '', '{{}}', false, '', 1,
        %(audiences)s[1 + d %% array_length(%(audiences)s, 1)],
        CASE WHEN %(audiences)s[1 + d %% array_length(%(audiences)s, 1)] = 'body' THEN ARRAY['body:wg-protection-2019']
            ELSE '{{}}' END
    FROM staged ORDER BY i"""
MADE = f"{NUMBERED}, made AS (SELECT planned.*, it.id FROM planned JOIN activities_activity AS it ON it.code = 'B-' || lpad(i::text, 6, '0'))"
TOPICS = f"""{MADE}
    INSERT INTO activities_activitytopic (activity_id, topic_id)
    SELECT DISTINCT made.id, topics.ids[1 + ((made.c + step * 5) %% array_length(topics.ids, 1))]
    FROM made
    JOIN (SELECT pillar.plan_id, array_agg(topic.id ORDER BY pillar.number, topic.number) AS ids FROM plans_topic AS topic
        JOIN plans_pillar AS pillar ON pillar.id = topic.pillar_id GROUP BY 1) AS topics ON topics.plan_id = made.plan_id
    CROSS JOIN generate_series(0, (made.b %% 3)::int) AS step"""
INVOLVEMENTS = f"""{MADE}, parties AS (
        SELECT array_agg(DISTINCT it.party_id) AS ids FROM members_participation AS it WHERE it.status = 'member'
    )
    INSERT INTO activities_involvement (activity_id, role, party_id, body_id, office)
    SELECT DISTINCT id, role, party_id, NULL::bigint, '' FROM (
        SELECT made.id, 'responsible' AS role, parties.ids[1 + ((made.a + step * 4) %% array_length(parties.ids, 1))] AS party_id
        FROM made, parties, generate_series(0, (made.d %% 3)::int) AS step
        UNION ALL
        SELECT made.id, 'measures', parties.ids[1 + (made.d %% array_length(parties.ids, 1))] FROM made, parties WHERE made.i %% 3 = 0
    ) AS named
    UNION ALL SELECT id, 'responsible', NULL, NULL, 'es' FROM made WHERE i %% 4 = 0"""
INDICATORS_SQL = f"""{MADE}
    INSERT INTO activities_activityindicator
        (activity_id, position, kind, name_en, name_es, baseline, target, measured_by_en, measured_by_es)
    SELECT id, step + 1, 'result', %(indicators_en)s[1 + ((a + step) %% array_length(%(indicators_en)s, 1))],
        %(indicators_es)s[1 + ((a + step) %% array_length(%(indicators_es)s, 1))], '', '', 'Each country', 'Cada país'
    FROM made, generate_series(0, (c %% 2)::int) AS step"""


def _lists() -> dict[str, list[str]]:
    pairs = {"kinds": KINDS, "subjects": SUBJECTS, "places": PLACES, "risks": RISKS, "indicators": INDICATORS}
    english = {f"{name}_en": list(words) for name, words in pairs.items()}
    return (
        english
        | {f"{name}_es": list(words.values()) for name, words in pairs.items()}
        | STATES
        | {"audiences": AUDIENCES}
    )


@transaction.atomic
def seed(n: int) -> float:
    """Bring the database to ``n`` activities; returns the seconds it took. Their histories are written as well."""
    started = time.perf_counter()
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*), count(*) FILTER (WHERE code LIKE 'B-%%') FROM activities_activity")
        there, own = cursor.fetchone()
        values = _lists() | {"from": own + 1, "until": own + n - there}
        for sql in (ACTIVITIES, TOPICS, INVOLVEMENTS, INDICATORS_SQL) if n > there else ():
            cursor.execute(sql, values)
    return time.perf_counter() - started


def settle() -> None:
    """What the database does by itself after a while: statistics, and which pages everybody sees."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM (ANALYZE)")
