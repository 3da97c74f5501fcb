"""A field ties label, hint, errors and control together for those who listen."""

import pytest
from django import forms
from django.template import engines
from django.utils import translation
from lxml import html


@pytest.fixture(autouse=True)
def _in_english():
    with translation.override("en"):
        yield


class SampleForm(forms.Form):
    title = forms.CharField(label="Title", help_text="In a few words")
    reason = forms.CharField(label="Reason", required=False)
    mode = forms.ChoiceField(
        label="Mode", choices=[("a", "In person"), ("b", "At a distance")], widget=forms.RadioSelect
    )
    is_public = forms.BooleanField(label="Public", required=False)
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)


def field(form, name, arguments=""):
    source = '{% from "ui/field.html" import field %}{{ field(form[name]' + arguments + ") }}"
    return html.fragment_fromstring(engines["jinja2"].env.from_string(source).render(form=form, name=name))


def described_by(tree, control):
    ids = control.get("aria-describedby", "").split()
    return " ".join(" ".join(tree.get_element_by_id(one).text_content().split()) for one in ids)


def test_field_says_its_hint_and_its_error_to_the_control():
    tree = field(SampleForm({"title": ""}), "title")
    control = tree.xpath(".//input")[0]

    assert described_by(tree, control) == "In a few words This field is required."
    assert control.get("aria-invalid") == "true"
    assert tree.xpath(".//label")[0].get("for") == control.get("id")


def test_field_without_hint_or_error_says_nothing_more():
    control = field(SampleForm({"title": "x", "mode": "a"}), "reason").xpath(".//input")[0]

    assert (control.get("aria-describedby"), control.get("aria-invalid")) == (None, None)


@pytest.mark.parametrize(("name", "arguments", "mark"), [
    ("title", "", []),
    ("reason", "", ["optional"]),
    ("reason", ', mark="needed to submit"', ["needed to submit"]),
    ("reason", ', mark=""', []),
])  # fmt: skip
def test_field_marks_what_may_stay_empty_unless_told_otherwise(name, arguments, mark):
    assert field(SampleForm(), name, arguments).xpath(".//*[contains(@class, 'field-mark')]/text()") == mark


def test_field_of_choices_is_a_group_with_a_label_for_each():
    tree = field(SampleForm({}), "mode")
    labels = {label.get("for"): label.text_content().strip() for label in tree.xpath(".//label")}

    assert tree.tag == "fieldset"
    assert [labels[radio.get("id")] for radio in tree.xpath(".//input")] == ["In person", "At a distance"]
    assert tree.get("aria-describedby") == "id_mode_error"


def test_field_of_one_tick_stands_inside_its_label():
    tree = field(SampleForm(), "is_public")

    assert tree.xpath(".//label//input/@type") == ["checkbox"]


def test_hidden_field_is_only_the_control():
    tree = field(SampleForm(), "version")

    assert (tree.tag, tree.get("type")) == ("input", "hidden")


def test_error_summary_leads_to_every_wrong_field():
    source = '{% from "ui/errors.html" import error_summary %}{{ error_summary(form) }}'
    tree = html.fragment_fromstring(engines["jinja2"].env.from_string(source).render(form=SampleForm({})))

    assert tree.xpath(".//a/@href") == ["#id_title", "#id_mode"]
