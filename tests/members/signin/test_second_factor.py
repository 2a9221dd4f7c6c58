"""REQUIRE_MFA: the admin and officers' screens are for whoever used a second factor in this session."""

import pytest
import time_machine
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    SECRET_SESSION_KEY,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.core.cache import cache
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import RequestFactory
from django.views import View
from wagtail.models import ModelLogEntry

from common.models import OutgoingMail
from members.rights import Capability
from members.signin import OfficersOnly, officers_only
from tests import builders, cast
from tests.members.signin.doing import is_signed_in, newest_mail, sign_in

pytestmark = pytest.mark.django_db

ADMIN = "/admin/"
SET_UP = "/account/2fa/"


@pytest.fixture(autouse=True)
def required(settings, monkeypatch):
    settings.REQUIRE_MFA = True
    builders.home()
    # Outside of tests, which are one transaction each, what waits for the end of one runs within the request.
    monkeypatch.setattr("django.db.transaction.on_commit", lambda function, **kw: function())
    # Codes change every half minute.
    with time_machine.travel("2026-11-22T12:00Z", tick=False):
        yield


def app_code(secret):
    """What an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, list(yield_hotp_counters_from_time())[1]))


def set_up_app(client):
    """Set up an app; its secret, and the answer."""
    client.get("/account/2fa/app/")
    secret = client.session[SECRET_SESSION_KEY]
    return secret, client.post("/account/2fa/app/", {"code": app_code(secret)})


def signed_in_by_code(user):
    client, _answer = sign_in(user.email)
    return client


def test_who_has_no_second_factor_is_led_to_set_one_up_and_comes_back():
    client = signed_in_by_code(cast.admin())
    assert client.get("/admin/pages/?ordering=title")["Location"] == SET_UP
    assert "Your post needs a second step" in client.get(SET_UP).text
    _secret, answer = set_up_app(client)
    codes = client.get(answer["Location"]).text
    assert 'href="/admin/pages/?ordering=title"' in codes
    assert client.get("/admin/pages/?ordering=title").status_code in {200, 302}
    assert client.get(ADMIN).status_code == 200


def test_the_first_factor_of_somebody_who_enters_the_admin_is_in_the_history_and_told_by_mail(caplog):
    client = signed_in_by_code(cast.admin())
    with caplog.at_level("WARNING", "rights"):
        set_up_app(client)
    noted = ModelLogEntry.objects.get(action="members.first_factor")
    assert (noted.object_id, noted.user.email) == (str(noted.user.pk), "admin@example.org")
    assert "first second factor" in caplog.text
    assert "admin@example.org" not in caplog.text
    assert "An authenticator app was added to your account" in OutgoingMail.objects.latest("pk").text
    assert "for the first time" in client.get("/admin/reports/site-history/").text


def test_the_first_factor_of_others_and_a_second_one_are_nobodys_news():
    set_up_app(signed_in_by_code(cast.member()))
    assert not ModelLogEntry.objects.filter(action="members.first_factor").exists()


def test_who_has_one_is_asked_for_it_when_signing_in():
    first = signed_in_by_code(cast.admin())
    secret, _answer = set_up_app(first)
    cache.clear()
    client, answer = sign_in("admin@example.org")
    assert answer["Location"] == "/account/login/second-step/"
    assert not is_signed_in(client)
    client.post("/account/login/second-step/", {"code": app_code(secret)})
    assert client.get(ADMIN).status_code == 200


def test_a_session_that_has_not_shown_it_is_asked_for_it_and_comes_back():
    secret, _answer = set_up_app(signed_in_by_code(cast.admin()))
    cache.clear()
    client = cast.client_of(cast.admin())
    asked = client.get(ADMIN)
    assert asked["Location"] == "/account/2fa/confirm/?next=/admin/"
    answer = client.post(asked["Location"], {"code": app_code(secret), "next": ADMIN})
    assert answer["Location"] == ADMIN
    assert client.get(ADMIN).status_code == 200


def test_a_wrong_code_does_not_do():
    set_up_app(signed_in_by_code(cast.admin()))
    client = cast.client_of(cast.admin())
    client.post("/account/2fa/confirm/", {"code": "000000"})
    assert client.get(ADMIN).status_code == 302


def test_a_code_is_taken_once_although_it_is_valid_for_longer():
    secret, _answer = set_up_app(signed_in_by_code(cast.admin()))
    client = cast.client_of(cast.admin())
    client.post("/account/2fa/confirm/", {"code": app_code(secret)})
    assert client.get(ADMIN).status_code == 302


def test_a_recovery_code_does_once():
    set_up_app(signed_in_by_code(cast.admin()))
    codes = Authenticator.objects.get(type="recovery_codes").wrap().get_unused_codes()
    assert len(codes) == 10
    for expected in (200, 302):
        client = cast.client_of(cast.admin())
        client.post("/account/2fa/confirm/", {"code": codes[0]})
        assert client.get(ADMIN).status_code == expected


def test_who_removes_their_last_factor_is_led_to_set_one_up_again():
    client = signed_in_by_code(cast.admin())
    set_up_app(client)
    assert client.get(ADMIN).status_code == 200
    client.post("/account/2fa/app/remove/")
    assert not Authenticator.objects.exists()
    assert client.get(ADMIN)["Location"] == SET_UP


def test_a_new_factor_ends_all_other_sessions():
    here, there = (signed_in_by_code(cast.admin()) for _n in range(2))
    set_up_app(here)
    assert here.get("/account/sessions/").status_code == 200
    assert there.get("/account/sessions/").status_code == 302


def test_a_change_of_factors_is_told_by_mail():
    set_up_app(signed_in_by_code(cast.admin()))
    mail = newest_mail("admin@example.org")
    assert mail.subject == "An authenticator app was added to your account."
    assert "in London (" in mail.text


def test_a_member_is_not_asked_and_still_may_not_enter():
    client = cast.client_of(cast.member())
    assert client.get("/account/").status_code in {200, 404}
    answer = client.get(ADMIN)
    assert "2fa" not in answer.get("Location", "")
    assert answer.status_code != 200


def test_a_script_of_the_admin_gets_a_refusal_instead_of_a_page():
    client = cast.client_of(cast.admin())
    answer = client.get("/admin/choose-page/", headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.status_code == 403


def test_the_helper_of_the_tests_is_somebody_with_a_second_factor():
    assert cast.client_of(cast.admin(), second_factor=True).get(ADMIN).status_code == 200


@pytest.mark.parametrize("required", [True, False])
def test_where_it_is_not_required_nobody_is_asked(settings, required):
    settings.REQUIRE_MFA = required
    assert cast.client_of(cast.admin()).get(ADMIN).status_code == (302 if required else 200)


def everywhere(name):
    from tests.members.signin.test_doors import every_address

    return [address for address, outer in every_address() if "wagtail.admin.urls" in outer and name in address]


def test_every_address_of_the_admin_asks_for_it():
    """All of them: what answers at all to somebody without a second factor is named here."""
    client = cast.client_of(cast.admin())
    addresses = everywhere("/admin/")
    answers = {address: client.get(address) for address in addresses}
    led = {address for address, answer in answers.items() if answer.get("Location") == SET_UP}
    assert set(answers) - led == {"/admin/sprite/", "/admin/jsi18n/", "/admin/login/", "/admin/logout/"} | {
        address for address in addresses if address.startswith("/admin/password_reset/")
    }
    assert len(led) >= 250


# ------------------------------------------------------------------ officers' screens outside the admin
@officers_only(Capability.MEMBERSHIP)
def screen(request):
    return HttpResponse("names")


class Screen(OfficersOnly, View):
    capabilities = (Capability.MEMBERSHIP,)

    def get(self, request):
        return HttpResponse("names")


@pytest.mark.parametrize("view", [screen, Screen.as_view()])
def test_an_officers_screen_asks_for_sign_in_right_and_second_factor_in_this_order(view):
    def asked_by(user, used=False):
        request = RequestFactory().get("/secret/")
        request.user, request.session = user, cast.client_of(user, second_factor=used).session
        return view(request)

    assert asked_by(cast.visitor())["Location"] == "/account/login/?next=/secret/"
    with pytest.raises(PermissionDenied):
        asked_by(cast.member())
    assert asked_by(cast.admin())["Location"] == SET_UP
    assert asked_by(cast.admin(), used=True).content == b"names"
