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
    ("page.view", "decisions:commitment-list", gettext_noop("Commitments"), []),
    (
        "page.view",
        "exchange:practice-list",
        gettext_noop("Practices"),
        [
            ("page.view", "exchange:practice-list", gettext_noop("Good practices")),
            ("page.view", "exchange:roadmap-list", gettext_noop("Roadmaps")),
            ("page.view", "exchange:channel-list", gettext_noop("Channels of exchange")),
        ],
    ),
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
        "dashboard.view",
        "reports:dashboard",
        gettext_noop("Results"),
        [
            ("dashboard.view", "reports:dashboard", gettext_noop("Results")),
            ("goal.view", "monitoring:goal-list", gettext_noop("Contribution by goal")),
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
            ("contact.view", "bodies:contact-list", gettext_noop("Contacts")),
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
    ("history.view", "history", gettext_noop("History")),
    ("page.view", "access", gettext_noop("Who may do what")),
    ("page.view", "sources", gettext_noop("About the sources")),
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


@cache
def _places(language, prefix):
    """Sections, links at the foot and own pages in one language, without those that this deployment does not have."""
    return {
        "sections": [(*_place(section), _existing(pages)) for *section, pages in SECTIONS if address(section[1])],
        "foot": _existing(FOOT),
        "own": [(*_place(page), sign) for *page, sign in OWN if address(page[1])],
    }


def _existing(pages):
    return [_place(page) for page in pages if address(page[1])]


def _place(page):
    permission, name, label = page
    return permission, address(name), _(label)


class Whereabouts:
    """Where one reader can go from one page; each permission is asked for once."""

    def __init__(self, request):
        self.here, self.standing = request.path, request.standing
        self.places = _places(get_language(), get_script_prefix())
        self.allowed = {}

    def may(self, permission):
        if permission not in self.allowed:
            self.allowed[permission] = can(self.standing, permission)
        return self.allowed[permission]

    def sections(self):
        """The sections that the reader may open and the pages in each, the present ones marked."""
        return [
            self._section(url, label, [page for page in pages if self.may(page[0])])
            for permission, url, label, pages in self.places["sections"]
            if self.may(permission)
        ]

    def foot(self):
        """The links at the foot of every page."""
        return [{"label": label, "url": url} for permission, url, label in self.places["foot"] if self.may(permission)]

    def own(self):
        """The pages of the account menu."""
        return [
            {"label": label, "url": url, "sign": sign}
            for permission, url, label, sign in self.places["own"]
            if self.may(permission)
        ]

    def _section(self, own, label, pages):
        here = self.here
        # The longest address that leads here: /plans/compare/ marks itself, not /plans/ as well.
        leading = max((url for _permission, url, _label in pages if here.startswith(url)), key=len, default=None)
        current = here.startswith(own) or leading is not None
        children = [{"label": words, "url": url, "current": url == leading} for _permission, url, words in pages]
        return {
            "label": label,
            "url": own,
            "current": ("page" if here == own else "within") if current else "",
            "children": children if len(children) > 1 else [],
        }
