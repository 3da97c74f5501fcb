"""A process that follows no goals."""

import pytest


@pytest.mark.django_db
def test_a_process_without_goals_says_so(client):
    page = client.get("/en/indicators/goals/")

    assert "This process follows no goals" in page.content.decode()
