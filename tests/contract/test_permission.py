"""A1, A6: deny by default; the table is one file and the code follows it."""

import re

import pytest
from django.urls import reverse

from puebla.kernel.access import table
from puebla.kernel.checks import load_permissions

from .addresses import addresses
from .source import modules, templates, texts

ADDRESSES = addresses()


@pytest.mark.parametrize("address", ADDRESSES, ids=lambda address: address.name)
def test_a1_every_address_declares_a_need_that_stands_in_the_table(address):
    assert address.needs in table.permissions()


def test_every_address_has_a_name_of_its_own():
    names = [address.name for address in ADDRESSES]

    assert sorted(names) == sorted(set(names))
    assert all(reverse(address.name, kwargs=dict.fromkeys(address.keys, "2022")) for address in ADDRESSES)


def test_a6_every_step_of_the_table_is_asked_for_somewhere():
    said = {text for tree in modules().values() for text in texts(tree)}
    said |= {word for text in templates().values() for word in re.findall(r"[\"']([a-z_]+\.[a-z_]+)[\"']", text)}

    assert [step for step in table.permissions() if step not in said] == []


def test_a6_every_condition_of_the_table_is_defined_and_every_condition_is_used():
    load_permissions()
    used = {code for step in table.permissions() for codes in table.grants(step).values() for code in codes}

    assert used == set(table.CONDITIONS)


def test_a6_every_office_of_the_table_is_known_and_named_in_both_languages():
    offices = {office for step in table.permissions() for office in table.grants(step)}
    offices |= {office for audience in table.AUDIENCES.values() for office in audience["offices"]}

    assert offices <= set(table.OFFICES)
    assert all(names["en"] and names["es"] for names in table.OFFICES.values())
    assert all(thing["name"]["en"] and thing["name"]["es"] for thing in table.THINGS.values())
