"""A conduct page is taken off the site by two: one asks and says why, another confirms."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from wagtail.models import PageLogEntry

from common.models import OutgoingMail
from conduct.models import Withdrawal
from conduct.pages import services
from tests import cast
from tests.conduct.pages import team as t


def ask(user, page, reason="It is wrong."):
    return cast.client_of(user).post(t.withdraw_url(page), {"reason": reason})


def press(user, page, action):
    return cast.client_of(user).post(t.withdraw_url(page), {"action": action})


def is_live(page):
    return t.again(page).live


@pytest.mark.parametrize("name", ["index", "code", "form", "text"])
def test_one_asks_another_confirms_and_both_stand_in_the_history(site, name):
    page = getattr(site, name)
    ask(site.ada, page)
    assert is_live(page)
    press(site.ben, page, "confirm")
    assert not is_live(page)
    entries = PageLogEntry.objects.filter(page=page.pk, action__in=["conduct.ask_withdrawal", "conduct.withdraw"])
    assert [(entry.user, entry.data["reason"]) for entry in entries.order_by("pk")] == [
        (site.ada, "It is wrong."),
        (site.ben, "It is wrong."),
    ]


def test_whoever_asked_does_not_confirm_but_may_take_it_back(site):
    ask(site.ada, site.form)
    assert press(site.ada, site.form, "confirm").status_code in (302, 403)
    assert is_live(site.form)
    press(site.ada, site.form, "refuse")
    assert not Withdrawal.objects.filter(answered_at=None).exists()
    assert is_live(site.form)


@pytest.mark.parametrize("name", ["editor", "translator", "admin", "coordinator", "member"])
def test_nobody_else_asks_or_confirms(site, name):
    user = getattr(site, name)
    ask(user, site.form)
    assert not Withdrawal.objects.exists()
    with pytest.raises(PermissionDenied):
        services.ask_withdrawal(actor=user, page=site.form, reason="Because.")
    ask(site.ada, site.form)
    press(user, site.form, "confirm")
    with pytest.raises(PermissionDenied):
        services.answer_withdrawal(actor=user, page=site.form, confirmed=True)
    assert is_live(site.form)


def test_a_reason_is_asked_for(site):
    ask(site.ada, site.form, " ")
    with pytest.raises(ValidationError):
        services.ask_withdrawal(actor=site.ada, page=site.form, reason=" ")
    assert not Withdrawal.objects.exists()


def test_it_is_asked_for_once(site):
    ask(site.ada, site.form)
    ask(site.ben, site.form, "For another reason.")
    assert Withdrawal.objects.count() == 1


def test_where_whoever_asked_has_left_it_is_asked_anew(site):
    ask(site.ada, site.form)
    Withdrawal.objects.update(asked_by=None)
    with pytest.raises(PermissionDenied):
        services.answer_withdrawal(actor=site.ben, page=site.form, confirmed=True)
    press(site.ben, site.form, "refuse")
    assert is_live(site.form)


def test_all_who_are_qualified_are_told(site):
    ask(site.ada, site.form)
    told = set(OutgoingMail.objects.values_list("to", flat=True))
    assert told == {"ben@example.org", "cem@example.org", "dpo@example.org"}
    html = cast.client_of(site.ben).get(reverse("conduct_pages")).content.decode()
    assert "asked for by Ada Example" in html


def test_it_comes_back_by_two_approvals(site):
    ask(site.ada, site.text)
    press(site.ben, site.text, "confirm")
    t.start(site.editor, site.text)
    t.answer(site.ada, site.text)
    assert not is_live(site.text)
    t.answer(site.ben, site.text)
    assert is_live(site.text)
