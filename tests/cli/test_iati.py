"""``puebla export iati``: a file to be published, whose links lead somewhere or are not there."""

import pytest
from lxml import etree

from puebla.cli.iati import is_reached_by_others


@pytest.mark.parametrize(
    ("address", "reached"),
    [
        ("https://puebla.example.org", True),
        ("https://203.0.113.7:8443", True),
        ("http://localhost:8000", False),
        ("http://demo.localhost", False),
        ("http://127.0.0.1:8000", False),
        ("http://[::1]:8000", False),
        ("http://0.0.0.0:8000", False),
        ("", False),
    ],
)
def test_a_link_to_ones_own_machine_leads_nobody_else_anywhere(address, reached):
    assert is_reached_by_others(address) is reached


@pytest.mark.installation
def test_links_point_to_the_address_of_the_site_or_are_left_out_with_a_word(prepared, deployments, tmp_path):
    deployment = deployments("iati", prepared)
    deployment.folder.mkdir(exist_ok=True)
    without, known = tmp_path / "without.xml", tmp_path / "known.xml"

    status, _output, errors = deployment("export", "iati", str(without), PUEBLA_CLOCK="2024-03-01")
    assert status == 0
    assert "no links to the records" in errors
    assert "localhost" not in without.read_text("utf-8")
    assert etree.parse(without).find(".//document-link") is None

    address = {"PUEBLA_ADDRESS": "https://puebla.example.org"}
    assert deployment("export", "iati", str(known), PUEBLA_CLOCK="2024-03-01", **address)[::2] == (0, "")
    links = {one.get("url") for one in etree.parse(known).iter("document-link")}
    assert links
    assert all(link.startswith("https://puebla.example.org/en/indicators/") for link in links)
