"""What pages show of posts: titles, names people chose, open posts; never an address, nor who has left."""

from datetime import date

import pytest
import time_machine
from django.utils import translation
from wagtail.models import PageViewRestriction

from branches.models import Body, BodyPage, RegionPage
from tests import builders, cast
from tests.branches.translations import translated

pytestmark = pytest.mark.django_db
VACANCIES = "/branches/vacancies/"


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-22T12:00Z", tick=False):
        yield


@pytest.fixture
def branch():
    page = builders.branch(title="Labour Lund", slug="labour-lund")
    builders.body(page=page)
    return page


@pytest.fixture
def robin():
    return cast.member("robin.secret@example.org", first_name="Robert", last_name="Ash", display_name="Robin Ashe")


def post_of(page, title):
    return Body.objects.of(page).get().posts.get(title=title)


def executive(**kw):
    defaults = {"title": "Executive", "slug": "executive", "kind": "executive", "introduction": "We run things."}
    page = builders.home().add_child(instance=BodyPage(**defaults | kw))
    builders.body(page=page)
    return page


def test_a_branch_shows_who_holds_what_under_the_name_they_chose(client, branch, robin):
    builders.term(robin, post=post_of(branch, "Secretary"), start=date(2026, 3, 1))
    text = client.get(branch.url).text
    assert "Robin Ashe" in text
    assert "since March 2026" in text
    assert "Robert" not in text
    assert "robin.secret" not in text


def test_somebody_without_a_chosen_name_is_shown_as_registered(client, branch):
    person = cast.member("kim@example.org", first_name="Kim", last_name="Osei")
    builders.term(person, post=post_of(branch, "Chair"))
    assert "Kim Osei" in client.get(branch.url).text


def test_a_job_share_is_two_names_at_one_post(client, branch, robin):
    kim = cast.member("kim@example.org", display_name="Kim Osei")
    post = post_of(branch, "Chair")
    builders.term(kim, post=post), builders.term(robin, post=post, share=2)
    text = client.get(branch.url).text
    assert "Kim Osei and Robin Ashe" in text
    assert "job share" in text
    assert text.count("<dt>Chair</dt>") == 1


NOTES = {
    "co-opted": ({"filled_by": "co_option"}, {}, "co-opted"),
    "acting": ({"filled_by": "acting"}, {}, "acting"),
    "no vote by the post": ({}, {"voting": False}, "no vote"),
    "no vote by the term": ({"voting": False}, {}, "no vote"),
}


@pytest.mark.parametrize("case", NOTES)
def test_what_is_not_as_everybody_expects_is_said(case, client, branch, robin):
    of_term, of_post, said = NOTES[case]
    post = post_of(branch, "Chair")
    type(post).objects.filter(pk=post.pk).update(**of_post)
    term = builders.term(robin, post=post, **of_term)
    assert said in client.get(branch.url).text
    term.delete()
    assert said not in client.get(branch.url).text


def test_a_vote_that_the_term_gives_overrides_the_post(client, branch, robin):
    post = post_of(branch, "Chair")
    type(post).objects.filter(pk=post.pk).update(voting=False)
    builders.term(robin, post=post, voting=True)
    assert "no vote" not in client.get(branch.url).text


GONE = {
    "deactivated": lambda person: type(person).objects.filter(pk=person.pk).update(is_active=False),
    "deleted": lambda person: person.delete(),
}


@pytest.mark.parametrize("how", GONE)
def test_the_name_of_somebody_who_is_gone_is_not_shown(how, client, branch, robin):
    post = post_of(branch, "Chair")
    builders.term(robin, post=post)
    GONE[how](robin)
    for url in (branch.url, VACANCIES):
        text = client.get(url).text
        assert "Robin" not in text
        assert "Ash" not in text
    assert "name not shown" in client.get(branch.url).text


def test_open_posts_are_an_invitation_that_leads_to_them(client, branch):
    text = client.get(branch.url).text
    assert "15 posts are open:" in text
    assert f'href="{VACANCIES}?body=labour-lund"' in text
    found = client.get(f"{VACANCIES}?body=labour-lund").text
    assert "15 posts are open" in found
    assert "Labour Lund" in found


def test_a_branch_whose_seats_are_all_held_invites_nobody(client, branch, robin):
    Body.objects.of(branch).get().posts.exclude(title="Chair").delete()
    builders.term(robin, post=post_of(branch, "Chair"))
    assert "Stand for one" not in client.get(branch.url).text


def test_a_region_shows_its_coordinator_and_counts_what_is_open_below(client, branch, robin):
    region = RegionPage.objects.get(pk=branch.get_parent().pk)
    builders.term(robin, post=post_of(region, "Regional coordinator"))
    text = client.get(region.url).text
    assert "Robin Ashe" in text
    assert "15 posts are open" in text


def test_the_executive_shows_its_officers_and_the_coordinators(client, branch, robin):
    region = RegionPage.objects.get(pk=branch.get_parent().pk)
    page = executive()
    builders.term(robin, post=post_of(region, "Regional coordinator"))
    kim = cast.member("kim@example.org", display_name="Kim Osei")
    builders.term(kim, post=post_of(page, "Treasurer"))
    text = client.get(page.url).text
    assert "Kim Osei" in text
    assert "Robin Ashe" in text
    assert f"Regional coordinator, {region.title}" in text
    assert "20 posts are open:" in text  # of 21 seats


def test_a_translated_page_shows_the_same_with_titles_in_its_language(client, branch, robin):
    builders.term(robin, post=post_of(branch, "Secretary"))
    copy = translated(branch)
    text = client.get(copy.url).text
    assert "Robin Ashe" in text
    assert Body.objects.of(copy).get() == Body.objects.of(branch).get()


def test_a_title_is_translated_until_somebody_changes_it(monkeypatch, branch, robin):
    from branches.posts import offices

    monkeypatch.setattr(offices, "_", {"Chair": "Présidence", "Elder": "Elder"}.get)
    post = post_of(branch, "Chair")
    titles = [
        office.title for posts in offices.posts_of_bodies() for office in posts.offices if office.post_id == post.pk
    ]
    assert titles == ["Présidence"]
    type(post).objects.filter(pk=post.pk).update(title="Elder")
    titles = [
        office.title for posts in offices.posts_of_bodies() for office in posts.offices if office.post_id == post.pk
    ]
    assert titles == ["Elder"]


def test_a_merged_branch_shows_no_posts(client, branch, robin):
    builders.term(robin, post=post_of(branch, "Secretary"))
    branch.status, branch.status_reason = "closed", "Nobody came."
    branch.save_revision().publish()
    text = client.get(branch.url).text
    assert "Robin Ashe" not in text
    assert "posts are open" not in text


class TestVacanciesPage:
    def test_open_posts_stand_by_region_and_branch_with_what_they_are_about(self, client, branch):
        executive()
        text = client.get(VACANCIES).text
        order = ["For all members", "Executive", branch.get_parent().title, "Labour Lund"]
        places = [text.index(words, text.index("For all members")) for words in order]
        assert places == sorted(places)
        assert "Calls the meetings, answers the branch" in text
        assert "Elected for 12 months. Two people may share it." in text
        assert "It has no vote." in text

    FILTERS = {
        "": {"Executive", "Labour Lund", "Labour Oslo"},
        "?kind=branch": {"Labour Lund", "Labour Oslo"},
        "?kind=executive": {"Executive"},
        "?region=nordic": {"Labour Oslo"},
        "?region=nordic&kind=branch": {"Labour Oslo"},
        "?region=nordic&kind=executive": set(),
        "?body=labour-lund": {"Labour Lund"},
        "?region=atlantis&kind=guild": {"Executive", "Labour Lund", "Labour Oslo"},
        "?body=atlantis": {"Executive", "Labour Lund", "Labour Oslo"},
        "?region=%00&kind=<script>": {"Executive", "Labour Lund", "Labour Oslo"},
    }

    @pytest.mark.parametrize("query", FILTERS)
    def test_filters_need_no_script_and_ignore_what_does_not_exist(self, query, client, branch):
        executive()
        nordic = builders.region(title="The North", slug="nordic")
        builders.body(page=builders.branch(region=nordic, title="Labour Oslo"))
        answer = client.get(f"{VACANCIES}{query}")
        if "%00" in query:
            assert answer.status_code in {200, 400}
            return
        assert answer.status_code == 200
        shown = {name for name in ("Executive", "Labour Lund", "Labour Oslo") if f">{name}</a></h3>" in answer.text}
        assert shown == self.FILTERS[query]
        if not shown:
            assert "No open post like that" in answer.text

    def test_without_any_body_the_page_says_so(self, client):
        builders.home()
        text = client.get(VACANCIES).text
        assert "No post is open" in text

    def test_a_body_whose_page_is_not_for_everybody_is_not_told_of(self, client, branch):
        page = executive(title="Secret committee")
        PageViewRestriction.objects.create(page=page, restriction_type="login")
        assert "Secret committee" not in client.get(VACANCIES).text

    def test_no_address_of_anybody_stands_on_it(self, client, branch, robin):
        builders.term(robin, post=post_of(branch, "Delegate to the General Committee"))
        assert "@" not in client.get(VACANCIES).text.split("<main")[1].split("</main>")[0]

    def test_it_cannot_be_written_to(self, client):
        assert client.post(VACANCIES).status_code == 405

    def test_bodies_are_named_as_their_pages_are_in_the_readers_language(self, client, branch):
        copy = translated(branch)
        copy.title = "Travaillistes de Lund"
        copy.save_revision().publish()
        with translation.override("fr"):
            assert "Travaillistes de Lund" in client.get(f"/fr{VACANCIES}").text
        assert "Travaillistes" not in client.get(VACANCIES).text


@pytest.mark.parametrize("slug", ["find", "vacancies", "plans"])
def test_a_region_takes_no_address_that_is_taken(slug):
    from django.core.exceptions import ValidationError

    region = builders.region()
    region.slug = slug
    with pytest.raises(ValidationError, match="This address belongs to"):
        region.clean()
