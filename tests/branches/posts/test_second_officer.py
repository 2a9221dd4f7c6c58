"""To some posts one officer alone appoints nobody: not a friend, not a second account of their own."""

from datetime import date

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from wagtail.models import ModelLogEntry

from branches.models import Post, Term
from branches.posts import services
from branches.posts.confirming import GUARDED, NotWaiting, confirm, may_confirm
from branches.posts.offices import posts_of_bodies
from branches.rights import rights_of
from common.models import OutgoingMail
from members.models import User
from members.rights import Capability, capabilities_of
from tests import builders, cast

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 22)


@pytest.fixture(autouse=True)
def today():
    with time_machine.travel("2026-11-22T12:00Z", tick=False):
        yield


def keeper(name):
    """Somebody who keeps posts."""
    person = cast.member(f"{name}@example.org", display_name=name.title())
    builders.term(person, post=builders.post(title=f"Officer {name}", capabilities=["elections"]))
    return person


@pytest.fixture
def first():
    return keeper("first")


@pytest.fixture
def second():
    return keeper("second")


@pytest.fixture
def robin():
    return cast.member("robin@example.org", display_name="Robin Ashe")


def guarded(capability=Capability.CONDUCT, **kw):
    return builders.post(title="Conduct officer", capabilities=[str(capability)], seats=2, **kw)


def fresh(person):
    return User.objects.get(pk=person.pk)


@pytest.mark.parametrize("capability", Capability)
def test_what_is_guarded_opens_nothing_until_a_second_officer_has_confirmed(capability, first, second, robin):
    term = services.appoint(actor=first, post=guarded(capability), person=robin, start=TODAY)
    assert term.waits == (capability in GUARDED)
    assert (capability in capabilities_of(fresh(robin))) == (capability not in GUARDED)
    if term.waits:
        assert rights_of(fresh(robin)).bodies == frozenset()
        confirm(actor=second, term=term)
        assert capability in capabilities_of(fresh(robin))


def test_neither_who_appoints_nor_who_is_appointed_nor_anybody_else_confirms(first, second, robin):
    term = services.appoint(actor=first, post=guarded(), person=second, start=TODAY)
    deputy = cast.member("deputy@example.org")
    builders.term(deputy, post=builders.post(body=term.post.body, title="Treasurer"))
    for person in (first, second, robin, deputy, cast.editor()):
        with pytest.raises(PermissionDenied):
            confirm(actor=person, term=term)
    assert Capability.CONDUCT not in capabilities_of(fresh(second))


def test_an_administrators_appointment_counts_but_not_of_themself(robin, second):
    admin, post = cast.admin(), guarded()
    assert not services.appoint(actor=admin, post=post, person=robin, start=TODAY).waits
    own = services.appoint(actor=admin, post=post, person=admin, start=TODAY, seat=2)
    assert own.waits
    assert not may_confirm(admin, own)
    assert may_confirm(second, own)


GIVING = {
    "another person": lambda: {"person": cast.member("account.two@example.org")},
    "longer": lambda: {"end": date(2030, 1, 1)},
    "another post": lambda: {"post": builders.post(title="Secretary", capabilities=["elections"])},
    "from earlier on": lambda: {"start": date(2025, 1, 1)},
}


@pytest.mark.parametrize("case", GIVING)
def test_a_correction_that_gives_something_waits_again(case, first, second, robin):
    term = builders.term(robin, post=guarded(), end=date(2027, 1, 1))
    services.correct(actor=first, term=term, **GIVING[case]())
    term.refresh_from_db()
    assert term.waits
    assert not may_confirm(first, term)
    assert may_confirm(second, term)


def test_a_correction_that_gives_nothing_and_an_end_do_not_wait(first, robin):
    term = builders.term(robin, post=guarded())
    services.correct(actor=first, term=term, filled_by="acting", seat=2)
    services.end_term(actor=first, term=term, end=date(2026, 12, 1))
    assert Capability.CONDUCT in capabilities_of(fresh(robin))


def test_what_is_confirmed_is_what_was_looked_at(first, second, robin):
    """The first officer writes somebody else there while the second looks."""
    term = services.appoint(actor=first, post=guarded(), person=robin, start=TODAY)
    looked_at = Term.objects.get(pk=term.pk)
    services.correct(actor=first, term=term, person=cast.member("account.two@example.org"))
    with pytest.raises(NotWaiting):
        confirm(actor=second, term=looked_at)
    assert Term.objects.get(pk=term.pk).waits


def test_it_is_confirmed_once(first, second, robin):
    term = services.appoint(actor=first, post=guarded(), person=robin, start=TODAY)
    stale = Term.objects.get(pk=term.pk)
    confirm(actor=second, term=term)
    with pytest.raises(NotWaiting):
        confirm(actor=cast.admin(), term=stale)
    assert Term.objects.get(pk=term.pk).confirmed_by == second


def test_until_then_the_seat_is_shown_as_open_and_offered_to_nobody_else(first, robin):
    builders.home()
    post = guarded()
    for seat in (1, 2):
        person = robin if seat == 1 else cast.member("kim@example.org")
        services.appoint(actor=first, post=post, person=person, start=TODAY, seat=seat)
    office = next(office for posts in posts_of_bodies() for office in posts.offices if office.post_id == post.pk)
    assert (office.vacant, office.held) == (2, ())
    text = cast.client_of(first).get(reverse("post:index"), {"vacant": "vacant"}).text
    assert f"{reverse('term:add')}?post={post.pk}" not in text
    assert f"{reverse('term:index')}?state=waiting" in text


def test_administrators_and_others_who_keep_posts_are_mailed_and_the_mail_names_nobody(first, second, robin):
    cast.admin()
    services.appoint(actor=first, post=guarded(), person=robin, start=TODAY)
    mails = OutgoingMail.objects.all()
    assert {mail.to for mail in mails} == {"admin@example.org", second.email}
    assert all("/admin/posts/terms/confirm/" in mail.text and "Robin" not in mail.text for mail in mails)


def test_the_screens_lead_from_the_form_to_the_second_officers_button(first, second, robin):
    builders.home()
    post = guarded()
    fields = {"post": post.pk, "person": robin.email, "start": "2026-11-22", "seat": 1, "share": 1}
    client = cast.client_of(first)
    answer = client.post(reverse("term:add"), fields | {"filled_by": "appointment", "voting": ""}, follow=True)
    assert "this counts once a second officer has confirmed it" in answer.text
    term = Term.objects.get(person=robin)
    url, edit = (reverse(f"term:{name}", args=[term.pk]) for name in ("confirm", "edit"))
    assert "Waits to be confirmed" in client.get(edit).text
    assert "Confirm the appointment" not in client.get(url).text
    assert client.post(url).status_code == 302  # Wagtail's way to refuse
    assert Term.objects.get(pk=term.pk).waits

    client = cast.client_of(second)
    assert url in client.get(reverse("term:index"), {"state": "waiting"}).text
    page = client.get(url).text
    assert "Confirm the appointment" in page
    assert "Robin Ashe" in page
    assert "Read and handle conduct reports" in page
    assert client.post(url).status_code == 302
    assert not Term.objects.get(pk=term.pk).waits
    assert ModelLogEntry.objects.filter(action="branches.term.confirm", user=second).count() == 1
    assert cast.client_of(robin).get(url).status_code != 200


def test_a_post_that_somebody_held_is_abolished_and_not_deleted(first, robin):
    builders.home()
    held, never = guarded(), builders.post(title="Empty")
    builders.term(robin, post=held, end=date(2026, 2, 1))
    for person in (first, cast.admin()):
        client = cast.client_of(person)
        url = reverse("post:delete", args=[held.pk])
        assert url not in client.get(reverse("post:edit", args=[held.pk])).text
        for method in (client.get, client.post):
            assert "Say from when it is abolished instead" in method(url, follow=True).text
    client = cast.client_of(first)
    assert reverse("post:delete", args=[never.pk]) in client.get(reverse("post:edit", args=[never.pk])).text
    client.post(reverse("post:delete", args=[never.pk]))
    assert [Post.objects.filter(pk=post.pk).exists() for post in (held, never)] == [True, False]
