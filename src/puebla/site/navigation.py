"""Where one can go: the sections of the site and the pages inside each."""

from functools import cache

from django.urls import NoReverseMatch, get_script_prefix, reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from puebla.kernel.access.table import can

# (permission, address name, label, pages inside). An entry is shown to those whom the table lets in.
SECTIONS = [
    ("today.view", "today", gettext_noop("Today"), []),
    ("matrix.view", "activities:matrix", gettext_noop("Matrix"), []),
    ("page.view", "activities:activity-list", gettext_noop("Activities"), []),
    (
        "page.view",
        "plans:plan-list",
        gettext_noop("Plans"),
        [
            ("page.view", "plans:plan-list", gettext_noop("All plans")),
            ("page.view", "plans:plan-compare", gettext_noop("Compare two plans")),
            ("page.view", "plans:group-plan-list", gettext_noop("Group plans")),
            ("page.view", "plans:work-plan-list", gettext_noop("Annual work plan")),
            ("page.view", "plans:need-list", gettext_noop("Needs of countries")),
        ],
    ),
    (
        "party.view",
        "members:country-list",
        gettext_noop("Countries"),
        [
            ("party.view", "members:country-list", gettext_noop("Countries")),
            ("party.view", "members:party-list", gettext_noop("Organisations and network")),
            ("admission.criteria", "members:admission-list", gettext_noop("Admission")),
            ("page.view", "finance:contribution-list", gettext_noop("Contributions")),
        ],
    ),
    (
        "body.view",
        "bodies:body-list",
        gettext_noop("Bodies"),
        [
            ("body.view", "bodies:body-list", gettext_noop("Bodies")),
            ("presidency.view", "bodies:presidency-list", gettext_noop("Presidencies")),
        ],
    ),
]
# The account menu: (permission, address name, label, sign).
OWN = [
    ("today.view", "today", gettext_noop("What is asked of me"), "bell"),
    ("own_account.use", "account", gettext_noop("Your account"), "person"),
    ("own_account.use", "mfa_index", gettext_noop("Security"), "shield"),
    ("own_account.use", "usersessions_list", gettext_noop("My sessions"), "clock"),
    ("history.view", "history", gettext_noop("History"), "history"),
    ("account.view", "person-list", gettext_noop("People and accounts"), "body"),
    ("invitation.view", "invitation-list", gettext_noop("Invitations"), "mail"),
    ("see_as.view", "see-as", gettext_noop("See as somebody else"), "eye"),
]
FOOT = [
    ("page.view", "access", gettext_noop("Who may do what")),
    ("page.view", "components", gettext_noop("Components of this site")),
]


def address(name):
    """The address of a page in the present language; ``None`` where this deployment has no such page."""
    return _address(name, get_language(), get_script_prefix())


@cache
def _address(name, language, prefix):
    try:
        return reverse(name)
    except NoReverseMatch:
        return None


def navigation(request):
    """The sections that the reader may open and the pages in each, the present ones marked."""
    here, standing = request.path, request.standing
    return [
        _section(here, name, label, _open_to(standing, pages))
        for permission, name, label, pages in SECTIONS
        if address(name) and can(standing, permission)
    ]


def footer_links(standing):
    """The links at the foot of every page."""
    return [{"label": _(label), "url": url} for _name, label, url in _open_to(standing, FOOT)]


def own_pages(standing):
    """The pages of the account menu that the reader may open."""
    return [
        {"label": _(label), "url": address(name), "sign": sign}
        for permission, name, label, sign in OWN
        if address(name) and can(standing, permission)
    ]


def _open_to(standing, pages):
    return [
        (name, label, address(name)) for permission, name, label in pages if address(name) and can(standing, permission)
    ]


def _section(here, name, label, pages):
    own = address(name)
    # The longest address that leads here: /plans/compare/ marks itself, not /plans/ as well.
    leading = max((url for _name, _label, url in pages if here.startswith(url)), key=len, default=None)
    children = [{"label": _(label), "url": url, "current": url == leading} for _name, label, url in pages]
    current = here.startswith(own) or leading is not None
    return {
        "label": _(label),
        "url": own,
        "current": ("page" if here == own else "within") if current else "",
        "children": children if len(children) > 1 else [],
    }
