"""The code by which an outcome is cited and addressed (``C21``)."""

import re

from django.utils.translation import gettext as _

from puebla.kernel.refusals import RuleBroken

WRITTEN = re.compile(r"[A-Za-z][A-Za-z0-9]*(-[A-Za-z0-9]+)*")
LONGEST = 60
# These stand where a code would stand in an address.
PAGES = ("record", "follow-ups")


def read_code(said: str) -> str:
    """The code as somebody typed it. Raises ``RuleBroken``: ``no_code`` for what cannot be one, ``code_of_a_page``."""
    code = said.strip()
    if not WRITTEN.fullmatch(code) or len(code) > LONGEST:
        raise RuleBroken(
            "no_code",
            _("A code begins with a letter and has letters, digits and hyphens only, such as C22 or VM-2022."),
            field="code",
        )
    if code.casefold() in PAGES:
        raise RuleBroken(
            "code_of_a_page",
            _("“%(code)s” is the address of a page. Choose another code.") % {"code": code},
            field="code",
        )
    return code
