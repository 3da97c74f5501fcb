"""The list of people: fifty to a page, narrowed by words that its links keep, the same statements for any length."""

import pytest
from django.urls import reverse
from lxml import html

from puebla.areas.members.models import Institution, Person


@pytest.fixture
def secretariat(client, person):
    client.force_login(person("marisol.quesada"))
    return client


@pytest.fixture
def crowd(rcm, db):
    """A hundred and twenty people of one ministry."""
    ministry = Institution.objects.create(name_en="Weather Office", name_es="Oficina del Tiempo")
    Person.objects.bulk_create(
        Person(name=f"Zoé Nuñez {number:03}", email=f"zoe{number}@example.net", institution=ministry, password="!")
        for number in range(120)
    )
    return ministry


def listed(client, **query):
    document = html.fromstring(client.get(reverse("person-list"), query).content)
    names = [name.strip() for name in document.xpath("//main//tbody//th/a/text()")]
    return names, document.xpath("//nav[@class='pager']//a/@href")


def test_the_list_of_people_is_read_fifty_at_a_time(secretariat, crowd):
    everybody = [person.name for person in Person.objects.order_by("name", "pk")]
    found = [listed(secretariat, page=number)[0] for number in (1, 2, 3)]

    assert found == [everybody[:50], everybody[50:100], everybody[100:]]
    assert len(found[2]) > 20


@pytest.mark.parametrize("text", ["zoe nunez", "Zoé Núñez", "weather", "del tiempo ZOÉ"])
def test_the_links_to_other_pages_keep_what_is_looked_for(secretariat, crowd, text):
    names, links = listed(secretariat, q=text, page=2)

    assert names == [f"Zoé Nuñez {number:03}" for number in range(50, 100)]
    assert len(links) == 4
    assert all("q=" in link and "page=" in link for link in links)


def test_people_are_found_by_their_country(secretariat, person):
    names, links = listed(secretariat, q="guatemala")

    assert person("oscar.xicara").name in names
    assert person("adriana.villasenor").name not in names
    assert links == []


def test_a_page_beyond_the_last_is_the_last_and_nobody_found_is_said(secretariat, crowd):
    assert len(listed(secretariat, q="zoe", page=99)[0]) == 20
    assert "Nobody is found." in secretariat.get(reverse("person-list"), {"q": "nobody%"}).text
    assert listed(secretariat, q="_oe")[0] == []


def test_a_page_of_people_takes_the_same_statements_for_any_length(secretariat, crowd, django_assert_num_queries):
    secretariat.get(reverse("person-list"))

    for query in ({}, {"q": "zoe"}, {"q": "zoe 001"}):
        with django_assert_num_queries(8):
            secretariat.get(reverse("person-list"), query)
