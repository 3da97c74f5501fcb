"""How far long work has come: as a page, and as the part of it that asks again by itself."""

import pytest
from django.urls import reverse

from puebla.kernel.jobs.models import Job

pytestmark = pytest.mark.usefixtures("rcm", "db")


@pytest.fixture
def job(person):
    return Job.objects.create(
        work="report.freeze", key="a", title_en="Freeze it", title_es="Cerrarlo", asked_by=person("marisol"), total=6
    )


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("waiting", "waiting for its turn"),
        ("running", "the work goes on"),
        ("refused", "This could not be done"),
        ("failed", "This could not be done"),
    ],
)
def test_page_and_part_say_the_same_of_every_state(client, person, job, state, words):
    client.force_login(person("marisol"))
    Job.objects.update(state=state, done=2)

    whole = client.get(reverse("job", args=[job.pk])).content.decode()
    part = client.get(reverse("job", args=[job.pk]), headers={"HX-Request": "true"}).content.decode()

    assert words in whole
    assert words in part
    assert "<html" not in part
    assert ("hx-get" in part) == (state in ("waiting", "running"))
    assert ("<progress" in part) == (state == "running")


def test_what_is_done_leads_to_where_it_can_be_seen(client, person, job):
    client.force_login(person("marisol"))
    Job.objects.update(state="done", address="/en/reports/")

    assert client.get(reverse("job", args=[job.pk])).headers["Location"] == "/en/reports/"
    part = client.get(reverse("job", args=[job.pk]), headers={"HX-Request": "true"})
    assert part.headers["HX-Redirect"] == "/en/reports/"


def test_a1_nobody_else_sees_it(client, person, job):
    client.force_login(person("adriana"))

    assert client.get(reverse("job", args=[job.pk])).status_code in (403, 404)


def test_it_is_called_and_its_fault_told_in_the_readers_language(client, person, job):
    client.force_login(person("marisol"))
    Job.objects.update(state="failed")

    told = client.get(reverse("job", args=[job.pk]).replace("/en/", "/es/")).content.decode()

    assert "Cerrarlo" in told
    assert "una falla del programa" in told
    assert "The work could not be done" not in told
