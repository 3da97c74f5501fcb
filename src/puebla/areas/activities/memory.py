"""How history tells activities with their concept notes, reports and files (H1)."""

from django.utils.translation import gettext as translated
from django.utils.translation import gettext_lazy as _

from puebla.kernel.memory.kinds import kind, part, told

from .models import (
    AcceptanceDelegation,
    Activity,
    ActivityBody,
    ActivityIndicator,
    ActivityItem,
    ActivityTopic,
    Attachment,
    Attendance,
    ConceptNote,
    ExecutionReport,
    Involvement,
    MatrixFile,
    NoteRemark,
)
from .states import NoteState

WRITABLE = {NoteState.DRAFT, NoteState.RETURNED}


def refuses_restoring_note(note):
    """A note that was handed in is changed only after it has been returned or taken up again (F2)."""
    if note.state in WRITABLE:
        return None
    return translated(
        "The concept note is “%(state)s”: it must be returned or taken up again before it can change."
    ) % {"state": note.get_state_display()}


def refuses_restoring_file(_file):
    """What was sent in, and what became of it, is a matter of record (H1)."""
    return translated("A file that was sent in stays as it was sent; send another.")


told(
    Activity,
    _("activity"),
    labels={
        "title_en": _("title"),
        "title_es": _("title"),
        "work_plan": _("annual work plan"),
        "group_plan_line": _("line of the group plan"),
        "note_exception_reason": _("reason for the exception"),
    },
    precisions={"starts_on": "dates_precision", "ends_on": "dates_precision"},
    kept=["plan", "code", "state_reason", "state_since", "note_excepted_on", "note_exception_reason"],
)
told(ActivityTopic, _("topic"), hidden=["activity"], says=["topic"], removable=True)
told(ActivityBody, _("further body"), hidden=["activity"], says=["body"], removable=True)
told(Involvement, _("involvement"), says=["role", "party", "body", "office"], hidden=["activity"], removable=True)
told(ActivityIndicator, _("indicator"), says=["name"], hidden=["activity", "position"], removable=True)
told(ActivityItem, _("item carried out"), hidden=["activity"], says=["item"], removable=True)
told(
    ConceptNote,
    _("concept note"),
    hidden=["activity", "kept_apart"],
    kept=["form_version", "submitted_on", "checked_on", "accepted_on", "accepted_by_delegation"],
)
told(
    NoteRemark,
    _("remark"),
    says=["text"],
    hidden=["note", "section"],
    labels={"made_on": _("made on"), "made_by": _("made by"), "settled_on": _("settled on")},
)
told(ExecutionReport, _("report"), hidden=["activity", "kept_apart"])
told(Attendance, _("participants"), says=["party"], hidden=["report"], removable=True)
told(
    Attachment,
    _("file"),
    says=["name"],
    hidden=["activity", "sha256", "file"],
    labels={
        "content_type": _("kind of file"),
        "uploaded_by": _("uploaded by"),
        "uploaded_at": _("uploaded"),
    },
)
told(
    MatrixFile,
    _("file of the matrix"),
    says=["name"],
    hidden=["sha256", "file", "mapping", "shape", "outcome"],
    labels={"content_type": _("kind of file"), "settled_at": _("settled"), "settled_by": _("settled by")},
)
told(AcceptanceDelegation, _("delegation of acceptance"), hidden=["presidency"])

kind("activity", Activity, key="code", permission="activity.view", audience=[""], page="activities:activity-detail")
part("activity", ActivityTopic, "activity")
part("activity", ActivityBody, "activity")
part("activity", Involvement, "activity")
part("activity", ActivityIndicator, "activity")
part("activity", ActivityItem, "activity", guarded_by=["item__outcome"])
part("activity", ConceptNote, "activity", guarded_by=[""])
part("activity", NoteRemark, "note__activity", guarded_by=["note"])
part("activity", ExecutionReport, "activity", guarded_by=[""])
part("activity", Attendance, "report__activity", guarded_by=["report"])
part("activity", Attachment, "activity", guarded_by=[""])

kind(
    "concept-note",
    ConceptNote,
    key="activity__code",
    permission="concept_note.view",
    audience=["", "activity"],
    refuses_restoring=refuses_restoring_note,
)
part("concept-note", NoteRemark, "note")
kind("report", ExecutionReport, key="activity__code", permission="activity.view", audience=["", "activity"])
part("report", Attendance, "report")

kind(
    "matrix-file",
    MatrixFile,
    key="pk",
    permission="matrix_file.view",
    audience=[""],
    page="activities:matrix-file-detail",
    refuses_restoring=refuses_restoring_file,
)

part("presidency", AcceptanceDelegation, "presidency")
