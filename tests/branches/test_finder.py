import pytest
from django.utils.translation import override
from django_countries import countries

from branches.choices import Status
from branches.finder import Answer, Kind, find
from tests.branches.translations import translated
from tests.branches.world import everywhere
from tests.builders import branch, catchment, contact_page, organisation, region

pytestmark = pytest.mark.django_db

JUNK = ["XX", "ZZZ", "Germany", "D", "0", "de fr", "<script>", "'; --", "\uff24\uff25", "ß", "💥", "D" * 100_000]


@pytest.fixture
def secretary():
    page = contact_page(title="Membership secretary")
    organisation(membership_contact=page)
    return page


@pytest.mark.parametrize("country", ["", " ", "\t\n"])
def test_without_a_country_it_asks(country):
    assert find(country) == Answer(Kind.ASK)


@pytest.mark.parametrize("country", JUNK, ids=range(len(JUNK)))
def test_what_is_no_country_gets_the_membership_secretary(country, secretary):
    answer = find(country, country)
    assert (answer.kind, answer.country, answer.contact) == (Kind.UNKNOWN, "", secretary)


@pytest.mark.parametrize(
    ("country", "kind"),
    [
        ("GB", Kind.UK),
        ("UK", Kind.UK),
        ("GG", Kind.CROWN),
        ("IM", Kind.CROWN),
        ("JE", Kind.CROWN),
        ("AQ", Kind.ANTARCTICA),
        ("DE", Kind.UNCOVERED),
    ],
)
def test_a_place_without_branch_has_an_answer_of_its_own(country, kind, secretary):
    answer = find(country)
    assert (answer.kind, answer.branch, answer.contact) == (kind, None, secretary)
    assert answer.country_name


@pytest.mark.parametrize("country", ["DE", "de", " De "])
def test_a_country_leads_to_its_branch_region_and_contact(country):
    germany = branch()
    catchment(germany, "DE")
    answer = find(country)
    assert (answer.kind, answer.country, answer.country_name) == (Kind.BRANCH, "DE", "Germany")
    assert (answer.branch, answer.region, answer.contact) == (germany, germany.region, germany)
    assert answer.parts == ()


def test_a_catchment_wins_over_the_special_answer_for_the_crown_dependencies():
    ireland = branch()
    catchment(ireland, "IM")
    assert find("IM").branch == ireland
    assert find("JE").kind == Kind.CROWN


def test_nobody_makes_the_membership_secretary_up():
    assert find("DE").contact is None
    organisation(membership_contact=contact_page(live=False))
    assert find("DE").contact is None


@pytest.fixture
def spain():
    north, south = branch(title="North"), branch(title="South")
    catchment(north, "ES")
    for part in ("ES-AN", "ES-CN"):
        catchment(south, "ES", part)
    return north, south


def test_a_split_country_asks_for_the_part_and_names_them_all_in_order(spain):
    answer = find("ES")
    names = [name for _code, name in answer.parts]
    assert answer.kind == Kind.ASK_PART
    assert len(names) == 19
    assert names == sorted(names)


@pytest.mark.parametrize(("part", "whose"), [("ES-AN", 1), ("es-cn", 1), ("an", 1), ("ES-MD", 0)])
def test_a_part_leads_to_its_branch_and_the_rest_to_the_default(spain, part, whose):
    answer = find("ES", part)
    assert (answer.kind, answer.branch) == (Kind.BRANCH, spain[whose])
    assert answer.part_name
    assert answer.parts


@pytest.mark.parametrize("part", ["ES-XX", "AU-NSW", "junk", "💥", "E" * 100_000, " "])
def test_an_unknown_part_is_asked_again(spain, part):
    assert find("ES", part).kind == Kind.ASK_PART


def test_a_part_is_ignored_where_one_branch_has_the_whole_country():
    germany = branch()
    catchment(germany, "DE")
    assert find("DE", "US-CA").branch == germany
    assert find("DE", "US-CA").part == ""


def test_the_rest_of_a_split_country_without_default_is_a_gap(secretary):
    south = branch()
    catchment(south, "ES", "ES-AN")
    assert find("ES", "ES-AN").branch == south
    answer = find("ES", "ES-MD")
    assert (answer.kind, answer.part, answer.contact) == (Kind.UNCOVERED, "ES-MD", secretary)


def test_a_branch_that_is_not_published_is_a_gap(secretary):
    catchment(branch(live=False), "DE")
    assert (find("DE").kind, find("DE").contact) == (Kind.UNCOVERED, secretary)


@pytest.mark.parametrize("status", [Status.FORMING, Status.DORMANT, Status.CLOSED])
def test_a_branch_without_committee_is_shown_with_its_coordinator(status):
    europe = region(mailbox="europe@example.org")
    quiet = branch(region=europe, status=status, status_reason="Everybody moved.")
    catchment(quiet, "DE")
    answer = find("DE")
    assert (answer.kind, answer.branch, answer.contact) == (Kind.BRANCH, quiet, europe)


def test_without_a_coordinator_the_membership_secretary_answers_for_a_quiet_branch(secretary):
    catchment(branch(status=Status.FORMING), "DE")
    assert find("DE").contact == secretary


def merge(old, new):
    old.status, old.merged_into, old.status_reason = Status.MERGED, new, "Stronger together."
    old.save()


def test_mergers_are_followed_to_their_end():
    first, second, third = branch(), branch(), branch()
    merge(second, third)
    merge(first, second)
    catchment(first, "DE")
    answer = find("DE")
    assert (answer.branch, answer.came_from, answer.contact) == (third, first, third)


def test_a_merged_branch_whose_successor_is_not_published_is_shown_itself():
    old = branch()
    merge(old, branch(live=False))
    catchment(old, "DE")
    answer = find("DE")
    assert (answer.branch, answer.came_from) == (old, None)


def test_a_circle_of_mergers_that_slipped_in_ends_the_search():
    first, second = branch(), branch()
    for old, new in ((first, second), (second, first)):
        type(old).objects.filter(pk=old.pk).update(status=Status.MERGED, merged_into=new)
    catchment(first, "DE")
    assert find("DE").branch == first


def test_the_branch_comes_in_the_readers_language_where_that_is_published():
    germany = branch()
    catchment(germany, "DE")
    french = translated(germany)
    assert find("DE").branch == germany
    with override("fr"):
        answer = find("DE")
        assert (answer.branch, answer.country_name) == (french, "Allemagne")
    with override("es"):
        assert find("DE").branch == germany


def test_a_draft_of_a_translation_is_not_shown():
    germany = branch()
    catchment(germany, "DE")
    translated(germany, live=False)
    with override("fr"):
        assert find("DE").branch == germany


def test_every_country_has_an_answer():
    everywhere(branch())
    answers = [find(code) for code, _name in countries]
    assert len(answers) == 249
    assert sum(answer.kind == Kind.BRANCH for answer in answers) == 244
    assert {answer.kind for answer in answers} == {Kind.BRANCH, Kind.UK, Kind.CROWN, Kind.ANTARCTICA}


def test_the_worst_case_takes_seven_queries(secretary, django_assert_max_num_queries):
    first, second = branch(), branch(status=Status.FORMING)
    merge(first, second)
    catchment(first, "DE")
    with django_assert_max_num_queries(7):
        assert find("DE").contact == secretary
