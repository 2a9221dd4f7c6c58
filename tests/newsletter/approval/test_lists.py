"""The queue and an author's own page: what stands there, for whom, and at what cost."""

from datetime import date, timedelta

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from common.models import OutgoingMail
from members.models import User
from members.rights import Capability, holds
from newsletter.approval import lists, reminders
from newsletter.approval.states import Standing
from newsletter.models import ArticlePage, NamedAuthor, Reminder
from tests import builders, cast
from tests.newsletter.approval import team as t

pytestmark = pytest.mark.django_db


@pytest.fixture
def team():
    return t.team()


def queries(act):
    with CaptureQueriesContext(connection) as captured:
        act()
    return len(captured)


def fresh(user):
    return User.objects.get(pk=user.pk)


# ------------------------------------------------------------------------------------------------ the queue
def test_the_queue_says_what_waits_since_when_for_whom_and_why_not_oneself(team):
    with time_machine.travel(timezone.now() - timedelta(days=5), tick=False):
        old = t.draft(team.author, title="Waits long")
        t.start(team.author, old)
    new = t.draft(team.stranger, title="Waits shortly")
    t.start(team.stranger, new)
    builders.article(title="Read by all")
    first, second = lists.waiting_rows(fresh(team.editor))
    assert (first.title, first.age, first.is_late, first.mine, first.by) == (
        "Waits long",
        "5 days",
        True,
        True,
        "Ann Example",
    )
    assert (second.title, second.age, second.whom, second.is_late) == (
        "Waits shortly",
        "less than a day",
        "editors",
        False,
    )
    page = cast.client_of(team.editor).get(reverse("newsletter_waiting")).content.decode()
    assert page.index("Waits long") < page.index("Waits shortly")
    assert "Read by all" not in page
    assert lists.waiting_rows(fresh(team.author)) == []


def test_ones_own_text_stands_among_those_for_others_with_the_reason(team):
    own = t.draft(team.editor, title="The editor's own")
    t.start(team.editor, own)
    (row,) = lists.waiting_rows(fresh(team.editor))
    assert (row.mine, row.why_not[:21]) == (False, "This is your own text")


def test_the_queue_costs_the_same_with_ten_times_the_articles(team):
    def more(count):
        for _ in range(count):
            text = t.draft(team.author, regions=[team.region])
            t.start(team.author, text)

    more(2)
    client = cast.client_of(team.editor)
    client.get(reverse("newsletter_waiting"))
    few = queries(lambda: client.get(reverse("newsletter_waiting")))
    more(18)
    assert queries(lambda: client.get(reverse("newsletter_waiting"))) <= few
    assert len(lists.waiting_rows(fresh(team.editor))) == 20


# ------------------------------------------------------------------------------------------------ mine
def test_my_articles_stand_by_where_they_stand_with_what_was_asked(team):
    t.draft(team.author, title="Begun")
    waits, back = t.draft(team.partner, title="Handed in"), t.draft(team.author, title="Given back")
    t.start(team.partner, waits)
    t.start(team.author, back)
    t.answer(team.editor, back, "reject", "Name the day.")
    builders.article(owner=team.author, title="Read by all")
    t.draft(team.stranger, title="Somebody else's")
    groups = dict(lists.own_rows(fresh(team.author)))
    assert {standing: [row.title for row in rows] for standing, rows in groups.items()} == {
        Standing.CHANGES_ASKED: ["Given back"],
        Standing.DRAFT: ["Begun"],
        Standing.IN_REVIEW: ["Handed in"],
        Standing.PUBLISHED: ["Read by all"],
    }
    assert next(iter(groups)) == Standing.CHANGES_ASKED
    given_back = groups[Standing.CHANGES_ASKED][0]
    assert (given_back.said, given_back.said_by) == ("Name the day.", "Ed Example")
    assert groups[Standing.IN_REVIEW][0].whose == "Pat Example"
    assert [rows[0].title for _standing, rows in lists.own_rows(fresh(team.stranger))] == ["Somebody else's"]


def test_my_page_costs_the_same_with_ten_times_the_articles(team):
    def more(count):
        for number in range(count):
            text = t.draft(team.author)
            if number % 2:
                t.start(team.author, text)

    more(2)
    client = cast.client_of(team.author)
    client.get(reverse("newsletter_mine"))
    few = queries(lambda: client.get(reverse("newsletter_mine")))
    more(18)
    assert queries(lambda: client.get(reverse("newsletter_mine"))) <= few


# ------------------------------------------------------------------------------------------------ reminders
@pytest.mark.parametrize(
    ("age", "mails"),
    [
        (timedelta(days=3, seconds=-1), 0),
        (timedelta(days=3), 2),
        (timedelta(days=7, seconds=-1), 2),
        (timedelta(days=7), 2),
    ],
)
def test_who_may_answer_is_reminded_from_the_third_day_and_only_once(team, age, mails):
    now = timezone.now()
    text = t.draft(team.author)
    with time_machine.travel(now - age, tick=False):
        t.start(team.author, text)
    OutgoingMail.objects.all().delete()
    with time_machine.travel(now, tick=False):
        for _ in range(3):
            reminders.remind()
    assert OutgoingMail.objects.count() == mails
    assert {mail.to for mail in OutgoingMail.objects.all()} <= {team.editor.email, team.colleague.email}


def test_after_the_second_reminder_there_is_none(team):
    begin, text = timezone.now(), t.draft(team.author)
    with time_machine.travel(begin, tick=False) as clock:
        t.start(team.author, text)
        for day in range(30):
            clock.move_to(begin + timedelta(days=day, hours=1))
            reminders.remind()
    assert list(Reminder.objects.order_by("number").values_list("number", flat=True)) == [1, 2]
    assert OutgoingMail.objects.filter(to=team.editor.email, subject__contains="still waits").count() == 2


def test_what_was_answered_is_not_brought_to_mind(team):
    begin, text = timezone.now(), t.draft(team.author)
    t.start(team.author, text)
    t.answer(team.editor, text, "reject", "More.")
    with time_machine.travel(begin + timedelta(days=9), tick=False):
        assert reminders.remind() == 0


# ------------------------------------------------------------------------------------------------ named authors
LONDON_MIDNIGHT = "2026-06-09T23:00:00+00:00"


@pytest.mark.parametrize(
    ("moment", "writes"),
    [
        ("2026-05-31T22:59:59+00:00", False),
        ("2026-05-31T23:00:00+00:00", True),
        ("2026-06-09T22:59:59+00:00", True),
        (LONDON_MIDNIGHT, False),
    ],
)
def test_a_named_author_writes_from_the_first_day_to_the_day_they_stop_by_londons_clock(team, moment, writes):
    guest = cast.member("guest@example.org")
    NamedAuthor.objects.create(person=guest, since=date(2026, 6, 1), until=date(2026, 6, 10))
    with time_machine.travel(moment, tick=False):
        assert holds(fresh(guest), Capability.ARTICLES) is writes
        url = reverse("wagtailadmin_pages:add", args=["newsletter", "articlepage", builders.newsletter_index().pk])
        assert (cast.client_of(guest).get(url).status_code == 200) is writes


def test_an_editor_names_an_author_who_writes_hands_in_and_stops_by_themselves(team):
    guest, day = cast.member("guest@example.org"), timezone.now().date()
    sent = {"person": "guest@example.org", "since": str(day), "until": str(day + timedelta(days=30))}
    cast.client_of(team.author).post(reverse("namedauthor:add"), sent)
    assert not NamedAuthor.objects.exists()
    assert cast.client_of(team.editor).post(reverse("namedauthor:add"), sent).status_code == 302
    assert NamedAuthor.objects.get().named_by == team.editor
    text = t.draft(guest)
    t.hand_in(guest, text, summary="By a guest.")
    t.answer(guest, text)
    assert not t.is_live(text)
    NamedAuthor.objects.update(since=day - timedelta(days=3), until=day)
    assert not ArticlePage.objects.get(pk=text.pk).permissions_for_user(fresh(guest)).can_edit()


def test_a_time_that_ends_before_it_begins_is_refused(team):
    cast.member("guest@example.org")
    sent = {"person": "guest@example.org", "since": "2026-06-10", "until": "2026-06-10"}
    answer = cast.client_of(team.editor).post(reverse("namedauthor:add"), sent)
    assert answer.status_code == 200
    assert not NamedAuthor.objects.exists()


def test_nobody_names_themself_or_gives_themself_more_time(team):
    day = timezone.now().date()
    sent = {"person": team.editor.email, "since": str(day), "until": str(day + timedelta(days=3000))}
    assert cast.client_of(team.editor).post(reverse("namedauthor:add"), sent).status_code == 200
    assert not NamedAuthor.objects.exists()
    cast.client_of(team.colleague).post(reverse("namedauthor:add"), sent | {"until": str(day + timedelta(days=3))})
    mine = NamedAuthor.objects.get(person=team.editor)
    cast.client_of(team.editor).post(reverse("namedauthor:edit", args=[mine.pk]), sent)
    assert NamedAuthor.objects.get().until == day + timedelta(days=3)
