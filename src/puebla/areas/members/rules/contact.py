"""When a contact has to be confirmed again (P3)."""

import datetime as dt


def months_before(day: dt.date, months: int) -> dt.date:
    """The same day so many months earlier; the last of the month where that month is shorter."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    month += 1
    for candidate in (day.day, 30, 29, 28):
        try:
            return dt.date(year, month, min(candidate, day.day))
        except ValueError:
            continue
    raise AssertionError("every month has 28 days")


def is_stale(confirmed_on: dt.date | None, *, on: dt.date, months: int) -> bool:
    """A contact never confirmed, or not for so many months, is stale (P3; the number is a setting of the process)."""
    return confirmed_on is None or confirmed_on < months_before(on, months)


def confirm_by(confirmed_on: dt.date | None, *, months: int) -> dt.date | None:
    """The last day on which a contact still counts as confirmed; ``None`` where it never was."""
    return None if confirmed_on is None else months_before(confirmed_on, -months)
