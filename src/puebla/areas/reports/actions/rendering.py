"""The files of a report, written once and kept."""

import hashlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

from django.core.files.base import File as Opened
from django.db import transaction

from puebla.kernel.access.standing import Standing
from puebla.kernel.trail import because
from puebla.kernel.uploads import Checked, keep

from ..models import Rendering, Report
from ..queries.paper.file import KINDS, written


@transaction.atomic
def keep_renderings(*, report: Report, by: Standing, progress: Callable[[int, int], Any]) -> list[Rendering]:
    """Write the report as DOCX and PDF and its annex as XLSX, in both languages, and keep each under its hash."""
    kept = []
    with because(by=by, act="report.freeze"):
        for done, (ending, language) in enumerate(KINDS):
            progress(done, len(KINDS))
            file = written(report, ending, language)
            digest = hashlib.sha256(file.content).hexdigest()
            opened = Opened(BytesIO(file.content), name=file.name)
            checked = Checked(file.name, file.content_type, len(file.content), digest, opened)
            kept.append(
                Rendering.objects.create(
                    report=report,
                    ending=ending,
                    language=language,
                    name=file.name,
                    content_type=file.content_type,
                    size=checked.size,
                    sha256=digest,
                    file=keep(checked),
                )
            )
    progress(len(KINDS), len(KINDS))
    return kept
