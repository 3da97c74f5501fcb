"""The institution's pages open for everybody who may see them, in both languages."""

import pytest
from django.urls import reverse
from django.utils import translation

PUBLIC = [
    ("members:country-list", ()),
    ("members:country-detail", ("MX",)),
    ("members:country-detail", ("BZ",)),
    ("members:country-detail", ("CL",)),
    ("members:party-list", ()),
    ("members:party-detail", ("iom",)),
    ("members:party-detail", ("ilo",)),
    ("members:party-detail", ("rncom",)),
    ("members:admission-list", ()),
    ("bodies:body-list", ()),
    ("bodies:body-detail", ("vm",)),
    ("bodies:body-detail", ("es",)),
    ("bodies:body-detail", ("ad-hoc-relaunch",)),
    ("bodies:body-detail", ("wg-border-irregular-2023",)),
    ("bodies:presidency-list", ()),
    ("finance:contribution-list", ()),
]


def address_in(language, name, keys):
    with translation.override(language):
        return reverse(name, args=keys)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(("name", "keys"), PUBLIC)
def test_public_pages_open_without_signing_in(rcm, client, name, keys, language):
    address = address_in(language, name, keys)

    assert client.get(address).status_code == 200
