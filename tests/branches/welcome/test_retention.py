"""Newcomers do not stay: when a row goes, when its branch is warned, and what a person's own requests do."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import IntegrityError, transaction
from django.utils import timezone

from branches.models import Newcomer
from branches.welcome import own_data, retention, services
from common.jobs import run_due
from common.models import Job, OutgoingMail
from members.account.sections import EXPORTS
from tests import builders, cast
from tests.branches.welcome.people import new_member, newcomer

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
A_SECOND = timedelta(seconds=1)


def of_age(age, **kw):
    return newcomer(builders.branch(), **{"arrived_at": NOW - age} | kw)


@pytest.mark.parametrize(("off", "kept"), [(-A_SECOND, True), (timedelta(0), False), (A_SECOND, False)])
def test_who_was_welcomed_goes_after_thirty_days(off, kept):
    of_age(timedelta(days=60), welcomed_at=NOW - timedelta(days=30) - off)
    retention.purge(now=NOW)
    assert Newcomer.objects.exists() is kept


@pytest.mark.parametrize(("off", "kept"), [(-A_SECOND, True), (timedelta(0), False), (A_SECOND, False)])
def test_who_was_never_welcomed_goes_after_half_a_year(off, kept):
    of_age(timedelta(days=180) + off, warned_at=NOW - timedelta(days=14))
    retention.purge(now=NOW)
    assert Newcomer.objects.exists() is kept


@pytest.mark.parametrize(
    ("warned", "kept"),
    [(None, True), (timedelta(days=14) - A_SECOND, True), (timedelta(days=14), False)],
)
def test_nobody_goes_unwelcomed_before_the_warning_is_a_fortnight_old(warned, kept):
    of_age(timedelta(days=400), warned_at=warned and NOW - warned)
    retention.purge(now=NOW)
    assert Newcomer.objects.exists() is kept


@pytest.mark.parametrize(("off", "warned"), [(-A_SECOND, 0), (timedelta(0), 1), (A_SECOND, 1)])
def test_the_branch_is_warned_a_fortnight_before_once_and_without_names(off, warned):
    of_age(timedelta(days=166) + off)
    assert retention.warn(now=NOW) == warned
    assert retention.warn(now=NOW + A_SECOND * 0) == 0
    told = OutgoingMail.objects.filter(to="branch@example.org")
    assert told.count() == warned
    assert not [row for row in told if "obin" in row.text + row.html + row.subject]


def test_one_mail_tells_of_all_who_wait_too_long_at_a_branch():
    branch = builders.branch()
    for number in range(3):
        newcomer(branch, arrived_at=NOW - timedelta(days=170), email=f"{number}@example.org")
    assert retention.warn(now=NOW) == 3
    assert OutgoingMail.objects.count() == 1


def test_that_a_member_was_welcomed_is_remembered_while_they_are_new_without_the_note():
    member = new_member(builders.branch(), days=5)
    services.welcome_member(actor=cast.admin(), membership=member, note="rang him")
    row = Newcomer.objects.get()
    retention.purge(now=row.welcomed_at + timedelta(days=31))
    assert Newcomer.objects.get().note == ""
    retention.purge(now=row.welcomed_at + timedelta(days=61))
    assert not Newcomer.objects.exists()


def test_the_night_sees_to_it():
    newcomer(builders.branch(), 170)
    run_due()
    run_due()
    assert Newcomer.objects.get().warned_at
    assert mail.outbox
    assert Job.objects.filter(name="branches.forget_newcomers", due_at__gt=timezone.now()).exists()


def test_nobody_waits_twice_at_a_branch_in_the_database():
    branch = builders.branch()
    newcomer(branch, welcomed_at=timezone.now())
    newcomer(branch)
    with pytest.raises(IntegrityError), transaction.atomic():
        newcomer(branch)


def test_the_database_takes_no_copy_of_a_member():
    branch = builders.branch()
    with pytest.raises(IntegrityError), transaction.atomic():
        newcomer(branch, membership=new_member(branch))


# ------------------------------------------------------------------ a person's own requests
@pytest.fixture
def robin():
    """Signed in with the address that somebody wrote under."""
    newcomer(builders.branch(title="Berlin"), note="sounds keen")
    newcomer(builders.branch(), email="other@example.org")
    return cast.member("robin@example.org")


@pytest.mark.parametrize("verified", [True, False])
def test_an_export_has_what_was_written_under_a_verified_address(robin, verified):
    EmailAddress.objects.create(user=robin, email=robin.email, verified=verified)
    found = EXPORTS["hellos"].data(robin)
    assert [(row["branch"], row["words"], row["note"]) for row in found] == (
        [("Berlin", "I am new here.", "sounds keen")] if verified else []
    )


@pytest.mark.parametrize("verified", [True, False])
def test_deletion_reaches_it_too_and_nobody_elses(robin, verified):
    EmailAddress.objects.create(user=robin, email=robin.email, verified=verified)
    own_data.forget(robin)
    left = set(Newcomer.objects.values_list("email", flat=True))
    assert left == ({"other@example.org"} if verified else {"other@example.org", "robin@example.org"})


def test_a_row_names_nobody():
    assert "obin" not in str(newcomer(builders.branch()))
