"""Nothing of the RCM is hidden in code: another profile loads, and its pages open."""

import re
from pathlib import Path

import pytest
from django.db import transaction
from django.urls import reverse
from django.utils import translation

import puebla
from puebla.areas.members.models import Party, Person
from puebla.areas.members.queries.party import members_on
from puebla.kernel import clock
from puebla.profiles.loading import load_profile

PAGES = [
    ("members:country-list", ()),
    ("members:country-detail", ("UY",)),
    ("members:party-list", ()),
    ("members:party-detail", ("iom",)),
    ("members:admission-list", ()),
    ("bodies:body-list", ()),
    ("bodies:body-detail", ("conference",)),
    ("bodies:body-detail", ("technical-secretariat",)),
    ("bodies:presidency-list", ()),
    ("finance:contribution-list", ()),
    ("home", ()),
]
PACKAGE = Path(puebla.__file__).parent
# Names that only the RCM has. Its words for bodies and offices are the house's words (CONTEXT.md) and are not listed.
OF_THE_RCM = re.compile(r"\b(RCM|CRM|Puebla Process|Proceso Puebla|Puebla Joint|RNCOM|RROCM|crmsv)\b")


def address_in(language, name, keys):
    with translation.override(language):
        return reverse(name, args=keys)


@pytest.fixture(scope="module")
def csm(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield load_profile("csm", demonstration=True)
        transaction.set_rollback(True)


@pytest.fixture
def csm_settings(settings):
    settings.PUEBLA_PROFILE = "csm"
    return settings


@pytest.mark.django_db
def test_a_second_process_loads_from_its_profile_alone(csm):
    assert members_on(clock.today()).count() == 12
    assert set(Party.objects.values_list("code", flat=True)) >= {"UY", "iom", "rcm"}


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("name", "keys"), PAGES)
def test_its_pages_open_and_never_name_the_first_process(csm, csm_settings, client, name, keys, language):
    answer = client.get(address_in(language, name, keys))
    page = re.sub(r"<[^>]*>", " ", answer.content.decode())

    assert answer.status_code == 200
    own = page.replace("Regional Conference on Migration", "").replace("Conferencia Regional sobre Migración", "")
    assert [said for said in OF_THE_RCM.findall(own) if name != "members:party-list"] == []
    assert ("SACM" if language == "en" else "CSM") in page


@pytest.mark.django_db
def test_its_secretariat_works_with_it(csm, csm_settings, client):
    client.force_login(Person.objects.get(email__startswith="julieta.ferrari"))

    page = client.get(reverse("bodies:contact-list"))

    assert "Gonzalo Etcheverry Silva" in page.content.decode()


@pytest.mark.parametrize(
    "path",
    [
        path
        for area in ("members", "bodies", "finance")
        for pattern in ("**/*.py", "**/*.html", "**/*.txt")
        for path in sorted((PACKAGE / "areas" / area).glob(pattern))
        if "migrations" not in path.parts
    ],
    ids=lambda path: str(path.relative_to(PACKAGE)),
)
def test_no_code_of_the_institution_names_the_rcm(path):
    text = path.read_text("utf-8")
    without_docs = re.sub(r'"""[\s\S]*?"""|#[^\n]*', "", text)

    assert OF_THE_RCM.findall(without_docs) == []
