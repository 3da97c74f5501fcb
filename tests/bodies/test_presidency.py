"""P2: one presidency a year, chosen by consensus among volunteers; the Troika follows; a gap stays a gap."""

import datetime as dt
from dataclasses import dataclass
from itertools import pairwise

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from puebla.areas.bodies.actions.presidency import announce_candidacy, name_theme, record_presidency
from puebla.areas.bodies.models import Presidency
from puebla.areas.bodies.queries.presidency import gaps, open_candidacies, presidency_on, timeline, troika_on
from puebla.areas.bodies.queries.standing import standing_of
from puebla.areas.bodies.rules.troika import gap_years, term_on, troika_of
from puebla.areas.members.models import Party
from puebla.kernel.refusals import RuleBroken

TODAY = dt.date(2022, 3, 1)


@dataclass(frozen=True)
class Term:
    from_on: dt.date
    until_on: dt.date


@st.composite
def successions(draw):
    """Terms that never overlap, some following one another at once, some after a gap."""
    days = sorted(draw(st.sets(st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)), min_size=2, max_size=12)))
    return [Term(start, end) for start, end in pairwise(days) if draw(st.booleans())]


@given(terms=successions(), day=st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)))
def test_p2_the_troika_never_skips_a_gap(terms, day):
    troika = troika_of(terms, day)

    if troika.incumbent:
        assert troika.outgoing is None or troika.outgoing.until_on == troika.incumbent.from_on
        assert troika.incoming is None or troika.incoming.from_on == troika.incumbent.until_on
    else:
        assert term_on(terms, day) is None


@given(terms=successions(), day=st.dates(dt.date(1990, 1, 1), dt.date(2040, 12, 31)))
def test_p2_nobody_is_twice_in_a_troika(terms, day):
    troika = troika_of(terms, day)
    named = [term for term in (troika.outgoing, troika.incumbent, troika.incoming) if term]

    if troika.incumbent:
        assert len(named) == len(set(named))


@given(terms=successions())
def test_p2_every_year_is_presided_or_a_gap(terms):
    found = set(gap_years(terms, first=1990, last=2040))

    for year in range(1990, 2041):
        first, last = dt.date(year, 1, 1), dt.date(year, 12, 31)
        presided = any(term.from_on <= last and term.until_on > first for term in terms)
        assert presided is (year not in found)


def codes(troika):
    return [term and term.party.code for term in (troika.outgoing, troika.incumbent, troika.incoming)]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("day", "expected"),
    [
        (dt.date(1996, 2, 1), [None, "MX", "PA"]),
        (dt.date(2018, 8, 15), ["SV", "PA", "GT"]),  # as SP19 confirms
        (dt.date(2019, 6, 1), ["PA", "GT", None]),
        (dt.date(2020, 2, 29), ["GT", None, "MX"]),
        (dt.date(2021, 12, 31), [None, "MX", "SV"]),
        (TODAY, ["MX", "SV", None]),
        (dt.date(2023, 5, 1), ["SV", None, None]),
    ],
)
def test_p2_the_troika_of_a_day(rcm, day, expected):
    assert codes(troika_on(day)) == expected


@pytest.mark.django_db
def test_p2_a_year_that_no_source_names_stays_a_gap(rcm):
    years = timeline(first=1996, on=TODAY)

    assert [one.year for one in years] == list(range(1996, 2024))
    assert [one.year for one in years if one.presidency is None] == [2020, 2023]
    assert gaps(first=1996, last=2023) == [2020, 2023]
    assert presidency_on(dt.date(2020, 7, 1)) is None


@pytest.mark.django_db
def test_p2_the_database_refuses_overlapping_terms(rcm):
    with pytest.raises(IntegrityError), transaction.atomic():
        Presidency.objects.create(
            party=Party.objects.get(code="BZ"), from_on=dt.date(2021, 6, 1), until_on=dt.date(2022, 6, 1)
        )


@pytest.fixture
def es(rcm, person):
    return standing_of(person("marisol.quesada"), on=TODAY)


def volunteer(code, by, year=2023):
    return announce_candidacy(party=Party.objects.get(code=code), year=year, announced_on=TODAY, by=by)


@pytest.mark.django_db
def test_p2_a_volunteer_is_chosen_and_the_troika_follows(es):
    candidacy = volunteer("BZ", es)
    volunteer("PA", es)

    presidency = record_presidency(candidacy=candidacy, by=es, theme_en="Water", theme_es="Agua")

    assert (presidency.from_on, presidency.until_on) == (dt.date(2023, 1, 1), dt.date(2024, 1, 1))
    assert codes(troika_on(TODAY)) == ["MX", "SV", "BZ"]
    assert not open_candidacies(on=TODAY).exists()


@pytest.mark.django_db
def test_p2_a_second_presidency_of_a_year_is_refused(es):
    first, second = volunteer("BZ", es), volunteer("PA", es)
    record_presidency(candidacy=first, by=es)

    with pytest.raises(RuleBroken) as refused:
        record_presidency(candidacy=second, by=es)

    assert (refused.value.code, refused.value.rule) == ("overlap", "P2")


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("code", "year", "refusal"), [("CO", 2023, "not_a_member"), ("MX", 2021, "taken"), ("iom", 2023, "not_a_member")]
)
def test_p2_only_members_volunteer_and_only_for_free_years(es, code, year, refusal):
    with pytest.raises(RuleBroken) as refused:
        volunteer(code, es, year)

    assert refused.value.code == refusal


@pytest.mark.django_db
def test_p2_a_member_announces_itself_once_and_nobody_else(es, person):
    guatemala = standing_of(person("oscar.xicara"), on=TODAY)
    volunteer("GT", guatemala)

    with pytest.raises(RuleBroken, match="already announced"):
        volunteer("GT", guatemala)
    with pytest.raises(RuleBroken) as refused:
        volunteer("HN", guatemala)
    assert refused.value.code == "not_allowed"


@pytest.mark.django_db
def test_a_theme_is_named_with_its_reason(es):
    presidency = Presidency.objects.get(from_on__year=2022)

    name_theme(
        presidency=presidency, theme_en="People first", theme_es="Primero las personas", by=es, reason="announced"
    )

    presidency.refresh_from_db()
    assert presidency.theme_es == "Primero las personas"


@pytest.mark.django_db
def test_h3_the_rights_of_the_presidency_move_when_it_is_recorded(es, person):
    record_presidency(candidacy=volunteer("GT", es), by=es)
    oscar = person("oscar.xicara")

    assert "ppt" not in standing_of(oscar, on=dt.date(2022, 12, 31)).offices
    assert "troika" in standing_of(oscar, on=dt.date(2022, 12, 31)).offices
    assert "ppt" in standing_of(oscar, on=dt.date(2023, 1, 1)).offices


@pytest.mark.django_db
def test_p2_the_whole_way_by_pages(rcm, person, client):
    client.force_login(person("oscar.xicara"))
    refused = client.post(reverse("bodies:presidency-volunteer"), {"year": "2021", "announced_on": "2022-03-01"})
    guatemala = Party.objects.get(code="GT")
    announced = client.post(
        reverse("bodies:presidency-volunteer"), {"party": guatemala.pk, "year": "2023", "announced_on": "2022-03-01"}
    )
    foreign = client.get(reverse("bodies:presidency-record"))
    client.force_login(person("marisol.quesada"))
    page = client.get(reverse("bodies:presidency-record"))
    candidacy = open_candidacies(on=TODAY).get()
    recorded = client.post(reverse("bodies:presidency-record"), {"candidacy": candidacy.pk})

    assert (refused.status_code, announced.status_code, foreign.status_code) == (422, 302, 403)
    assert "Guatemala" in page.content.decode()
    assert recorded.status_code == 302
    assert presidency_on(dt.date(2023, 1, 1)).party == guatemala


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("language", "gap"), [("en", "gap: not in the sources"), ("es", "vacío: no consta en las fuentes")]
)
def test_p2_the_page_shows_the_troika_of_any_day_with_its_gap(rcm, client, language, gap):
    page = client.get(f"/{language}/presidencies/?on=2020-06-01").content.decode()

    assert gap in page[page.index("troika-role") :]


@pytest.mark.django_db
def test_an_unreadable_day_is_explained_and_today_shown(rcm, client):
    page = client.get("/en/presidencies/?on=yesterday").content.decode()

    assert "That is no day" in page
    assert "Troika today, 1 March 2022" in page
