"""Where a thing is written, said so that an official understands it, in both languages."""

import re

import pytest
import yaml
from django.utils import translation
from django.utils.html import strip_tags

from puebla.kernel.sources import say_source
from puebla.profiles.process import profile_folder

CODE = re.compile(r"[A-Z]+[0-9]*(?= |$|;)")


def said(text, language):
    with translation.override(language):
        return strip_tags(say_source(text))


@pytest.mark.parametrize(
    ("written", "english", "spanish"),
    [
        ("decision 9", "Our reading; no source says it", "Lectura nuestra; ninguna fuente lo dice"),
        ("ours (succession of topics)", "Our reading; no source says it", "Lectura nuestra; ninguna fuente lo dice"),
        ("ours; not in the sources", "Our reading; no source says it", "Lectura nuestra; ninguna fuente lo dice"),
        ("SP19 3.10; decisions 11, 30", "SP19 3.10; the rest is our reading", "SP19 3.10; el resto es lectura nuestra"),
        ("SP23 note 1, ours (decision 6)", "SP23 note 1; the rest is our reading", "SP23 nota 1; el resto es lectura nuestra"),
        ("not in the sources", "not in the sources", "no consta en las fuentes"),
        ("R20 VI; SP19 note 5", "R20 VI; SP19 note 5", "R20 VI; SP19 nota 5"),
        ("SP23 Working Groups", "SP23 Working Groups", "SP23 Grupos de Trabajo"),
        ("C21 7.f, C21 7.q", "C21 7.f, 7.q", "C21 7.f, 7.q"),
        ("", "", ""),
    ],
)  # fmt: skip
def test_h2_a_source_is_said_in_the_language_of_the_reader(written, english, spanish):
    assert (said(written, "en"), said(written, "es")) == (english, spanish)


def test_a_code_carries_what_it_stands_for():
    with translation.override("es"):
        assert say_source("SP19 3.2") == '<abbr title="Plan Estratégico 2019-2022">SP19</abbr> 3.2'


def test_what_somebody_wrote_as_a_source_is_escaped():
    assert say_source("<b>minutes</b>; SP19 <i>") == (
        '&lt;b&gt;minutes&lt;/b&gt;; <abbr title="Strategic Plan 2019-2022">SP19</abbr> &lt;i&gt;'
    )


@pytest.mark.parametrize("profile", ["rcm", "csm"])
def test_every_code_of_a_profile_stands_in_its_legend(profile):
    folder = profile_folder(profile)
    legend = {one["code"] for one in yaml.safe_load((folder / "process.yaml").read_text("utf-8"))["sources"]}
    written = [
        source
        for path in sorted(folder.glob("*.yaml"))
        for source in _sources(yaml.safe_load(path.read_text("utf-8")))
        if not source.startswith(("ours", "decision"))
    ]

    assert {found[0] for source in written if (found := CODE.match(source))} <= legend


def _sources(data):
    if isinstance(data, dict):
        for key, value in data.items():
            if str(key).endswith("source") and isinstance(value, str):
                yield value
            yield from _sources(value)
    elif isinstance(data, list):
        for one in data:
            yield from _sources(one)


@pytest.mark.django_db
@pytest.mark.parametrize(("language", "title"), [("en", "About the sources"), ("es", "Acerca de las fuentes")])
def test_the_page_of_sources_names_each_document(client, rcm, language, title):
    content = client.get(f"/{language}/sources/").content.decode()

    assert f"{title}</h1>" in content
    for code in ("R20", "SP19", "SP23", "C21", "PA09"):
        assert f'<tr id="{code}">' in content


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("page", ["bodies/", "bodies/rcgm/", "plans/SP23/", "plans/SP19/", "countries/", "admission/"])
def test_no_public_page_speaks_of_our_own_list_of_decisions(client, rcm, page, language):
    content = client.get(f"/{language}/{page}").content.decode()

    assert not re.search(r"\bdecisions? \d|\bours\b", content)
