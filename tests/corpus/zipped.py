"""Zips that are damaged, that lie, or that unpack to more than anybody wants."""

import io
import struct
import zipfile
import zlib

from .build import ONE, SHEET, STRINGS, archive, cells, deflated, noughts, parts, raw_archive, sheet, text, workbook
from .registry import read, refused

MEGABYTE = 1024 * 1024
LOCAL, CENTRAL, END = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"


def _changed(content, mark, offset, value, *, which=0):
    """A zip with bytes replaced, counted from the beginning of one of its heads."""
    at = -1
    for _ in range(which + 1):
        at = content.index(mark, at + 1)
    at += offset
    return content[:at] + value + content[at + len(value) :]


def _central(content, name):
    """Which entry of the list of contents names this part."""
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        return zipped.namelist().index(name)


@refused("broken_file")
def cut_after_ten_bytes():
    return workbook()[:10]


@refused("broken_file")
def cut_at_a_quarter():
    content = workbook()
    return content[: len(content) // 4]


@refused("broken_file")
def cut_in_the_middle():
    content = workbook()
    return content[: len(content) // 2]


@refused("broken_file")
def cut_before_the_contents():
    content = workbook()
    return content[: content.index(CENTRAL)]


@refused("broken_file")
def cut_in_the_contents():
    content = workbook()
    return content[: content.rindex(CENTRAL) + 20]


@refused("broken_file")
def cut_in_the_end():
    return workbook()[:-5]


@refused("broken_file")
def contents_of_noise():
    content = workbook()
    at = content.index(CENTRAL)
    return content[:at] + bytes(range(256))[:200] + content[at + 200 :]


@refused("broken_file")
def contents_that_point_nowhere():
    return _changed(workbook(), CENTRAL, 42, struct.pack("<I", 7), which=3)


@refused("broken_file")
def one_flipped_byte():
    content = archive(parts(), method=zipfile.ZIP_STORED)
    return content.replace(b"<v>1</v>", b"<v>2</v>")


@refused("broken_file")
def noise_instead_of_a_stream():
    content = workbook()
    at = content.index(SHEET.encode()) + len(SHEET)
    return content[:at] + b"\xff" * 20 + content[at + 20 :]


def _with_noughts(megabytes, declared):
    """A workbook with a picture of nothing, which unpacks to so many megabytes whatever it declares in bytes."""
    found = [(name, *deflated(part)) for name, part in parts().items()]
    return raw_archive([*found, ("xl/media/image1.bmp", 0, declared, noughts(megabytes))])


@refused("unusual_file")
def bomb():
    return _with_noughts(150, 150 * MEGABYTE)


@refused("unpacks_too_large")
def bomb_of_many_parts():
    # Each is too small to be suspicious for its density alone.
    return workbook(**{f"xl/media/image{number}.bmp": bytes(4 * MEGABYTE) for number in range(60)})


@refused("unpacks_too_large")
def bomb_that_is_a_sheet():
    rows = "".join(cells(text(f"{'palabra ' * 30}{row * 7919 % 997}"), row=row) for row in range(1, 8_000))
    found = [(name, *deflated(part)) for name, part in parts(rows).items()]
    return raw_archive([*found, *((f"xl/worksheets/more{number}.xml", *found[4][1:]) for number in range(90))])


@refused("unusual_file")
def bomb_that_lies():
    return _with_noughts(100, 1_000)


@refused("unusual_file")
def bomb_that_fills_all_memory():
    return _with_noughts(1_500, 4 * MEGABYTE)


@refused("unusual_file")
def sizes_that_say_too_much():
    content = workbook()
    return _changed(content, CENTRAL, 24, struct.pack("<I", 100_000), which=_central(content, SHEET))


@refused("unpacks_too_large")
def sizes_beyond_measure():
    content = workbook()
    return _changed(content, CENTRAL, 24, struct.pack("<I", 0xFFFFFFFE), which=_central(content, SHEET))


@refused("unusual_file")
def overlapping_parts():
    """A quoted bomb: many entries of the contents share one packed stream."""
    kernel = bytes(4 * MEGABYTE)
    names = [f"xl/media/image{number}.bmp" for number in range(40)]
    content = archive({**parts(), names[0]: kernel})
    at = content.index(CENTRAL)
    with zipfile.ZipFile(io.BytesIO(content)) as zipped:
        about = zipped.getinfo(names[0])
    head = (20, 20, 0, 8, 0, 33, about.CRC, about.compress_size, about.file_size)
    more = b"".join(
        struct.pack("<4s6H3I5H2I", CENTRAL, *head, len(name), 0, 0, 0, 0, 0, about.header_offset) + name.encode()
        for name in names[1:]
    )
    contents = content[at : content.index(END)] + more
    count = len(parts()) + len(names)
    return content[:at] + contents + struct.pack("<4s4H2IH", END, 0, 0, count, count, len(contents), at, 0)


@refused("unusual_file")
def the_same_name_twice():
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the library says so, too
        return archive([*parts().items(), (SHEET, sheet('<row r="1"><c r="A1"><v>2</v></c></row>'))])


@refused("unusual_file")
def the_same_name_in_capitals():
    return archive({**parts(), SHEET.upper(): sheet()})


@refused("unusual_file")
def a_name_from_the_root():
    return archive({**parts(), "/etc/passwd": "x"})


@refused("unusual_file")
def a_name_that_climbs():
    return archive({**parts(), "xl/../../../etc/passwd": "x"})


@refused("unusual_file")
def a_name_that_climbs_on_windows():
    return archive({**parts(), "xl\\..\\..\\evil.dll": "x"})


@refused("unusual_file")
def five_thousand_parts():
    return archive({**parts(), **{f"xl/media/{number}.txt": "x" for number in range(5_000)}})


@refused("unusual_file")
def packed_by_another_method():
    return archive(parts(), method=zipfile.ZIP_BZIP2)


@refused("unusual_file")
def encrypted_part():
    content = workbook()
    return _changed(content, CENTRAL, 8, struct.pack("<H", 1), which=_central(content, SHEET))


@refused("not_text")
def noise_before_the_zip():
    return "año\x8d".encode("latin-1") + b"noise " * 10 + b"\n"


@refused("control_in_text", "zip-behind-text.xlsx", "zip-behind-text.csv")
def zip_behind_text():
    return b"a;b\n1;2\n" + workbook()


@read([[1]])
def words_behind_the_zip():
    return archive(parts(), comment=b"made with care " * 4_000)


@read([[1]])
def not_packed_at_all():
    return archive(parts(), method=zipfile.ZIP_STORED)


@read([[1]])
def sizes_behind_the_parts():
    """As programs write that do not know a part's size beforehand."""

    class Stream(io.BytesIO):
        def seekable(self):
            return False

        def tell(self):
            raise OSError

    stream = Stream()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, part in parts().items():
            with zipped.open(zipfile.ZipInfo(name), "w") as opened:
                opened.write(part.encode())
    return stream.getvalue()


@read([[1]])
def sizes_of_64_bits():
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as zipped:
        for name, part in parts().items():
            with zipped.open(zipfile.ZipInfo(name), "w", force_zip64=True) as opened:
                opened.write(part.encode())
    return stream.getvalue()


@read([[1]])
def folders_among_the_parts():
    return archive({"xl/": b"", "xl/worksheets/": b"", **parts()})


@refused("broken_file")
def texts_that_do_not_fit_their_sum():
    content = workbook()
    crc = struct.pack("<I", zlib.crc32(b"other"))
    return _changed(content, CENTRAL, 16, crc, which=_central(content, STRINGS))


@read([[1], [2]])
def a_dense_sheet_that_is_small():
    spaces = " " * MEGABYTE
    return workbook(ONE + spaces + '<row r="2"><c r="A2"><v>2</v></c></row>')
