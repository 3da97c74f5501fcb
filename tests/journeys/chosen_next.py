"""Guatemala is chosen for 2023, in the database of a running demonstration.

Run in a process of its own, whose ``DATABASE_URL`` names the demonstration's database.
"""

import datetime as dt
import os

os.environ.update(DJANGO_SETTINGS_MODULE="puebla.config.settings", PUEBLA_CLOCK="2022-12-31", PUEBLA_DEMONSTRATION="1")

import django

django.setup()

from puebla.areas.bodies.actions.presidency import announce_candidacy, record_presidency  # noqa: E402  after the set-up
from puebla.areas.members.models import Party  # noqa: E402
from tests.factories.activity import standing  # noqa: E402

if __name__ == "__main__":
    by = standing("marisol.quesada", on=dt.date(2022, 12, 31))
    guatemala = Party.objects.get(code="GT")
    announced_on = dt.date(2022, 11, 20)
    candidacy = announce_candidacy(party=guatemala, year=2023, announced_on=announced_on, by=by)
    record_presidency(candidacy=candidacy, by=by)
