from .activity import Activity, ActivityBody, ActivityTopic, Involvement
from .attachment import Attachment
from .concept_note import AcceptanceDelegation, ConceptNote, NoteRemark
from .indicator import ActivityIndicator
from .item import ActivityItem
from .matrix_file import MatrixFile
from .report import Attendance, ExecutionReport

__all__ = [
    "AcceptanceDelegation",
    "Activity",
    "ActivityBody",
    "ActivityIndicator",
    "ActivityItem",
    "ActivityTopic",
    "Attachment",
    "Attendance",
    "ConceptNote",
    "ExecutionReport",
    "Involvement",
    "MatrixFile",
    "NoteRemark",
]
