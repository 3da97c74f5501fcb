"""Files that people send in: what they are is read from their bytes, and they come back as downloads only."""

import dataclasses
import hashlib
import io
import stat
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from puebla.kernel.refusals import RuleBroken
from puebla.kernel.uploads import (
    ALLOWED,
    LONGEST_NAME,
    as_download,
    check_upload,
    clean_name,
    forget_half_kept,
    keep,
    storage,
)

PDF = b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<<>>\nendobj\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"\x00" * 40
JPEG = b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + b"\x00" * 40
KEEPS_WITHOUT_END = """
import sys
from pathlib import Path
from puebla.kernel.whole import written_whole
with written_whole(Path(sys.argv[1])) as stream:
    stream.write(b"half")
    stream.flush()
    print("begun", flush=True)
    sys.stdin.read()
"""
OFFICE = "application/vnd.openxmlformats-officedocument"
MAIN = {
    "docx": "wordprocessingml.document.main+xml",
    "xlsx": "spreadsheetml.sheet.main+xml",
    "pptx": "presentationml.presentation.main+xml",
}


def archive(**parts):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as written:
        for name, content in parts.items():
            written.writestr(name.replace("__", "/"), content)
    return stream.getvalue()


def office(kind, **parts):
    types = f'<Types><Override PartName="/x" ContentType="{OFFICE}.{MAIN[kind]}"/></Types>'
    return archive(**{"[Content_Types].xml": types, **parts})


def open_document(kind):
    return archive(mimetype=f"application/vnd.oasis.opendocument.{kind}", content="<x/>")


def word():
    stream = io.BytesIO()
    Document().save(stream)
    return stream.getvalue()


def sent(name, content):
    return SimpleUploadedFile(name, content)


@pytest.mark.parametrize(
    ("name", "content", "content_type"),
    [
        ("report.pdf", PDF, "application/pdf"),
        ("note.docx", word(), f"{OFFICE}.wordprocessingml.document"),
        ("note.DOCX", office("docx"), f"{OFFICE}.wordprocessingml.document"),
        ("list.xlsx", office("xlsx"), f"{OFFICE}.spreadsheetml.sheet"),
        ("slides.pptx", office("pptx"), f"{OFFICE}.presentationml.presentation"),
        ("text.odt", open_document("text"), "application/vnd.oasis.opendocument.text"),
        ("list.ods", open_document("spreadsheet"), "application/vnd.oasis.opendocument.spreadsheet"),
        ("photo.png", PNG, "image/png"),
        ("photo.jpeg", JPEG, "image/jpeg"),
        ("list.csv", "país;mujeres\nMéxico;3\n".encode(), "text/csv"),
        ("list.csv", "país;mujeres\r\nMéxico;3\r\n".encode("cp1252"), "text/csv"),
        ("minutes.txt", b"\xef\xbb\xbfAcuerdos", "text/plain"),
    ],
)
def test_what_is_on_the_list_is_taken_for_what_it_is(name, content, content_type):
    checked = check_upload(sent(name, content))

    assert (checked.content_type, checked.size) == (content_type, len(content))
    assert checked.sha256 == hashlib.sha256(content).hexdigest()
    assert checked.path == f"{checked.sha256[:2]}/{checked.sha256}"


@pytest.mark.parametrize(
    ("name", "content", "code"),
    [
        ("empty.pdf", b"", "empty_file"),
        ("report.pdf", b"<html><script>alert(1)</script></html>", "file_not_allowed"),
        ("page.html", b"<html></html>", "file_not_allowed"),
        ("drawing.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", "file_not_allowed"),
        ("program.exe", b"MZ\x90\x00" + b"\x00" * 60, "file_not_allowed"),
        ("program.txt", b"MZ\x90\x00" + b"\x00" * 60, "file_not_allowed"),
        ("data.csv", b"a;b\x00c", "file_not_allowed"),
        ("old.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, "file_not_allowed"),
        ("any.zip", archive(a="b"), "file_not_allowed"),
        ("macro.docx", office("docx", word__vbaProject="x", **{"word/vbaProject.bin": "x"}), "file_not_allowed"),
        (
            "macro.docm",
            archive(**{"[Content_Types].xml": '"application/vnd.ms-word.document.macroEnabled.main+xml"'}),
            "file_not_allowed",
        ),
        ("broken.docx", b"PK\x03\x04 and nothing more", "file_not_allowed"),
        ("bomb.odt", archive(mimetype="application/vnd.oasis.opendocument.text" + " " * 10**6), "file_not_allowed"),
        (
            "two.docx",
            archive(**{"[Content_Types].xml": f'"{OFFICE}.{MAIN["docx"]}" "{OFFICE}.{MAIN["xlsx"]}"'}),
            "file_not_allowed",
        ),
        ("photo.pdf", PNG, "name_does_not_fit"),
        ("list.xlsx", word(), "name_does_not_fit"),
        ("report", PDF, "name_does_not_fit"),
        ("report.pdf.exe", PDF, "name_does_not_fit"),
    ],
)
def test_what_is_not_on_the_list_or_pretends_is_refused_and_told_why(name, content, code):
    with pytest.raises(RuleBroken) as refused:
        check_upload(sent(name, content))

    assert (refused.value.code, refused.value.field) == (code, "file")


def test_a_file_has_a_largest_size():
    with pytest.raises(RuleBroken) as refused:
        check_upload(sent("report.pdf", PDF), largest=10)
    assert refused.value.code == "too_large"


@pytest.mark.parametrize(
    ("given_name", "cleaned"),
    [
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\fakepath\\informe.pdf", "informe.pdf"),
        ('a"b\r\nSet-Cookie: x.pdf', "a_bSet-Cookie_ x.pdf"),
        ("informe \u202efdp.exe.pdf", "informe fdp.exe.pdf"),
        ("  .hidden  ", "hidden"),
        ("...", "file"),
        ("año\u0301.pdf", "añó.pdf"),
        ("x" * 300 + ".pdf", "x" * (LONGEST_NAME - 4) + ".pdf"),
    ],
)
def test_names_are_made_harmless(given_name, cleaned):
    assert clean_name(given_name) == cleaned


@given(st.text(max_size=200))
def test_any_name_becomes_one_that_can_stand_in_a_header(name):
    cleaned = clean_name(name)

    assert 0 < len(cleaned) <= LONGEST_NAME + 1
    assert not set(cleaned) & set('/\\<>:"|?*;%\r\n\x00')
    assert clean_name(cleaned) == cleaned


def test_the_same_content_is_kept_once_and_only_for_its_owner():
    first, second = check_upload(sent("a.pdf", PDF)), check_upload(sent("b.pdf", PDF))
    path = keep(first)

    assert keep(second) == path == first.path
    with storage().open(path) as kept:
        assert kept.read() == PDF


def test_what_breaks_off_on_the_way_to_the_disk_is_not_kept():
    class Broken(SimpleUploadedFile):
        def chunks(self, chunk_size=None):
            yield PDF[:10]
            raise OSError

    content = PDF + b"broken off"
    checked = dataclasses.replace(check_upload(sent("a.pdf", content)), file=Broken("a.pdf", content))
    folder = Path(storage().path(checked.path)).parent
    of_others = set(folder.glob("*"))

    with pytest.raises(OSError, match=r"^$"):
        keep(checked)

    assert set(folder.iterdir()) == of_others


def test_a_file_that_is_only_half_there_is_kept_anew():
    content = PDF + b"half"
    checked = check_upload(sent("a.pdf", content))
    path = Path(storage().path(checked.path))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content[:9])

    keep(checked)

    assert path.read_bytes() == content
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_what_a_killed_process_had_begun_to_keep_goes_and_what_a_living_one_writes_stays(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    folder = Path(storage().path("ab"))
    folder.mkdir(parents=True)
    command = [sys.executable, "-c", KEEPS_WITHOUT_END, folder / "abc"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        process.stdout.readline()
        forget_half_kept()
        while_it_lives = [path.read_bytes() for path in folder.iterdir()]
        process.kill()

    forget_half_kept()

    assert while_it_lives == [b"half"]
    assert list(folder.iterdir()) == []


@pytest.mark.parametrize("content_type", sorted(ALLOWED))
def test_files_come_back_as_downloads_in_which_nothing_runs(content_type):
    path = keep(check_upload(sent("a.pdf", PDF)))
    response = as_download(path, name="informe año.pdf", content_type=content_type)
    content = b"".join(response.streaming_content)
    response.file_to_stream.close()  # closing the answer itself would end the request that there is none of

    assert content == PDF
    assert response["Content-Disposition"].startswith("attachment; filename")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert response["Cache-Control"] == "private, no-store"


def test_a_file_that_has_gone_says_so():
    with pytest.raises(FileNotFoundError):
        as_download("00/none", name="a.pdf", content_type="application/pdf")
