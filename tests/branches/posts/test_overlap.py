"""No two terms on one seat at once: the database refuses, and the form says who holds it. The same list on both."""

import threading
from datetime import date

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import IntegrityError, OperationalError, connection, connections, models, transaction

from branches.models import Term
from branches.posts import overlap, services
from tests import builders, cast

MARCH, APRIL, MAY, JUNE, JULY = (date(2026, month, 1) for month in range(3, 8))

# What is there already, what is to come beside it, and whether it may.
CASES = {
    "the same days": ((APRIL, JUNE), (APRIL, JUNE), False),
    "nested inside": ((MARCH, JULY), (APRIL, MAY), False),
    "around": ((APRIL, MAY), (MARCH, JULY), False),
    "overlapping the end": ((MARCH, MAY), (APRIL, JUNE), False),
    "overlapping the start": ((APRIL, JUNE), (MARCH, MAY), False),
    "by one day at the end": ((MARCH, MAY), (date(2026, 4, 30), JUNE), False),
    "by one day at the start": ((APRIL, MAY), (MARCH, date(2026, 4, 2)), False),
    "touching after": ((MARCH, APRIL), (APRIL, MAY), True),
    "touching before": ((APRIL, MAY), (MARCH, APRIL), True),
    "apart": ((MARCH, APRIL), (MAY, JUNE), True),
    "both without an end": ((MARCH, None), (APRIL, None), False),
    "open, then a closed one": ((MARCH, None), (MAY, JUNE), False),
    "closed, then an open one inside": ((MARCH, JUNE), (MAY, None), False),
    "closed, then an open one after": ((MARCH, MAY), (MAY, None), True),
    "a closed one before an open one": ((MAY, None), (MARCH, MAY), True),
}


@pytest.fixture
def post(db):
    return builders.post(seats=2)


@pytest.fixture
def robin(db):
    return cast.member("robin@example.org", display_name="Robin Ashe")


@pytest.fixture
def kim(db):
    return cast.member("kim@example.org", display_name="Kim Osei")


def accepted(write):
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        return False
    return True


@pytest.mark.parametrize("case", CASES)
def test_the_database_refuses_what_overlaps_and_takes_what_touches(case, post, robin, kim):
    there, coming, may = CASES[case]
    builders.term(robin, post=post, start=there[0], end=there[1])
    assert accepted(lambda: builders.term(kim, post=post, start=coming[0], end=coming[1])) is may


@pytest.mark.parametrize("case", CASES)
def test_a_term_that_is_moved_by_update_is_refused_as_one_that_is_written(case, post, robin, kim):
    there, coming, may = CASES[case]
    builders.term(robin, post=post, start=there[0], end=there[1])
    other = builders.term(kim, post=post, start=date(2020, 1, 1), end=date(2020, 2, 1))
    moved = Term.objects.filter(pk=other.pk)
    assert accepted(lambda: moved.update(start=coming[0], end=coming[1])) is may


@pytest.mark.parametrize("case", CASES)
def test_the_form_says_so_before_the_database_does(case, post, robin, kim):
    there, coming, may = CASES[case]
    builders.term(robin, post=post, start=there[0], end=there[1])
    term = Term(post=post, person=kim, start=coming[0], end=coming[1])
    if may:
        term.full_clean()
    else:
        with pytest.raises(ValidationError, match="Robin Ashe holds this seat from"):
            term.full_clean()


def test_the_message_names_both_days_as_days_that_are_held(post, robin, kim):
    builders.term(robin, post=post, start=MARCH, end=MAY)
    with pytest.raises(ValidationError, match=r"Robin Ashe holds this seat from 1 March 2026 to 30 April 2026\."):
        Term(post=post, person=kim, start=APRIL).full_clean()


def test_the_message_names_nobody_whose_account_is_closed(post, robin, kim):
    builders.term(robin, post=post, start=MARCH)
    robin.is_active = False
    robin.save()
    with pytest.raises(ValidationError) as refused:
        Term(post=post, person=kim, start=APRIL, end=MAY).full_clean()
    assert "Robin" not in str(refused.value)
    assert "Somebody who is no longer here" in str(refused.value)


def test_many_at_once_are_refused_when_two_of_them_overlap(post, robin, kim):
    pair = [
        Term(post=post, person=robin, start=MARCH, end=MAY),
        Term(post=post, person=kim, start=APRIL, end=JUNE),
    ]
    assert not accepted(lambda: Term.objects.bulk_create(pair))
    assert Term.objects.count() == 0


@pytest.mark.parametrize("beside", [{"share": 2}, {"seat": 2}], ids=["a job share", "another seat"])
def test_a_job_share_and_another_seat_stand_beside(beside, post, robin, kim):
    builders.term(robin, post=post)
    assert accepted(lambda: builders.term(kim, post=post, **beside))
    Term.objects.filter(person=kim).get().full_clean()


def test_another_post_stands_beside(robin, kim):
    builders.term(robin)
    assert accepted(lambda: builders.term(kim))


@pytest.mark.parametrize("twice", [{"share": 2}, {"seat": 2}], ids=["both shares", "two seats"])
def test_nobody_holds_one_post_twice_at_once(twice, post, robin):
    builders.term(robin, post=post)
    with pytest.raises(ValidationError, match="Robin Ashe holds this post already"):
        Term(post=post, person=robin, start=APRIL, **twice).full_clean()
    assert not accepted(lambda: builders.term(robin, post=post, **twice))


def test_somebody_may_hold_one_post_again_later(post, robin):
    builders.term(robin, post=post, end=APRIL)
    assert accepted(lambda: builders.term(robin, post=post, seat=2, start=APRIL))


def test_terms_of_people_who_left_are_still_kept_apart_by_seat_but_not_as_one_person(post, robin, kim):
    builders.term(robin, post=post)
    builders.term(kim, post=post, seat=2)
    robin.delete(), kim.delete()
    assert Term.objects.filter(person=None).count() == 2
    assert not accepted(lambda: builders.term(None, post=post))


def test_a_term_that_is_saved_again_does_not_stand_in_its_own_way(post, robin):
    term = builders.term(robin, post=post, end=MAY)
    term.end = JUNE
    term.full_clean()
    assert accepted(term.save)


@pytest.mark.django_db(transaction=True)
def test_of_two_that_are_written_at_once_one_is_refused():
    post = builders.post()

    def write(person):
        try:
            return accepted(lambda: builders.term(person, post=post, end=JULY))
        except OperationalError as error:
            # How PostgreSQL refuses one of two rows that wait for each other.
            return "deadlock detected" not in str(error)

    assert sorted(at_once(write)) == [False, True]
    assert Term.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_who_are_appointed_at_once_the_second_is_told_who_holds_the_seat():
    post, actor = builders.post(), cast.admin()

    def appoint(person):
        try:
            services.appoint(actor=actor, post=post, person=person, start=APRIL, end=JULY)
        except ValidationError as error:
            return error.messages[0]
        return ""

    done, told = sorted(at_once(appoint))
    assert done == ""
    assert told == f"{Term.objects.get().name} holds this seat from 1 April 2026 to 30 June 2026."


def at_once(write):
    """What ``write`` answers for two people, in two threads that begin together."""
    people = [cast.member(f"person{number}@example.org") for number in range(2)]
    ready, answers = threading.Barrier(2), []

    def one(person):
        try:
            ready.wait(10)
            answers.append(write(person))
        finally:
            connections.close_all()

    threads = [threading.Thread(target=one, args=[person]) for person in people]
    [thread.start() for thread in threads]
    [thread.join(30) for thread in threads]
    return answers


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL alters tables in place")
@pytest.mark.django_db(transaction=True)
def test_triggers_that_a_rebuilt_table_lost_are_made_again_by_migrate():
    field = models.CharField(max_length=10, default="")
    field.set_attributes_from_name("note")
    try:
        with connection.schema_editor() as editor:
            editor._remake_table(Term, create_field=field)
        assert triggers() == set()
        call_command("migrate", verbosity=0)
        assert triggers() == {f"{name}_{event}" for name in overlap.RULES for event in overlap.EVENTS}
    finally:
        with connection.schema_editor() as editor:
            editor._remake_table(Term)
        overlap.create(connection)


@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL has constraints")
def test_every_rule_has_its_triggers(db):
    assert triggers() == {f"{name}_{event}" for name in overlap.RULES for event in overlap.EVENTS}


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has triggers")
def test_every_rule_is_a_constraint(db):
    with connection.cursor() as cursor:
        cursor.execute("SELECT conname FROM pg_constraint WHERE contype = 'x'")
        assert {name for (name,) in cursor.fetchall()} == set(overlap.RULES)


def test_the_guard_can_be_taken_away_and_put_back(post, robin, kim):
    builders.term(robin, post=post, end=JUNE)
    connection.check_constraints()  # PostgreSQL alters no table with checks still to make
    overlap.drop(connection)
    assert accepted(lambda: builders.term(kim, post=post, end=MAY))
    Term.objects.filter(person=kim).delete()
    connection.check_constraints()
    overlap.create(connection)
    assert not accepted(lambda: builders.term(kim, post=post, end=MAY))


def triggers():
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND tbl_name = %s", [overlap.TABLE])
        return {name for (name,) in cursor.fetchall()}
