"""How history tells practices, benefits, roadmaps and channels (H1)."""

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from puebla.kernel.memory.kinds import kind, part, told

from .models import Benefit, Channel, Practice, PracticeTopic, Roadmap, RoadmapTopic


def refuses_restoring_withdrawn(record):
    """What was withdrawn is not put back by the history."""
    return translated("This was withdrawn already.") if record.withdrawn_on else None


told(Practice, _("good practice"), kept=["withdrawn_on", "recorded_on"])
told(PracticeTopic, _("topic"), says=["topic"], hidden=["practice"], removable=True)
told(Benefit, _("benefit"), hidden=["practice"], kept=["withdrawn_on"])
told(Roadmap, _("roadmap"), kept=["state", "agreed_on", "abandoned_on"])
told(RoadmapTopic, _("topic"), says=["topic"], hidden=["roadmap"], removable=True)
told(Channel, _("channel of exchange"), kept=["closed_on"])

kind(
    "practice",
    Practice,
    permission="practice.view",
    audience=[""],
    page="exchange:practice-detail",
    refuses_restoring=refuses_restoring_withdrawn,
)
part("practice", PracticeTopic, "practice")
part("practice", Benefit, "practice", guarded_by=[""])
kind(
    "benefit",
    Benefit,
    permission="practice.view",
    audience=["", "practice"],
    refuses_restoring=refuses_restoring_withdrawn,
)
kind("roadmap", Roadmap, permission="roadmap.view", audience=[""], page="exchange:roadmap-detail")
part("roadmap", RoadmapTopic, "roadmap")
kind("channel", Channel, permission="channel.view", audience=[""])
