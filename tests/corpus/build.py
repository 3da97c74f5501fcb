"""Workbooks by hand: every part can be replaced, left out or broken. The same call gives the same bytes."""

import io
import struct
import zipfile
import zlib

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
TYPES = "[Content_Types].xml"
BOOK, BOOK_RELS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
SHEET, STRINGS, STYLES = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/styles.xml"
ONE = '<row r="1"><c r="A1"><v>1</v></c></row>'
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
# 0 general, 1 day, 2 day and time, 3 time, 4 length of time
FORMATS = (0, 14, 22, 21, 46)


def types(*more, main=f"{TYPE}.sheet.main+xml"):
    """The list of content types; ``more`` are pairs of part and type."""
    overrides = [("/xl/workbook.xml", main), ("/xl/worksheets/sheet1.xml", f"{TYPE}.worksheet+xml"), *more]
    lines = "".join(f'<Override PartName="{part}" ContentType="{kind}"/>' for part, kind in overrides)
    return (
        f'{DECLARATION}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Default Extension="xml" ContentType="application/xml"/>{lines}</Types>'
    )


def relations(*found):
    """A list of relations: triples of identifier, kind and target, with ``TargetMode`` as an optional fourth."""
    lines = "".join(
        f'<Relationship Id="{key}" Type="{OFFICE}/{kind}" Target="{target}"'
        + (f' TargetMode="{mode[0]}"/>' if mode else "/>")
        for key, kind, target, *mode in found
    )
    return f'{DECLARATION}<Relationships xmlns="{RELATIONS}">{lines}</Relationships>'


def book(sheets='<sheet name="Hoja 1" sheetId="1" r:id="rId1"/>', before=""):
    return f'{DECLARATION}<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}">{before}<sheets>{sheets}</sheets></workbook>'


def sheet(rows=ONE, *, before="", after=""):
    return f'{DECLARATION}<worksheet xmlns="{MAIN}">{before}<sheetData>{rows}</sheetData>{after}</worksheet>'


def strings(*texts):
    return f'{DECLARATION}<sst xmlns="{MAIN}">{"".join(f"<si><t>{text}</t></si>" for text in texts)}</sst>'


def styles():
    formats = "".join(f'<xf numFmtId="{number}"/>' for number in FORMATS)
    return f'{DECLARATION}<styleSheet xmlns="{MAIN}"><cellXfs>{formats}</cellXfs></styleSheet>'


def parts(rows=ONE, **replaced):
    """All parts of a workbook with one sheet. ``SHEET=...`` and its like replace a part, ``None`` leaves it out."""
    found = {
        TYPES: types(),
        "_rels/.rels": relations(("rId1", "officeDocument", "xl/workbook.xml")),
        BOOK: book(),
        BOOK_RELS: relations(
            ("rId1", "worksheet", "worksheets/sheet1.xml"),
            ("rId2", "sharedStrings", "sharedStrings.xml"),
            ("rId3", "styles", "styles.xml"),
        ),
        SHEET: sheet(rows),
        STRINGS: strings("uno", "dos"),
        STYLES: styles(),
    }
    found |= {globals().get(name, name): part for name, part in replaced.items()}
    return {name: part for name, part in found.items() if part is not None}


def archive(found, method=zipfile.ZIP_DEFLATED, comment=b""):
    """A zip of ``{name: text or bytes}``, or of pairs where a name comes twice, on a day long ago."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as zipped:
        zipped.comment = comment
        for name, part in found.items() if isinstance(found, dict) else found:
            entry = zipfile.ZipInfo(name)
            entry.compress_type = method
            zipped.writestr(entry, part)
    return stream.getvalue()


def raw_archive(found):
    """A zip of ``(name, sum, size, deflated bytes)``, all of it believed."""
    body, listed = b"", []
    for name, crc, size, packed in found:
        about = (20, 0, 8, 0, 33, crc, len(packed), size, len(name))
        listed.append(struct.pack("<4s6H3I5H2I", b"PK\x01\x02", 20, *about, 0, 0, 0, 0, 0, len(body)) + name.encode())
        body += struct.pack("<4s5H3I2H", b"PK\x03\x04", *about, 0) + name.encode() + packed
    contents = b"".join(listed)
    end = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, len(listed), len(listed), len(contents), len(body), 0)
    return body + contents + end


def deflated(part):
    """The sum, the size and the packed bytes of a part."""
    content = part.encode()
    packer = zlib.compressobj(6, zlib.DEFLATED, -15)
    return zlib.crc32(content), len(content), packer.compress(content) + packer.flush()


def noughts(megabytes):
    """The packed bytes of so many megabytes of nothing: one of them, packed once and repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    one = packer.compress(bytes(1024 * 1024)) + packer.flush(zlib.Z_FULL_FLUSH)
    return one * megabytes + packer.flush()


def workbook(rows=ONE, **replaced):
    return archive(parts(rows, **replaced))


def cells(*values, row=1):
    """A row of cells given as their inner XML with attributes: ``('t="str"', "<v>x</v>")`` or a plain number."""
    line = "".join(
        f'<c r="{chr(65 + column)}{row}"><v>{value}</v></c>'
        if not isinstance(value, tuple)
        else f'<c r="{chr(65 + column)}{row}" {value[0]}>{value[1]}</c>'
        for column, value in enumerate(values)
    )
    return f'<row r="{row}">{line}</row>'


def text(value):
    """A cell with its text in place."""
    return 't="inlineStr"', f'<is><t xml:space="preserve">{value}</t></is>'


def letters(column):
    """``XFD`` for column 16,384, counted from one."""
    found = ""
    while column:
        column, rest = divmod(column - 1, 26)
        found = chr(65 + rest) + found
    return found


def compound(*streams):
    """An old Office file with these (empty) streams: a head, one table of sectors, one sector of names."""
    head = bytearray(512)
    head[:8] = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
    head[24:34] = (0x3E).to_bytes(2, "little") + (3).to_bytes(2, "little") + b"\xfe\xff\x09\x00\x06\x00"
    head[44:48] = (1).to_bytes(4, "little")
    head[48:52] = (1).to_bytes(4, "little")
    head[56:60] = (4096).to_bytes(4, "little")
    head[60:76] = b"\xfe\xff\xff\xff" + bytes(4) + b"\xfe\xff\xff\xff" + bytes(4)
    head[76:] = bytes(4) + b"\xff" * 432
    table = b"\xfd\xff\xff\xff" + b"\xfe\xff\xff\xff" + b"\xff" * 504
    return bytes(head) + table + b"".join(_entry(name) for name in ("Root Entry", *streams)).ljust(512, b"\0")


def _entry(name):
    encoded = name.encode("utf-16-le") + b"\0\0"
    is_root = name == "Root Entry"
    links = b"\xff" * 8 + ((1).to_bytes(4, "little") if is_root else b"\xff" * 4)
    entry = encoded.ljust(64, b"\0") + len(encoded).to_bytes(2, "little") + (b"\x05" if is_root else b"\x02") + b"\x01"
    return (entry + links).ljust(116, b"\0") + b"\xfe\xff\xff\xff" + bytes(8)
