"""How much of a spreadsheet is read, and what reading it may cost. Far above any matrix, far below what a server feels.

Ten thousand rows of the matrix are a workbook of some 1 MB, 16 MB unpacked, 180,000 cells.
"""

from ..content import LARGEST, MEGABYTE

# What a file may hold
LARGEST_FILE = LARGEST  # as every upload
UNPACKED = 200 * MEGABYTE  # all parts together; a sheet of 50,000 rows and 18 columns takes some 80 MB
MOST_PARTS = 2_000  # a workbook has some dozens, one with many pictures some hundreds
LARGEST_INDEX = 5 * MEGABYTE  # the parts that name others (types, relations, the list of sheets): some kB
RATIO = 200  # times; sheets of repeated rows come to 100, a bomb to 1,000
RATIO_FROM = 5 * MEGABYTE  # a smaller part may be as dense as it likes: it can do no harm
MOST_SHEETS = 20
MOST_ROWS = 50_000  # per sheet: five times the largest matrix
MOST_COLUMNS = 200  # per sheet: ten times those of the matrix
MOST_CELLS = 1_000_000  # rows times columns of all sheets: 50,000 rows of 20 columns
MOST_MERGED = 20_000  # ranges per sheet
LONGEST_CELL = 32_767  # characters: Excel's own limit
LONGEST_SHEET_NAME = 100  # characters: three times Excel's own limit

# What reading it may cost
MEMORY = 400 * MEGABYTE  # of the process apart, all told; 50,000 rows of 20 columns need 160
PROCESSOR = 6  # seconds; 10,000 rows take 0.3, 50,000 take 1.3
PATIENCE = 8  # seconds on the wall clock, after which the process apart is ended
ANSWER = 64 * MEGABYTE  # what it may give back; 10,000 rows are some 9 MB
CHUNK = (
    500  # cells given back at a time: few, so that both processes work at once, and mostly shorter than one long cell
)
