"""Who may edit which page: from terms alone, through real requests."""

import pytest
from django.urls import reverse

from tests.access.roles import ROLES

# Role -> the pages of Berlin they may open in the editor. Everybody else: none.
KEEPERS = {"officer", "coordinator", "partner", "editor", "admin"}
PAGES = ("branch", "text", "event", "draft", "changed", "branch_fr", "text_fr", "draft_fr")
IN_FRENCH = {name for name in PAGES if name.endswith("_fr")}


def opens(role):
    if role in KEEPERS:
        return set(PAGES)
    return IN_FRENCH if role == "translator" else set()


@pytest.mark.parametrize("role", ROLES)
def test_a_page_opens_to_those_whose_term_says_so_in_every_language(world, people, role):
    client = people.client(role)
    answers = {
        name: client.get(reverse("wagtailadmin_pages:edit", args=[world.page("berlin", name).pk])).status_code
        for name in PAGES
    }
    assert {name for name, status in answers.items() if status == 200} == opens(role)
    assert len(answers) == 8
