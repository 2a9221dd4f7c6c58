"""The digest of a branch: its meetings and new articles, to whoever wants it, once, and never empty."""

from datetime import UTC, date, datetime

import pytest
import time_machine
from wagtail.models import PageViewRestriction

from members.choices import Digest
from newsletter.choices import MailingKind, MailingState, When
from newsletter.delivery.filling import fill
from newsletter.delivery.states import move
from newsletter.digest.services import make_digests
from newsletter.models import Delivery, Mailing, Subscriber
from tests import builders, cast

pytestmark = pytest.mark.django_db

# The eve of Thursday 26 November 2026.
EVE = datetime(2026, 11, 25, 9, tzinfo=UTC)
EVE_OF_MONTHLY = datetime(2026, 12, 2, 9, tzinfo=UTC)


@pytest.fixture(autouse=True)
def now(settings):
    settings.DIGEST_WEEKDAY = 3
    settings.SITE_URL = "https://labour.example.org"
    with time_machine.travel(EVE, tick=False) as clock:
        yield clock


@pytest.fixture
def berlin():
    return builders.branch(title="Berlin", region=builders.region(title="Europe"))


def reader(branch, email="weekly@example.org", digest=Digest.WEEKLY, **kw):
    """A member of a branch who wants a digest."""
    return cast.registered(branch, email, digest=digest, **kw)


def meeting(branch, **kw):
    return builders.meeting(parent=branch, **{"start_date": date(2026, 12, 1)} | kw)


def article(day, **kw):
    with time_machine.travel(datetime(2026, 11, day, 10, tzinfo=UTC), tick=False):
        return builders.article(**kw)


def shells(mailing):
    return {(shell.variant, shell.language): shell for shell in mailing.shells.all()}


def the_text(branch="", language="en", **kw):
    (mailing,) = make_digests(**kw)
    return shells(mailing)[(str(branch and branch.pk), language)].text


def recipients(mailing):
    """Who gets a row once the mailing begins, and what about."""
    move(mailing, MailingState.FILLING)
    fill(mailing.pk)
    return set(Delivery.objects.filter(mailing=mailing).values_list("person_id", "variant", "language"))


def test_it_tells_the_branchs_meetings_and_articles_in_the_readers_language(berlin):
    reader(berlin, language="de")
    meeting(berlin, title="Advent evening")
    article(22, title="Voting from abroad", branches=[berlin])
    (mailing,) = make_digests()
    (shell,) = shells(mailing).values()
    assert (shell.variant, shell.language) == (str(berlin.pk), "de")
    assert shell.subject == "Berlin: ein Treffen"
    assert "Advent evening" in shell.text
    assert "Voting from abroad" in shell.text
    assert "https://labour.example.org/branches/" in shell.text
    assert len(shell.moments) == 1


def test_it_goes_out_at_eight_where_each_reader_lives_through_the_same_engine(berlin):
    reader(berlin)
    meeting(berlin)
    (mailing,) = make_digests()
    mailing.refresh_from_db()
    assert (mailing.kind, mailing.when) == (MailingKind.DIGEST, When.MORNING)
    assert mailing.local_time == datetime(2026, 11, 26, 8)
    assert mailing.state == MailingState.SCHEDULED
    assert mailing.starts_at == datetime(2026, 11, 25, 18, tzinfo=UTC)
    assert mailing.expected == 1
    assert mailing.title == "Weekly digest of Thursday 26 November 2026"


def test_it_is_made_once_however_often_it_is_asked_for(berlin, now):
    reader(berlin)
    meeting(berlin)
    assert len(make_digests()) == 1
    assert make_digests() == []
    now.move_to(datetime(2026, 11, 26, 20, tzinfo=UTC))
    assert make_digests() == []
    assert Mailing.objects.count() == 1


def test_nothing_is_made_where_nobody_wants_one(berlin):
    reader(berlin, digest=Digest.NEVER)
    meeting(berlin)
    assert make_digests() == []


def test_nothing_is_made_where_there_is_nothing_to_tell(berlin):
    reader(berlin)
    assert make_digests() == []
    assert not Mailing.objects.exists()


def test_nobody_of_a_branch_without_news_gets_an_empty_one(berlin):
    madrid = builders.branch(title="Madrid")
    told = reader(berlin, "berlin@example.org")
    reader(madrid, "madrid@example.org")
    meeting(berlin)
    (mailing,) = make_digests()
    assert mailing.expected == 1
    assert recipients(mailing) == {(told.pk, str(berlin.pk), "en")}


def test_each_gets_their_own_branchs_in_their_own_language(berlin):
    madrid = builders.branch(title="Madrid")
    people = {
        (reader(berlin, "a@example.org").pk, str(berlin.pk), "en"),
        (reader(berlin, "b@example.org", language="de").pk, str(berlin.pk), "de"),
        (reader(madrid, "c@example.org", language="es").pk, str(madrid.pk), "es"),
    }
    meeting(berlin)
    meeting(madrid)
    (mailing,) = make_digests()
    assert recipients(mailing) == people
    assert len(shells(mailing)) == 3


def test_who_has_no_branch_is_told_of_everybodys_meetings(berlin):
    someone = cast.member("nobody@example.org", digest=Digest.WEEKLY)
    cast.registered(None, "nobody@example.org")
    meeting(berlin, title="Advent evening")
    (mailing,) = make_digests()
    assert "Advent evening" in shells(mailing)[("", "en")].text
    assert recipients(mailing) == {(someone.pk, "", "en")}


def test_a_subscriber_gets_the_digest_of_the_branch_they_chose(berlin):
    row = Subscriber.objects.create(
        email="sub@example.org", wants_digest=True, wants_newsletter=False, branch=berlin, confirmed_at=EVE
    )
    meeting(berlin)
    (mailing,) = make_digests()
    assert recipients(mailing) == {(row.pk, str(berlin.pk), "en")}


def test_what_only_some_may_see_is_not_told_of(berlin):
    reader(berlin)
    meeting(berlin, title="Open evening")
    closed = meeting(berlin, title="Closed evening"), article(22, title="Closed article")
    for page in closed:
        PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)
    text = the_text(berlin)
    assert "Open evening" in text
    assert "Closed" not in text


@pytest.mark.parametrize(
    ("start", "is_told"),
    [(date(2026, 11, 25), False), (date(2026, 11, 26), True), (date(2026, 12, 9), True), (date(2026, 12, 10), False)],
)
def test_meetings_are_told_of_from_the_morning_it_is_read_for_two_weeks(berlin, start, is_told):
    reader(berlin)
    article(23, title="So that there is one")
    meeting(berlin, title="Evening", start_date=start)
    assert ("Evening" in the_text(berlin)) is is_told


@pytest.mark.parametrize(("day", "is_new"), [(18, False), (19, True), (24, True)])
def test_articles_are_new_since_the_digest_before(berlin, day, is_new):
    reader(berlin)
    meeting(berlin)
    article(day, title="Something new")
    assert ("Something new" in the_text(berlin)) is is_new


def test_articles_are_those_about_the_branch_its_region_or_nobody_in_particular(berlin):
    reader(berlin)
    other = builders.branch(title="Lima")
    article(22, title="About us", branches=[berlin])
    article(22, title="About Europe", regions=[berlin.get_parent().specific])
    article(22, title="For all")
    article(22, title="About Lima", branches=[other])
    article(22, title="About the Americas", regions=[other.get_parent().specific])
    article(22, title="Not approved yet", live=False)
    text = the_text(berlin)
    told = {"About us", "About Europe", "For all"}
    untold = {"About Lima", "About the Americas", "Not approved yet"}
    assert {title for title in told | untold if title in text} == told


def test_the_monthly_one_is_a_mailing_of_its_own_for_who_wants_that(berlin, now):
    now.move_to(EVE_OF_MONTHLY)
    weekly, monthly = reader(berlin, "a@example.org"), reader(berlin, "b@example.org", Digest.MONTHLY)
    meeting(berlin, start_date=date(2026, 12, 8))
    meeting(berlin, title="New Year", start_date=date(2027, 1, 4))
    first, second = make_digests()
    assert (first.segment["digests"], second.segment["digests"]) == (["weekly"], ["monthly"])
    assert second.title == "Monthly digest of Thursday 3 December 2026"
    assert "New Year" not in shells(first)[(str(berlin.pk), "en")].text
    assert "New Year" in shells(second)[(str(berlin.pk), "en")].text
    assert {row[0] for row in recipients(first)} == {weekly.pk}
    assert {row[0] for row in recipients(second)} == {monthly.pk}


def test_an_article_that_is_withdrawn_before_the_digest_leaves_stops_it(berlin):
    reader(berlin)
    page = article(22, title="Something new")
    (mailing,) = make_digests()
    assert mailing.revisions == {str(page.pk): page.live_revision_id}
    page.unpublish()
    move(mailing, MailingState.FILLING)
    fill(mailing.pk)
    mailing.refresh_from_db()
    assert (mailing.state, mailing.reason) == (MailingState.ASKING, "withdrawn")


def test_a_branch_that_is_not_shown_any_more_is_told_of_as_none(berlin):
    reader(berlin)
    meeting(builders.branch(title="Madrid"), title="Madrid meets")
    berlin.live = False
    berlin.save()
    assert "Labour International: what is coming" in the_text(berlin)
