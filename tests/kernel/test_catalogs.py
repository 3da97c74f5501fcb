"""One word is translated in one way: the catalogues of all areas are one on a page."""

from babel.messages.catalog import Catalog

from puebla.kernel.catalogs import conflicts, owners, stored


def catalog(*messages):
    made = Catalog(locale="es")
    for message, translation, context in messages:
        made.add(message, translation, context=context)
    return made


def test_the_same_words_with_two_translations_are_named_with_both():
    plans = catalog(("Report", "Informar", None), ("Kind", "Clase", None))
    reports = catalog(("Report", "Informe", None), ("Kind", "Clase", None))

    assert list(conflicts({"plans": plans, "reports": reports})) == [
        "translated in several ways: 'Report': plans 'Informar', reports 'Informe'"
    ]


def test_a_context_tells_two_meanings_apart():
    plans, reports = catalog(("Report", "Informar", "verb")), catalog(("Report", "Informe", None))

    assert list(conflicts({"plans": plans, "reports": reports})) == []


def test_no_two_areas_translate_the_same_words_differently():
    assert list(conflicts({owner.name: stored(owner) for owner in owners()})) == []
