"""Public and account addresses: role x address x answer. A post opens nothing here but what is for members."""

import pytest
from wagtail.models import Page, PageViewRestriction

from tests.access.roles import ROLES

SIGNED_IN = set(ROLES) - {"anonymous"}
# Whoever works in the admin reads what members read; having an account alone opens nothing.
READS_FOR_MEMBERS = SIGNED_IN - {"member", "former_officer"}


def answers(people, address):
    return {role for role in ROLES if people.client(role).get(address).status_code == 200}


@pytest.mark.parametrize("name", ["branch", "text", "event", "text_fr"])
def test_what_is_published_is_for_everybody(world, people, name):
    assert answers(people, world.page("berlin", name).url) == set(ROLES)


@pytest.mark.parametrize("name", ["draft", "plan", "draft_fr"])
def test_a_draft_is_at_no_public_address(world, people, name):
    page = world.page("berlin", name)
    assert answers(people, page.url or page.get_parent().url + page.slug + "/") == set()


def test_what_is_kept_for_a_group_is_for_administrators_and_that_group(world, people):
    assert answers(people, world.page("tokyo", "private").url) <= {"admin"}


def test_what_is_for_members_is_for_members_and_whoever_holds_a_post(world, people):
    page = Page.objects.get(pk=world.page("tokyo", "text").pk)
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    conduct_too = answers(people, page.url)
    assert conduct_too - {"conduct"} == READS_FOR_MEMBERS - {"conduct"}


def test_the_account_is_for_whoever_is_signed_in(world, people):
    assert answers(people, "/account/") == SIGNED_IN


@pytest.mark.parametrize("address", ["/search/?q=secret", "/sitemap.xml", "/api/occurrences/", "/events/feed.ics"])
@pytest.mark.parametrize("role", ["anonymous", "member", "officer", "coordinator"])
def test_lists_for_programs_and_search_name_nothing_that_is_not_public(world, people, role, address):
    answer = people.client(role).get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert answer.status_code == 200
    assert b"Tokyo-secret" not in content
