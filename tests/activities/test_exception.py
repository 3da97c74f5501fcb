"""F2: an exception from the concept note is the Presidency's, has its reason, and stays visible."""

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from puebla.areas.activities.actions.exception import except_from_note
from puebla.areas.activities.actions.status import change_status
from puebla.areas.activities.models import Activity
from puebla.kernel.refusals import ChangedMeanwhile, RuleBroken
from tests.factories.activity import TODAY

pytestmark = pytest.mark.usefixtures("rcm")
PPT, ES = "ernesto.alvarenga", "marisol.quesada"


def except_it(workshop, standing, **said):
    return except_from_note(
        activity=workshop, by=standing, on=TODAY, **{"reason": "Urgent", "version": workshop.version} | said
    )


@pytest.mark.parametrize("who", [ES, "adriana.villasenor", "silvia.retana", "margaret.oakley", "ingrid.sandoval", ""])
def test_f2_only_the_presidency_makes_an_exception(workshop, by, who):
    with pytest.raises(RuleBroken) as refused:
        except_it(workshop, by(who))
    assert refused.value.code == "not_allowed"


def test_f2_an_exception_has_its_reason(workshop, by):
    with pytest.raises(RuleBroken) as refused:
        except_it(workshop, by(PPT), reason=" ")
    assert refused.value.code == "reason_needed"
    with pytest.raises(IntegrityError), transaction.atomic():
        Activity.objects.filter(pk=workshop.pk).update(note_excepted_on=TODAY)


def test_f2_an_excepted_activity_may_begin_and_the_exception_stays(workshop, by, as_person):
    activity = except_it(workshop, by(PPT), reason="The room is booked for Monday.")
    begun = change_status(activity=activity, verb="begin", by=by(ES), on=TODAY, version=activity.version)

    assert (begun.state, begun.note_excepted_on, begun.version) == ("under_way", TODAY, workshop.version + 2)
    page = as_person("").get("/en/activities/2022-08/").content.decode()
    assert "without a concept note" in page
    assert "The room is booked for Monday." in page
    with pytest.raises(RuleBroken) as refused:
        except_it(begun, by(PPT))
    assert refused.value.code == "already_excepted"


def test_nobody_decides_on_an_activity_that_changed_meanwhile(workshop, by):
    with pytest.raises(ChangedMeanwhile):
        except_it(workshop, by(PPT), version=workshop.version + 1)


def test_those_who_work_and_the_secretariat_are_told(workshop, by, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        except_it(workshop, by(PPT))

    assert sorted(one.to[0].split("@")[0] for one in mail.outbox) == ["adriana.villasenor", ES, "silvia.retana"]


def test_the_page_is_the_presidencys(workshop, as_person):
    address = "/en/activities/2022-08/exception/"
    assert as_person(ES).get(address).status_code == 403
    ppt = as_person(PPT)
    assert ppt.get(address).status_code == 200
    assert ppt.post(address, {"reason": "", "version": workshop.version}).status_code == 422
    assert ppt.post(address, {"reason": "Urgent", "version": "99"}).status_code == 422
    assert ppt.post(address, {"reason": "Urgent", "version": workshop.version}).status_code == 302
