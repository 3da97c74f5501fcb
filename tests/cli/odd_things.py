"""``python -m tests.cli.odd_things FOLDER``: enters what is hard to carry into the demonstration's data."""

import datetime as dt
import sys

from puebla.cli import deployment

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n"
NAMES = [
    "Agenda.pdf",
    "Ñandú «año» – versión final (2).pdf",
    "итоги 会議 ملخص.pdf",
    "e\u0301 is not \u00e9.pdf",
    "🙂 " + "long " * 30 + ".pdf",
]
TEXTS = [
    (
        "A tab\there, a line\nend, a\r\nsecond, a \\ stroke, \\N, \\., \\x41, 'quotes' and \"more\"",
        "Ñandú, güegüense, ¿año?",
    ),
    ("\\.", "\\N"),
    ("combined e\u0301, \u202bright to left\u202c, \U0001f642, \ufeff, \u2028, \x07", " leading and trailing "),
    ("x" * 1_000_000, "é" * 500_000),
    ("", ""),
]
EMAIL, PASSWORD, SECRET = "lucia.mora@example.cr", "otter umbrella candle seven", "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def main(folder):
    server = deployment.prepare(data=folder)
    files()
    texts()
    account()
    return server


def files():
    """Files with odd names, one of them withdrawn, one large, one sent in twice."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    from puebla.areas.activities.actions.attachment import attach_file, withdraw_file
    from puebla.areas.activities.models import Activity
    from tests.factories.activity import TODAY, standing

    by, at = standing("marisol.quesada"), dt.datetime(2022, 3, 1, 12, tzinfo=dt.UTC)
    first, second = Activity.objects.order_by("pk")[:2]
    for number, name in enumerate(NAMES):
        content = PDF + bytes(range(256)) * (1 + number * 4000)
        upload = SimpleUploadedFile(name, content)
        attachment = attach_file(activity=first, by=by, at=at, upload=upload, audience="ppt_es")
    withdraw_file(attachment=attachment, by=by, on=TODAY, reason="Outdated")
    attach_file(activity=second, by=by, at=at, upload=SimpleUploadedFile("again.pdf", content), audience="members")


def texts():
    """Texts that a careless copy would change."""
    from puebla.areas.activities.models import Activity
    from puebla.kernel.trail import because
    from tests.factories.activity import standing

    for activity, (english, spanish) in zip(Activity.objects.order_by("pk"), TEXTS, strict=False):
        activity.risks_en, activity.risks_es, activity.version = english, spanish, activity.version + 1
        with because(by=standing("marisol.quesada"), act="activity.set_risks", reason="Odd: \\N \\."):
            activity.save()


def account():
    """Somebody of the secretariat with a password, an application on her telephone, and a session."""
    from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
    from allauth.mfa.totp.internal.auth import TOTP
    from django.contrib.sessions.backends.db import SessionStore

    from puebla.areas.bodies.models import Seat
    from puebla.areas.members.models import Institution, Person

    lucia = Person(email=EMAIL, name="Lucía Mora", institution=Institution.objects.filter(party=None).first())
    lucia.set_password(PASSWORD)
    lucia.save()
    Seat.objects.create(person=lucia, office="es", from_on=dt.date(2020, 1, 1))
    TOTP.activate(lucia, SECRET)
    RecoveryCodes.activate(lucia)
    SessionStore().create()


if __name__ == "__main__":
    main(sys.argv[1])
