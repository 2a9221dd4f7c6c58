"""An administrator who deletes somebody deletes all that is theirs."""

import pytest
from wagtail.models import PageLogEntry

from members.account.erasing import SOMEBODY
from members.models import User
from tests import builders, cast
from tests.members.account.people import ADDRESS, NUMBER, zebulon

pytestmark = pytest.mark.django_db

ONE = f"/admin/users/delete/{NUMBER}/"
SEVERAL = f"/admin/bulk/members/user/delete/?id={NUMBER}&next=/admin/users/"


@pytest.fixture(autouse=True)
def somebody():
    user = zebulon()
    page = builders.standard_page()
    PageLogEntry.objects.log_action(page, "wagtail.edit", user=user)
    return user


@pytest.mark.parametrize("url", [ONE, SEVERAL])
def test_what_is_theirs_goes_too(url, mailoutbox):
    from common.jobs import run_due

    client = cast.client_of(cast.admin())
    assert client.get(url).status_code == 200
    assert User.objects.filter(pk=NUMBER).exists()
    response = client.post(url, follow=True)
    assert "1 account is deleted." in response.text
    assert not User.objects.filter(pk=NUMBER).exists()
    assert not PageLogEntry.objects.filter(user_id=NUMBER).exists()
    assert PageLogEntry.objects.filter(user_id=SOMEBODY).exists()
    run_due()
    assert [letter.to for letter in mailoutbox] == [[ADDRESS]]


@pytest.mark.parametrize("who", [cast.member, cast.editor])
@pytest.mark.parametrize("url", [ONE, SEVERAL])
def test_nobody_else_may(who, url):
    cast.client_of(who()).post(url)
    assert User.objects.filter(pk=NUMBER).exists()


def test_other_bulk_actions_are_left_alone():
    page = builders.standard_page()
    client = cast.client_of(cast.admin())
    client.post(f"/admin/bulk/wagtailcore/page/delete/?id={page.pk}&next=/admin/")
    assert not type(page).objects.filter(pk=page.pk).exists()
    assert User.objects.filter(pk=NUMBER).exists()
