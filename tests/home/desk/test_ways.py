"""Where the desk leads to is where what it says is done."""

import pytest

from branches.models import Body, BranchPage
from home.desk.facts import collect
from home.desk.ways import way
from tests import builders, cast
from tests.home.desk import world

pytestmark = pytest.mark.django_db


def test_open_posts_lead_to_those_of_this_branch_whatever_its_body_is_called():
    """A body made after another of the same name has another short name than its page."""
    first, second = builders.branch(title="Alpha", slug="alpha"), builders.branch(title="Beta", slug="beta")
    for branch in (first, second):
        builders.post(body=world.body(branch), title=f"Treasurer of {branch.title}")
    Body.objects.filter(page_id=first.pk).update(slug="alpha-2")
    Body.objects.filter(page_id=second.pk).update(slug="alpha")
    with world.at_noon():
        (facts,) = collect(BranchPage.objects.filter(pk=first.pk))
        text = cast.client_of(cast.member()).get(way("posts", facts)).text
    assert "Treasurer of Alpha" in text
    assert "Treasurer of Beta" not in text
