"""CSV files that are broken, endless, or written in a manner of their own."""

from .registry import read, refused

MEGABYTE = 1024 * 1024


@refused("control_in_text", "nought-byte.csv")
def nought_byte():
    return b"a;b\n1;\x002\n"


@refused("control_in_text", "control-character.csv")
def control_character():
    return "país;año\n1;\x1b[31m\n".encode()


@refused("control_in_text", "wide-letters-without-a-mark.csv")
def wide_letters_without_a_mark():
    return "a;b\n1;2\n".encode("utf-16-le")


@refused("control_in_text", "wide-letters-with-a-nought.csv")
def wide_letters_with_a_nought():
    return "a;b\n1;\x00\n".encode("utf-16")


@refused("not_text", "wide-letters-cut.csv")
def wide_letters_cut():
    return "a;b\n1;2\n".encode("utf-16")[:-1]


@refused("not_text", "noise.csv")
def noise():
    return "año\x8d\x81".encode("latin-1")


@refused("cell_too_long", "endless-quotation.csv")
def endless_quotation():
    return b'a;b\n1;"' + b"no end " * (19 * MEGABYTE // 7)


@refused("stray_quote", "open-quotation.csv")
def open_quotation():
    return b'a;b\n1;"two\n3;4\n5;6\n'


@refused("stray_quote", "letters-behind-a-quotation.csv")
def letters_behind_a_quotation():
    return b'a;b\n"1"x;2\n'


@refused("too_many_columns", "quotation-marks-only.csv")
def one_line_of_separators():
    return b";".join([b"1"] * (5 * MEGABYTE))


@refused("cell_too_long", "one-line-of-10-mb.csv")
def one_line():
    return b"x" * (10 * MEGABYTE)


@refused("cell_too_long", "doubled-quotation-marks.csv")
def doubled_quotation_marks():
    return b'"' * (10 * MEGABYTE)


@refused("too_many_rows", "sixty-thousand-rows.csv")
def sixty_thousand_rows():
    return b"a;b\n" * 60_000


@read(lambda book: book.sheets[0].rows == [["a", "b"]] * 50_000, "as-many-rows-as-are-read.csv")
def as_many_rows_as_are_read():
    return b"a;b\n" * 50_000


@refused("too_many_columns", "three-hundred-columns.csv")
def three_hundred_columns():
    return b";".join(b"%d" % number for number in range(300))


@refused("too_many_cells", "too-many-cells.csv")
def too_many_cells():
    return b";".join([b"1"] * 200) + (b"\n" + b";".join([b"1"] * 200)) * 5_010


@read([], "line-ends-only.csv")
def line_ends_only():
    return b"\r\n" * (5 * MEGABYTE)


@read([["a", "b"], ["1", "2"]], "empty-cells-to-the-right-and-below.csv")
def empty_cells_to_the_right_and_below():
    return b"a;b" + b";" * 1_000 + b"\n1;2" + b";" * 1_000 + (b"\n" + b";" * 50) * 60_000


@read([["país", "año"], ["Perú", "2022"]], "western-letters.csv")
def western_letters():
    return "país;año\r\nPerú;2022\r\n".encode("latin-1")


@read([["país"], ["“Perú” – €"]], "letters-of-windows.csv")
def letters_of_windows():
    return "país\n“Perú” – €\n".encode("cp1252")


@read([["=cmd|'/c calc'!A0", "@SUM(1)"]], "formulas.csv")
def formulas():
    return b"=cmd|'/c calc'!A0;@SUM(1)\n"


@read([["a", "b"], ["1", "2"], ["3", "4"], ["5", "6"]], "mixed-line-ends.csv")
def mixed_line_ends():
    return b"a;b\r\n1;2\n3;4\r5;6"


@read([["BMI", "MZ"], ["1", "2"]], "a-list-that-begins-like-a-picture.csv")
def a_list_that_begins_like_a_picture():
    return b"BMI;MZ\n1;2\n"


@read([["a"]], "one-letter.csv", "one-letter.txt")
def one_letter():
    return b"a"


@read([], "mark-only.csv")
def mark_only():
    return b"\xef\xbb\xbf"
