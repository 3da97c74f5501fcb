"""Files of an activity: their audience, their withdrawal, never their deletion (A5, H1)."""

import datetime as dt
import itertools

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from puebla.areas.activities.actions.attachment import attach_file, withdraw_file
from puebla.areas.activities.actions.audience import set_audience
from puebla.areas.activities.models import Attachment
from puebla.areas.activities.queries.attachment import attachments_of, attachments_visible_to
from puebla.kernel.refusals import RuleBroken
from tests.factories.activity import TODAY

pytestmark = pytest.mark.usefixtures("rcm")
ES, PPT, MEXICO, GUATEMALA, DELEGATE = (
    "marisol.quesada", "ernesto.alvarenga", "adriana.villasenor", "oscar.xicara", "silvia.retana",
)  # fmt: skip
OTHERS = (GUATEMALA, "margaret.oakley", "hernan.ospina", "ingrid.sandoval", "benito.calix", "paola.ferretti", "")
IOM = "paola.ferretti"  # supports the workshop
NOW = dt.datetime(2022, 3, 1, 12, tzinfo=dt.UTC)
PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"


def attach(activity, standing, *, name="agenda.pdf", content=PDF, audience="members"):
    upload = SimpleUploadedFile(name, content)
    return attach_file(activity=activity, by=standing, at=NOW, upload=upload, audience=audience)


def content_of(response):
    """The bytes of a download; at their end the test client closes the file."""
    return b"".join(response.streaming_content)


@pytest.mark.parametrize("who", [ES, PPT, MEXICO, DELEGATE, *OTHERS])
def test_who_may_attach_and_withdraw(workshop, by, who):
    if who in {ES, PPT, MEXICO, DELEGATE}:
        attachment = attach(workshop, by(who))
        assert withdraw_file(attachment=attachment, by=by(who), on=TODAY, reason="Outdated").withdrawn_on == TODAY
    else:
        attachment = attach(workshop, by(ES))
        for act in (
            lambda: attach(workshop, by(who), content=PDF + b"1"),
            lambda: withdraw_file(attachment=attachment, by=by(who), on=TODAY, reason="x"),
        ):
            with pytest.raises(RuleBroken) as refused:
                act()
            assert refused.value.code == "not_allowed"


def test_a_file_is_kept_under_its_hash_with_its_name_on_paper(workshop, by):
    attachment = attach(workshop, by(MEXICO), name="../Agenda final.pdf")

    assert (attachment.name, attachment.content_type, attachment.size) == (
        "Agenda final.pdf",
        "application/pdf",
        len(PDF),
    )
    assert attachment.file.name == f"{attachment.sha256[:2]}/{attachment.sha256}"
    assert attachment.audience_to == ["party:MX", "party:iom", f"person:{by(MEXICO).person_id}"]


def test_the_same_file_is_attached_once(workshop, by):
    first = attach(workshop, by(MEXICO))
    with pytest.raises(RuleBroken) as refused:
        attach(workshop, by(ES), name="again.pdf")
    assert refused.value.code == "already_attached"
    withdraw_file(attachment=first, by=by(ES), on=TODAY, reason="Wrong place")
    assert attach(workshop, by(ES)).pk != first.pk


@pytest.mark.parametrize(
    ("who", "audience"),
    tuple(itertools.product((ES, MEXICO), ("public", "participants", "troika", "ppt_es", "fund_staff"))),
)
def test_a5_only_presidency_and_secretariat_open_a_file_to_more_than_members(workshop, by, who, audience):
    if who == ES and audience != "fund_staff":
        assert attach(workshop, by(who), audience=audience).audience == audience
    else:
        with pytest.raises(RuleBroken) as refused:
            attach(workshop, by(who), audience=audience)
        assert refused.value.code == "unknown_audience"


READS = {
    "public": {ES, PPT, MEXICO, DELEGATE, *OTHERS},
    "members": {ES, PPT, MEXICO, DELEGATE, GUATEMALA, "margaret.oakley", IOM},
    "named": {ES, MEXICO, IOM},
    "ppt_es": {ES, PPT},
}


@pytest.mark.parametrize(("audience", "who"), tuple(itertools.product(READS, (ES, PPT, MEXICO, DELEGATE, *OTHERS))))
def test_a5_each_audience_fetches_what_is_its_own(workshop, as_person, by, audience, who):
    attachment = attach(workshop, by(ES), audience=audience)
    response = as_person(who).get(f"/en/activities/files/{attachment.pk}/")

    assert response.status_code == (200 if who in READS[audience] else 404)
    assert attachments_visible_to(by(who)).filter(pk=attachment.pk).exists() == (who in READS[audience])
    if response.status_code == 200:
        assert content_of(response) == PDF
        assert response["Content-Disposition"] == 'attachment; filename="agenda.pdf"'
        assert (response["Content-Type"], response["X-Content-Type-Options"]) == ("application/pdf", "nosniff")


def test_a5_a_public_file_of_an_activity_that_is_not_public_stays_inside(workshop, as_person, by):
    attachment = attach(workshop, by(ES), audience="public")
    set_audience(record=workshop, audience="members", by=by(ES))

    assert as_person("").get(f"/en/activities/files/{attachment.pk}/").status_code == 404


def test_h1_a_withdrawn_file_stays_for_the_secretariat_alone(workshop, as_person, by):
    attachment = attach(workshop, by(MEXICO))
    with pytest.raises(RuleBroken) as refused:
        withdraw_file(attachment=attachment, by=by(MEXICO), on=TODAY, reason=" ")
    assert refused.value.code == "reason_needed"
    withdraw_file(attachment=attachment, by=by(MEXICO), on=TODAY, reason="An older version")
    with pytest.raises(RuleBroken) as refused:
        withdraw_file(attachment=attachment, by=by(ES), on=TODAY, reason="Again")
    assert refused.value.code == "already_withdrawn"

    assert as_person(MEXICO).get(f"/en/activities/files/{attachment.pk}/").status_code == 404
    kept = as_person(ES).get(f"/en/activities/files/{attachment.pk}/")
    assert (kept.status_code, content_of(kept)) == (200, PDF)
    assert list(attachments_of(workshop, by(ES))) == [attachment]
    assert list(attachments_of(workshop, by(MEXICO))) == []
    assert Attachment.objects.filter(pk=attachment.pk).exists()


def test_a_file_is_sent_in_and_withdrawn_by_pages(workshop, as_person):
    mexico = as_person(MEXICO)
    address = "/en/activities/2022-08/attach/"
    assert mexico.get(address).status_code == 200
    refused = mexico.post(address, {"file": SimpleUploadedFile("a.pdf", b"<html>"), "audience": "members"})
    assert refused.status_code == 422
    assert b"Files of this kind are not kept" in refused.content
    assert mexico.post(address, {"audience": "members"}).status_code == 422
    assert mexico.post(address, {"file": SimpleUploadedFile("a.pdf", PDF), "audience": "public"}).status_code == 422
    sent = mexico.post(address, {"file": SimpleUploadedFile("Añexo.pdf", PDF), "audience": "members"})
    assert (sent.status_code, sent.url) == (302, "/en/activities/2022-08/#files")
    attachment = Attachment.objects.get()
    assert "Añexo.pdf" in mexico.get("/en/activities/2022-08/").content.decode()
    assert "Añexo.pdf" not in as_person("").get("/en/activities/2022-08/").content.decode()

    address = f"/en/activities/files/{attachment.pk}/withdraw/"
    assert as_person(GUATEMALA).get(address).status_code == 403
    assert mexico.post(address, {"reason": ""}).status_code == 422
    assert mexico.post(address, {"reason": "Outdated"}).status_code == 302


def test_a_file_that_left_the_disk_is_not_found(workshop, as_person, by):
    attachment = attach(workshop, by(ES))
    Attachment.objects.filter(pk=attachment.pk).update(file="00/gone")

    assert as_person(ES).get(f"/en/activities/files/{attachment.pk}/").status_code == 404
