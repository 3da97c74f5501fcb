"""The first page of a process with nothing loaded; apart from the others, which load one."""

from lxml import html


def test_home_of_a_process_with_nothing_loaded_says_so(client, db):
    page = html.fromstring(client.get("/en/").content)

    assert page.xpath("//*[@class='empty-title']/text()") == ["No process is loaded yet"]
