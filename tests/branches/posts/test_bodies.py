"""Bodies follow their pages: made once, with standard posts, by whatever publishes or moves a page."""

import pytest
from wagtail.models import Page

from branches.choices import BodyKind
from branches.models import Body, BodyPage, Post
from branches.posts.services import ensure_bodies, ensure_body
from branches.posts.standard import BY_KIND, OF_BRANCH, OF_REGION, OF_TRANSLATORS
from home.provision import ensure_posts
from members.rights import Capability
from tests import builders
from tests.branches.translations import translated

pytestmark = pytest.mark.django_db


def test_publishing_a_branch_makes_its_body_and_that_of_its_region_with_their_posts():
    branch = builders.branch(title="Lund", time_zone="Europe/Stockholm", member_count=111)
    branch.save_revision().publish()
    body = Body.objects.of(branch).get()
    assert (body.kind, body.name, body.time_zone) == (BodyKind.BRANCH, "Lund", "Europe/Stockholm")
    assert [post.title for post in body.posts.all()] == [post.title for post in OF_BRANCH]
    assert body.parent == Body.objects.of(branch.get_parent()).get()
    assert [post.title for post in body.parent.posts.all()] == [post.title for post in OF_REGION]


@pytest.mark.parametrize(("members", "delegates"), [(0, 1), (1, 1), (55, 1), (56, 2), (110, 2), (111, 3), (350, 7)])
def test_a_branch_has_a_delegate_for_each_55_members_or_part_of_that(members, delegates):
    body = builders.body(page=builders.branch(member_count=members))
    assert body.posts.get(title__startswith="Delegate").seats == delegates


def test_name_zone_and_region_follow_the_page():
    branch = builders.branch(title="Lund")
    builders.body(page=branch)
    branch.title, branch.time_zone = "Lund and Malmö", "Europe/Copenhagen"
    branch.save_revision().publish()
    other = builders.region(title="The North")
    ensure_body(other)
    Page.objects.get(pk=branch.pk).move(Page.objects.get(pk=other.pk), pos="last-child")
    body = Body.objects.get(page=branch)
    assert (body.name, body.time_zone, body.parent.name) == ("Lund and Malmö", "Europe/Copenhagen", "The North")


def test_a_draft_changes_nothing():
    branch = builders.branch(title="Lund")
    builders.body(page=branch)
    branch.title = "Malmö"
    branch.save_revision()
    assert Body.objects.get(page=branch).name == "Lund"


def test_what_was_changed_or_removed_by_hand_stays():
    branch = builders.branch()
    body = builders.body(page=branch)
    body.posts.get(title="Treasurer").delete()
    body.posts.filter(title="Chair").update(title="Convenor", capabilities=[])
    branch.save_revision().publish()
    titles = set(body.posts.values_list("title", flat=True))
    assert "Convenor" in titles
    assert titles.isdisjoint({"Treasurer", "Chair"})


def test_a_second_time_nothing_is_written(django_assert_num_queries):
    page = builders.branch()
    body = builders.body(page=page)
    before = list(Post.objects.values_list())
    assert ensure_body(page) == body
    assert ensure_bodies() == 0
    assert list(Post.objects.values_list()) == before


def test_a_translation_has_the_body_of_its_source():
    branch = builders.branch()
    body = builders.body(page=branch)
    copy = translated(branch)
    assert ensure_body(copy) == body
    assert Body.objects.filter(kind=BodyKind.BRANCH).count() == 1
    assert Body.objects.of(copy).get() == body


def test_a_page_of_another_kind_has_none():
    assert ensure_body(builders.standard_page()) is None


def test_two_branches_of_one_slug_have_bodies_of_two():
    bodies = [builders.body(page=builders.branch(slug="lund")) for _ in range(3)]
    assert [body.slug for body in bodies] == ["lund", "lund-2", "lund-3"]


def test_a_committees_page_takes_over_the_body_that_stood_without_one():
    there = builders.body(kind="executive", slug="executive", name="Old")
    page = builders.home().add_child(
        instance=BodyPage(title="Executive", slug="executive", kind="executive", introduction="We run things.")
    )
    assert ensure_body(page) == there
    there.refresh_from_db()
    assert (there.name, there.page_id) == ("Executive", page.pk)


def test_a_new_site_starts_with_the_executive_and_the_posts_of_all_bodies():
    region = builders.region()
    assert ensure_posts(builders.home()) == 3
    assert ensure_posts(builders.home()) == 0
    executive = Body.objects.get(kind=BodyKind.EXECUTIVE)
    assert executive.posts.filter(voting=True, filled_by="election").count() == 14
    assert Body.objects.get(page=region).parent == executive


# What each standard post opens; every other opens nothing.
OPENS = {
    (BodyKind.BRANCH, "Chair"): {Capability.BRANCH},
    (BodyKind.BRANCH, "Vice-chair"): {Capability.BRANCH},
    (BodyKind.BRANCH, "Secretary"): {Capability.BRANCH},
    (BodyKind.BRANCH, "Membership secretary"): {Capability.BRANCH},
    (BodyKind.BRANCH, "Communications officer"): {Capability.BRANCH},
    (BodyKind.REGION, "Regional coordinator"): {Capability.REGION, Capability.ARTICLES},
    (BodyKind.EXECUTIVE, "Vice-chair and membership secretary"): {Capability.MEMBERSHIP},
    (BodyKind.EXECUTIVE, "Secretary"): {Capability.ELECTIONS},
    (BodyKind.EXECUTIVE, "Returning officer"): {Capability.ELECTIONS},
    (BodyKind.EXECUTIVE, "Newsletter editor"): {Capability.EDITOR, Capability.ARTICLES},
    (BodyKind.EXECUTIVE, "Conduct officer"): {Capability.CONDUCT, Capability.CONDUCT_PAGES},
    (BodyKind.EXECUTIVE, "Data protection officer"): {Capability.DATA_PROTECTION, Capability.CONDUCT_PAGES},
    (BodyKind.GROUP, "Translator"): {Capability.TRANSLATOR},
}


def test_what_standard_posts_open_is_as_documented():
    every = [(kind, post) for kind, posts in [*BY_KIND.items(), (BodyKind.GROUP, OF_TRANSLATORS)] for post in posts]
    opening = {(kind, post.title): set(post.capabilities) for kind, post in every if post.capabilities}
    assert opening == OPENS
    assert len(every) == len({(kind, post.title) for kind, post in every}) >= 36
