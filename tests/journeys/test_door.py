def test_somebody_enters_with_one_click(visit):
    es = visit("Marisol Quesada")

    assert "/en/today/" in es.page.url
