"""A report as a file of any kind and language."""

from dataclasses import dataclass

from puebla.kernel.content import OFFICE
from puebla.kernel.documents.description import Paper
from puebla.kernel.documents.docx import docx_of
from puebla.kernel.documents.pdf import pdf_of
from puebla.kernel.languages import LANGUAGES

from ...models import Report
from .annex import annex
from .fitting import fitted_document

CONTENT_TYPES = {
    "docx": f"{OFFICE}.wordprocessingml.document",
    "pdf": "application/pdf",
    "xlsx": f"{OFFICE}.spreadsheetml.sheet",
}
KINDS = [(ending, language) for ending in CONTENT_TYPES for language in LANGUAGES]


@dataclass(frozen=True)
class File:
    name: str
    ending: str
    language: str
    content_type: str
    content: bytes


def written(report: Report, ending: str, language: str, paper: Paper = "a4") -> File:
    """The report as DOCX, PDF, or its annex as XLSX. Raises ``KeyError`` for another ending."""
    content_type = CONTENT_TYPES[ending]
    if ending == "xlsx":
        content = annex(report, language)
    else:
        writer = docx_of if ending == "docx" else pdf_of
        content = writer(fitted_document(report, language, paper))
    return File(f"{report.code}-{language}.{ending}", ending, language, content_type, content)
