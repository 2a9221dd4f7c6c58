"""Who sees whom in the queue, and what can be done there: by those whose branch it is, and by nobody else."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone
from wagtail.models import ModelLogEntry

from branches.models import Newcomer
from branches.welcome import queue, services
from common.models import ContactMessage, OutgoingMail
from members.rights import Capability
from tests import builders, cast
from tests.branches.welcome.people import new_member, newcomer, officer, secretary

pytestmark = pytest.mark.django_db

QUEUE = "/admin/welcome/"


@pytest.fixture
def world():
    """Berlin and Vienna in Europe, Tokyo in Asia: in each somebody who wrote, and a new member."""
    europe, asia = builders.region(title="Europe"), builders.region(title="Asia")
    places = {"Berlin": europe, "Vienna": europe, "Tokyo": asia}
    branches = {name: builders.branch(region=region, title=name) for name, region in places.items()}
    for name, branch in branches.items():
        newcomer(branch, name=f"{name} visitor", email=f"{name}.visitor@example.org".lower(), days=2)
        new_member(branch, name=f"{name} newly", email=f"{name}.newly@example.org".lower())
    return branches


def people(world):
    yesterday = timezone.now().date() - timedelta(days=1)
    return {
        "officer": officer(world["Berlin"]),
        "former officer": officer(world["Berlin"], email="former@example.org", end=yesterday),
        "foreign officer": officer(world["Tokyo"], email="foreign@example.org"),
        "coordinator": officer(world["Berlin"].region, Capability.REGION, "coordinator@example.org"),
        "secretary": secretary(),
        "editor": officer(None, Capability.EDITOR, "editor@example.org"),
        "member": cast.member(),
        "admin": cast.admin(),
    }


SEES = {
    "officer": {"Berlin"},
    "former officer": set(),
    "foreign officer": {"Tokyo"},
    "coordinator": {"Berlin", "Vienna"},
    "secretary": {"Berlin", "Vienna", "Tokyo"},
    "editor": set(),
    "member": set(),
    "admin": {"Berlin", "Vienna", "Tokyo"},
}


def test_each_sees_whom_they_may_welcome_and_opens_nobody_else(world):
    visited = 0
    for who, user in people(world).items():
        browser = cast.client_of(user)
        answer = browser.get(QUEUE)
        said = answer.content.decode() if answer.status_code == 200 else ""
        assert {name for name in world if f"{name} visitor" in said} == SEES[who], who
        assert {name for name in world if f"{name} newly" in said} == SEES[who], who
        for row in Newcomer.objects.all():
            answer = browser.get(f"{QUEUE}wrote/{row.pk}/")
            assert (answer.status_code == 200) is (row.branch.title in SEES[who]), who
            assert (row.email in answer.content.decode()) is (row.branch.title in SEES[who]), who
            visited += 1
        for membership in queue.new_members():
            answer = browser.get(f"{QUEUE}member/{membership.pk}/")
            assert (answer.status_code == 200) is (membership.branch.title in SEES[who]), who
            assert (membership.email in answer.content.decode()) is (membership.branch.title in SEES[who]), who
            visited += 1
    assert visited == len(SEES) * 6


def test_nothing_is_done_for_a_foreign_branch(world):
    tried = 0
    for who, user in people(world).items():
        browser = cast.client_of(user)
        for row in Newcomer.objects.exclude(branch__title__in=SEES[who]):
            for posted in ({"note": "x"}, {"spam": "1"}, {"hand_over": "1", "branch": world["Vienna"].pk}):
                browser.post(f"{QUEUE}wrote/{row.pk}/", posted)
                tried += 1
        for membership in queue.new_members().exclude(branch__title__in=SEES[who]):
            browser.post(f"{QUEUE}member/{membership.pk}/", {"note": "x"})
            tried += 1
    assert Newcomer.objects.waiting().count() == 3
    assert Newcomer.objects.count() == 3
    assert tried >= 56


def test_a_stranger_is_sent_to_sign_in(client, world):
    assert client.get(QUEUE).status_code == 302
    assert "visitor" not in client.get(QUEUE, follow=True).content.decode()


def test_a_verb_asks_for_itself_who_may(world):
    row = Newcomer.objects.get(branch=world["Tokyo"])
    with pytest.raises(PermissionDenied):
        services.welcome(actor=officer(world["Berlin"]), newcomer=row)


def test_the_list_says_how_long_each_has_waited_the_longest_first(world):
    branch = world["Berlin"]
    for days, name in [(0, "Just now"), (1, "Yesterday"), (6, "Six"), (7, "Seven"), (40, "Forty")]:
        newcomer(branch, days, name=name, email=f"{days}@example.org")
    lines = cast.client_of(officer(branch)).get(QUEUE).context["lines"]
    told = [(line.name, line.waits, line.is_late) for line in lines if "Berlin" not in line.name]
    assert told == [
        ("Forty", "for 40 days", True),
        ("Seven", "for 7 days", True),
        ("Six", "for 6 days", False),
        ("Yesterday", "for 1 day", False),
        ("Just now", "since today", False),
    ]


def test_welcomed_closes_it_with_a_note_and_a_line_of_history(world):
    user, row = officer(world["Berlin"]), Newcomer.objects.get(branch=world["Berlin"])
    answer = cast.client_of(user).post(f"{QUEUE}wrote/{row.pk}/", {"note": "wrote to her"}, follow=True)
    row.refresh_from_db()
    assert (row.welcomed_by, row.note) == (user, "wrote to her")
    assert row.welcomed_at
    assert [line.name for line in answer.context["lines"]] == ["Berlin newly"]
    assert "wrote to her" in answer.content.decode()
    entry = ModelLogEntry.objects.get(action="branches.welcome")
    assert (entry.user, entry.label) == (user, f"newcomer {row.pk}")


def test_a_new_member_who_was_welcomed_is_shown_to_officers_no_more(world):
    user, membership = officer(world["Berlin"]), queue.new_members().get(branch=world["Berlin"])
    browser = cast.client_of(user)
    address = f"{QUEUE}member/{membership.pk}/"
    assert "berlin.newly@example.org" in browser.get(address).content.decode()
    browser.post(address, {"note": ""})
    assert browser.get(address).status_code == 404
    assert "newly" not in browser.get(QUEUE).content.decode()
    row = Newcomer.objects.get(membership=membership)
    assert (row.name, row.email, row.words) == ("", "", "")


@pytest.mark.parametrize(("days", "is_new"), [(0, 1), (59, 1), (60, 0), (61, 0)])
def test_a_member_is_new_for_sixty_days(days, is_new):
    new_member(builders.branch(), days)
    assert queue.new_members().count() == is_new


def test_who_has_left_the_register_waits_no_more():
    from members.membership import today

    new_member(builders.branch(), 10, status="left", until=today())
    assert not queue.new_members().exists()


def test_handed_to_another_branch_they_wait_there_since_they_wrote(world):
    row = Newcomer.objects.get(branch=world["Berlin"])
    browser = cast.client_of(officer(world["Berlin"]))
    browser.post(f"{QUEUE}wrote/{row.pk}/", {"hand_over": "1", "branch": world["Tokyo"].pk})
    moved = Newcomer.objects.get(pk=row.pk)
    assert (moved.branch, moved.arrived_at) == (world["Tokyo"], row.arrived_at)
    assert browser.get(f"{QUEUE}wrote/{row.pk}/").status_code == 404
    assert OutgoingMail.objects.filter(subject__startswith="Tokyo:").exists()


def test_handed_where_they_wait_already_they_are_one(world):
    first = newcomer(world["Berlin"], 9, words="First.")
    second = newcomer(world["Tokyo"], 4, words="Second.")
    services.hand_over(actor=cast.admin(), newcomer=second, branch=world["Berlin"])
    row = Newcomer.objects.get(email="robin@example.org")
    assert (row.branch, row.arrived_at) == (world["Berlin"], first.arrived_at)
    assert row.words == "Second.\n\nFirst."


@pytest.mark.parametrize("branch", ["", "0", "x", "own", "closed"])
def test_handing_to_no_branch_says_so_and_changes_nothing(world, branch):
    closed = builders.branch(status="closed", status_reason="Because.")
    row = Newcomer.objects.get(branch=world["Berlin"])
    chosen = {"own": world["Berlin"].pk, "closed": closed.pk}.get(branch, branch)
    browser = cast.client_of(officer(world["Berlin"]))
    answer = browser.post(f"{QUEUE}wrote/{row.pk}/", {"hand_over": "1", "branch": chosen})
    assert answer.context["hand_over_form"].errors["branch"]
    assert Newcomer.objects.get(pk=row.pk).branch == world["Berlin"]


def test_spam_is_deleted_and_the_history_does_not_say_what_it_said(world):
    row = Newcomer.objects.get(branch=world["Berlin"])
    cast.client_of(officer(world["Berlin"])).post(f"{QUEUE}wrote/{row.pk}/", {"spam": "1"})
    assert not Newcomer.objects.filter(pk=row.pk).exists()
    entry = ModelLogEntry.objects.get(action="branches.delete_spam")
    assert "visitor" not in f"{entry.label}{entry.data}"


def test_the_queue_costs_the_same_however_many_wait(world, django_assert_num_queries):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    user = officer(world["Berlin"])
    browser = cast.client_of(user)
    browser.get(QUEUE)
    with CaptureQueriesContext(connection) as few:
        browser.get(QUEUE)
    for number in range(30):
        newcomer(world["Berlin"], number, email=f"{number}@example.org")
        new_member(world["Berlin"], email=f"new.{number}@example.org")
    with CaptureQueriesContext(connection) as many:
        browser.get(QUEUE)
    assert len(many) == len(few)


# ------------------------------------------------------------------ counts for the desk
def test_the_desk_learns_how_many_wait_and_since_when_in_one_query(world, django_assert_num_queries):
    oldest = newcomer(world["Berlin"], 20)
    newcomer(world["Berlin"], 30, email="done@example.org", welcomed_at=timezone.now())
    with django_assert_num_queries(1):
        counts = queue.waiting_by_branch()
    assert {pk: count for pk, (count, _since) in counts.items()} == {
        world["Berlin"].pk: 3,
        world["Vienna"].pk: 2,
        world["Tokyo"].pk: 2,
    }
    assert counts[world["Berlin"].pk][1] == oldest.arrived_at
    assert counts[world["Tokyo"].pk][1] <= timezone.now() - timedelta(days=3)


def test_unanswered_messages_are_counted_for_the_branch_whichever_page_they_came_through(
    world, django_assert_num_queries
):
    from tests.branches.translations import translated

    pages = [world["Berlin"], translated(world["Berlin"], "fr"), world["Tokyo"], builders.contact_page()]
    for page in pages:
        ContactMessage.objects.create(page=page, name="x", email="x@example.org", body="x")
    ContactMessage.objects.update(created_at=timezone.now() - timedelta(days=8))
    ContactMessage.objects.create(page=world["Tokyo"], body="today")
    with django_assert_num_queries(1):
        assert queue.unanswered_messages_by_branch() == {world["Berlin"].pk: 2, world["Tokyo"].pk: 1}
