"""SP23 Table 2: roadmaps on the way and agreed, channels in place, on any day."""

import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from puebla.areas.exchange.actions.channel import close_channel, open_channel, revise_channel
from puebla.areas.exchange.actions.roadmap import abandon_roadmap, agree_roadmap, begin_roadmap, revise_roadmap
from puebla.areas.exchange.models import Channel, Roadmap
from puebla.areas.exchange.queries.channel import channels_open_on
from puebla.areas.exchange.queries.roadmap import roadmaps_agreed_on, roadmaps_on_the_way_on, topics_on_the_way_on

from .conftest import DAYS, ES, FEBRUARY, GUATEMALA, HEALTH, JANUARY, MEXICO, PPT, TODAY, WOMEN, begun, refusal

pytestmark = pytest.mark.usefixtures("rcm")
TOMORROW = dt.date(2022, 3, 2)


def opened(by, *, on=JANUARY, audience="members", title="Liaison officers"):
    return open_channel(by=by, title_en=title, title_es="", kind="contacts", opened_on=on, audience=audience)


@pytest.mark.parametrize("who", [MEXICO, "silvia.retana", "hernan.ospina", ""])
def test_only_the_presidency_and_the_secretariat_keep_roadmaps_and_channels(by, who):
    roadmap, channel = begun(by(PPT)), opened(by(PPT))

    for act in (
        lambda: begun(by(who)),
        lambda: begin_roadmap(body=roadmap.body, by=by(who), topics=[], title_en="x", in_preparation_since=TODAY),
        lambda: revise_roadmap(roadmap=roadmap, by=by(who)),
        lambda: agree_roadmap(roadmap=roadmap, by=by(who), on=TODAY),
        lambda: opened(by(who)),
        lambda: revise_channel(channel=channel, by=by(who)),
        lambda: close_channel(channel=channel, by=by(who), on=TODAY),
    ):
        assert refusal(act)[0] == "not_allowed"


def test_a_roadmap_has_a_title_a_topic_and_days_in_order(by):
    assert refusal(lambda: begun(by(ES), title="")) == ("text_missing", "title_en")
    assert refusal(lambda: begun(by(ES), under=())) == ("topic_needed", "topics")
    assert refusal(lambda: begun(by(ES), since=TOMORROW)) == ("not_yet", "in_preparation_since")
    roadmap = begun(by(ES), since=FEBRUARY)
    assert refusal(lambda: agree_roadmap(roadmap=roadmap, by=by(ES), on=JANUARY)) == ("out_of_order", "on")
    assert refusal(lambda: agree_roadmap(roadmap=roadmap, by=by(ES), on=TOMORROW)) == ("not_yet", "on")
    assert Roadmap.objects.get().state == "in_preparation"


def test_a_roadmap_is_settled_once(by):
    roadmap = agree_roadmap(roadmap=begun(by(PPT)), by=by(PPT), on=FEBRUARY)

    assert (roadmap.state, roadmap.agreed_on) == ("agreed", FEBRUARY)
    assert refusal(lambda: abandon_roadmap(roadmap=roadmap, by=by(PPT), on=TODAY))[0] == "wrong_state"
    revise_roadmap(roadmap=roadmap, by=by(PPT), supports_en="The plan of 2023")
    assert (Roadmap.objects.get().supports_en, Roadmap.objects.get().state) == ("The plan of 2023", "agreed")


def test_f5_roadmaps_and_topics_on_the_way_are_counted_on_any_day_within_the_audience(by):
    agree_roadmap(roadmap=begun(by(ES), audience="public", title="A"), by=by(ES), on=FEBRUARY)
    begun(by(ES), under=(HEALTH, WOMEN), since=FEBRUARY, title="B")
    begun(by(ES), under=(WOMEN,), audience="ppt_es", title="C")
    abandon_roadmap(roadmap=begun(by(ES), audience="public", title="D"), by=by(ES), on=TODAY)

    def counted(query, who):
        return ["".join(sorted(one.title_en for one in query(day, by(who)))) for day in DAYS]

    assert counted(roadmaps_agreed_on, "") == ["", "", "A", "A"]
    assert counted(roadmaps_on_the_way_on, ES) == ["", "ACD", "BCD", "BC"]
    assert counted(roadmaps_on_the_way_on, GUATEMALA) == ["", "AD", "BD", "B"]
    assert counted(roadmaps_on_the_way_on, "") == ["", "AD", "D", ""]
    topics = [[topic.code for topic in topics_on_the_way_on(day, by(GUATEMALA))] for day in DAYS]
    assert topics == [[], [HEALTH], [HEALTH, WOMEN], [HEALTH, WOMEN]]


def test_the_database_refuses_a_state_without_its_day(by):
    roadmap = begun(by(ES))
    with pytest.raises(IntegrityError), transaction.atomic():
        Roadmap.objects.filter(pk=roadmap.pk).update(agreed_on=TODAY)


def test_a_channel_is_opened_revised_and_closed(by):
    channel = opened(by(ES))
    revise_channel(channel=channel, by=by(ES), text_en="Alerts", reason="More")

    assert refusal(lambda: opened(by(ES), title=" ")) == ("text_missing", "title_en")
    assert refusal(lambda: opened(by(ES), on=TOMORROW)) == ("not_yet", "opened_on")
    assert refusal(lambda: close_channel(channel=channel, by=by(ES), on=DAYS[0])) == ("out_of_order", "on")
    closed = close_channel(channel=channel, by=by(ES), on=TODAY)
    assert (closed.text_en, closed.closed_on) == ("Alerts", TODAY)
    assert refusal(lambda: close_channel(channel=channel, by=by(ES), on=TODAY))[0] == "closed_already"


def test_f5_channels_in_place_are_counted_on_any_day_within_the_audience(by):
    opened(by(ES), audience="public", title="A")
    close_channel(channel=opened(by(ES), audience="public", title="B"), by=by(ES), on=FEBRUARY)
    opened(by(ES), on=FEBRUARY, title="C")

    def counted(who):
        return ["".join(sorted(one.title_en for one in channels_open_on(day, by(who)))) for day in DAYS]

    assert counted(MEXICO) == ["", "AB", "AC", "AC"]
    assert counted("") == ["", "AB", "A", "A"]
    with pytest.raises(IntegrityError), transaction.atomic():
        Channel.objects.filter(title_en="A").update(closed_on=DAYS[0])
