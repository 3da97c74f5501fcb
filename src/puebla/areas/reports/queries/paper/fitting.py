"""A paper of so many pages: its tables are cut only as far as they must be."""

import re

from puebla.kernel.documents.description import Document, Paper
from puebla.kernel.documents.pdf import pdf_of

from ...models import Report
from ...rules.kind import kind_of
from ..report import sections_of
from .document import report_document

PAGE = re.compile(rb"/Type\s*/Page\b")  # as typst writes each page into the file


def fitted_document(report: Report, language: str, paper: Paper = "a4") -> Document:
    """The report with as many rows in its tables as its kind has pages for; whole where its kind has no such end."""
    rules = kind_of(report.kind)
    if rules.most_pages is None:
        return report_document(report, language, paper, most_rows=rules.most_rows)
    for most in _numbers_of_rows(report, rules.most_rows):
        document = report_document(report, language, paper, most_rows=most)
        if most == rules.most_rows or pages_in(pdf_of(document)) <= rules.most_pages:
            return document
    return report_document(report, language, paper, most_rows=rules.most_rows)


def pages_in(pdf: bytes) -> int:
    """How many pages a file of ours has."""
    return len(PAGE.findall(pdf))


def _numbers_of_rows(report: Report, least: int) -> list[int]:
    """At how many rows the tables can be cut, the most first: each that is longer than ``least`` whole, then ``least``."""
    tables = [table for section in sections_of(report) for table in section.content.get("tables", ())]
    return sorted({least} | {len(table["rows"]) for table in tables if len(table["rows"]) > least}, reverse=True)
