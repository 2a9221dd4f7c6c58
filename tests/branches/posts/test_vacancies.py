"""Vacancies, computed again by a simpler reading: every seat, every day, every term by hand."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from branches.choices import Status
from branches.models import Body, Term
from branches.posts.offices import posts_of_bodies
from tests import builders, cast

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
TODAY = date(2026, 11, 22)
days = st.integers(-6, 6).map(lambda number: TODAY + timedelta(days=number))
terms = st.tuples(
    st.integers(0, 2),  # which post
    st.integers(1, 3),  # seat
    st.sampled_from([1, 2]),  # share
    st.integers(0, 3),  # whose
    days,
    st.one_of(st.none(), st.integers(1, 9).map(timedelta)),
)


@pytest.fixture
def posts():
    zones = ["Pacific/Kiritimati", "Europe/London", "Pacific/Pago_Pago"]
    bodies = [builders.body(time_zone=zone, name=f"Body {number}") for number, zone in enumerate(zones)]
    return [builders.post(body=body, seats=number + 1) for number, body in enumerate(bodies)]


@pytest.fixture
def people():
    return [cast.member(f"person{number}@example.org") for number in range(4)]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(wanted=st.lists(terms, max_size=14))
def test_vacancies_agree_with_a_count_by_hand(posts, people, wanted):
    Term.objects.all().delete()
    written = []
    for number, seat, share, whose, start, length in wanted:
        fields = {
            "post": posts[number],
            "seat": seat,
            "share": share,
            "start": start,
            "end": length and start + length,
        }
        try:
            with transaction.atomic():
                written.append(builders.term(people[whose], **fields))
        except IntegrityError:
            continue
    found = {office.post_id: office.vacant for body in posts_of_bodies(at=NOON) for office in body.offices}
    # At noon UTC it is the 23rd on Kiritimati and still the 22nd in London and on Samoa.
    today = [TODAY + timedelta(days=1), TODAY, TODAY]
    for post, day in zip(posts, today, strict=True):
        free = 0
        for seat in range(1, post.seats + 1):
            sitting = [term for term in written if term.post_id == post.pk and term.seat == seat]
            free += not any(term.start <= day and (term.end is None or day < term.end) for term in sitting)
        assert found[post.pk] == free


def test_one_query_however_many_bodies(people):
    def cost():
        with CaptureQueriesContext(connection) as queries:
            found = posts_of_bodies()
        return len(queries), len(found)

    builders.term(people[0])
    assert cost() == (1, 1)
    for number in range(20):
        builders.term(people[number % 4])
    assert cost() == (1, 21)


def test_a_job_share_is_one_seat_and_half_of_one_holds_it(people):
    post = builders.post()
    builders.term(people[0], post=post, end=date(2026, 11, 20))
    builders.term(people[1], post=post, share=2)
    [posts] = posts_of_bodies(at=NOON)
    assert posts.vacancies == 0
    [seat] = posts.offices[0].held
    assert not seat.is_shared


def test_a_seat_beyond_those_there_are_today_fills_none_of_them(people):
    post = builders.post(seats=3)
    builders.term(people[0], post=post, seat=3)
    post.seats = 1
    post.save()
    [posts] = posts_of_bodies(at=NOON)
    assert posts.vacancies == 1
    assert posts.offices[0].free_seats == [1]


@pytest.mark.parametrize("status", Status)
def test_a_branch_that_is_gone_has_no_vacancies(status):
    target = builders.branch()
    branch = builders.branch(
        status=status,
        status_reason="It was time.",
        merged_into=target if status == Status.MERGED else None,
    )
    builders.body(page=branch)
    names = {posts.name for posts in posts_of_bodies()}
    assert (branch.title in names) is (status not in {Status.MERGED, Status.CLOSED})


def test_a_branch_that_is_not_published_has_no_vacancies():
    branch = builders.branch()
    builders.body(page=branch)
    branch.unpublish()
    assert branch.title not in {posts.name for posts in posts_of_bodies()}
    assert Body.objects.filter(page=branch).exists()
