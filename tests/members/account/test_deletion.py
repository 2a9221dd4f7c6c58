"""Deletion, table by table: everything that can point to somebody is filled, and then nothing of them is left."""

import json
import re
from datetime import timedelta

import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.files.base import ContentFile
from django.db import connection
from django.utils import timezone
from wagtail.log_actions import log
from wagtail.models import Comment, CommentReply, ModelLogEntry, PageLogEntry, Revision, UploadedFile
from wagtail.users.models import UserProfile

from common.jobs import run_due
from common.mail import queue_mail
from common.models import ContactMessage
from members.account import erasing, services
from members.models import User
from tests import builders, cast
from tests.members.account.filling import fill, name_of, pointing_fields
from tests.members.account.people import ADDRESS, NUMBER, confirm, strict_client, zebulon

pytestmark = pytest.mark.django_db

DELETE = "/account/delete/"
TRACES = re.compile(r"zebulon|quixworth|987654321012", re.IGNORECASE)
# The party's record of its members is not the person's to delete here.
PARTYS_OWN = {("members_membership", "email"), ("members_membership", "name")}


@pytest.fixture(autouse=True)
def site():
    return builders.home()


def traces():
    """Every column of every table that says who somebody was, and how many columns were read."""
    found, seen = set(), 0
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            seen += len(columns)
            for row in cursor.fetchall():
                found |= {(table, name) for name, value in zip(columns, row, strict=True) if _tells(value)}
    return found | {
        ("django_session", "session_data") for row in Session.objects.all() if _tells(row.get_decoded())
    }, seen


def _tells(value):
    if isinstance(value, bytes | memoryview):
        value = bytes(value).decode("utf-8", "replace")
    return bool(TRACES.search(value if isinstance(value, str) else json.dumps(value, default=str)))


@pytest.fixture
def everywhere():
    """Somebody who has left a trace in every table that has a column for it, and in those that have none."""
    user = zebulon(time_zone="Asia/Tokyo", language="fr")
    user.groups.add(Group.objects.create(name="Some group"))
    user.user_permissions.add(Permission.objects.first())
    for field in pointing_fields():
        if not field.model.objects.filter(**{field.name: user}).exists():
            fill(field, user)
    cast.client_of(user).get("/account/")
    cast.client_of(user)
    leave_traces_without_a_column(user)
    return user


def leave_traces_without_a_column(user):
    queue_mail(
        to=ADDRESS, template="members/account_deleted", context={"when": timezone.now()}, language="en", time_zone=""
    )
    ContactMessage.objects.create(page=builders.contact_page(), name="Zebulon", email=ADDRESS, body="Quixworth asks")
    log(user, "wagtail.edit", user=cast.admin(), data={"name": "Zebulon"})
    page = builders.standard_page()
    comment = Comment.objects.create(page=page, user=user, text="Zebulon thinks", contentpath="body", position="")
    other = Comment.objects.create(page=page, user=cast.admin(), text="Of another", contentpath="body", position="")
    CommentReply.objects.create(comment=other, user=user, text="Quixworth replies")
    page = type(page).objects.get(pk=page.pk)
    page.owner = page.locked_by = user
    page.save()
    page.save_revision(user=user).publish()
    assert Comment.objects.filter(pk=comment.pk).exists()


def test_every_table_is_filled(everywhere):
    empty = [
        name_of(field)
        for field in pointing_fields()
        if not field.model.objects.filter(**{field.name: everywhere}).exists()
    ]
    assert empty == []
    assert len(pointing_fields()) >= 30
    found, seen = traces()
    tables = {table for table, _column in found}
    assert {"django_session", "common_outgoingmail", "common_contactmessage", "wagtailcore_revision"} <= tables
    assert len(tables) >= 25
    assert seen >= 500


def test_nothing_of_a_person_is_left_in_any_table(everywhere):
    services.delete_account(user=everywhere)
    run_due()
    found, seen = traces()
    assert found == set()
    assert seen >= 500


def test_the_partys_record_stays_and_says_so(everywhere, client):
    from members.models import Membership

    Membership.objects.create(number_hash="x" * 64, name="Zebulon Quixworth", email=ADDRESS, since="2020-01-01")
    Membership.objects.create(
        number_hash="y" * 64, name="Z", linked_email=ADDRESS, status="left", since="2019-01-01", until="2020-01-01"
    )
    page = cast.client_of(everywhere).get(DELETE).text
    assert "head office" in page
    services.delete_account(user=everywhere)
    run_due()
    assert traces()[0] == PARTYS_OWN


def test_what_others_made_stays(everywhere):
    page = builders.standard_page(title="Of another", owner=cast.admin())
    revision = page.save_revision(user=cast.admin())
    services.delete_account(user=everywhere)
    revision.refresh_from_db()
    assert revision.content["owner"] == cast.admin().pk
    assert revision.user == cast.admin()
    assert Comment.objects.filter(text="Of another").exists()
    kept = [comment for row in Revision.objects.all() for comment in row.content.get("wagtail_admin_comments", [])]
    assert [(comment["text"], comment["replies"]) for comment in kept] == [("Of another", [])]


def test_public_texts_stay_without_the_name_and_can_be_edited_on(everywhere):
    page = builders.standard_page(title="How to join", owner=everywhere)
    revision = page.save_revision(user=everywhere)
    revision.publish()
    services.delete_account(user=everywhere)
    page = type(page).objects.get(pk=page.pk)
    assert page.live
    assert page.owner is None
    again = Revision.objects.get(pk=revision.pk).as_object()
    assert (again.title, again.owner) == ("How to join", None)
    again.save_revision(user=cast.admin()).publish()


def test_histories_keep_the_deed_and_not_the_person(everywhere):
    mine = builders.standard_page()
    log(mine, "wagtail.publish", user=everywhere)
    log(cast.member(), "wagtail.edit", user=everywhere)
    pages, models = PageLogEntry.objects.count(), ModelLogEntry.objects.count()
    services.delete_account(user=everywhere)
    assert (PageLogEntry.objects.count(), ModelLogEntry.objects.count()) == (pages, models)
    entry = PageLogEntry.objects.select_related("user").get(page=mine, action="wagtail.publish")
    assert entry.user_id == erasing.SOMEBODY
    assert "deleted" in entry.user_display_name
    history = cast.client_of(cast.admin()).get(f"/admin/pages/{mine.pk}/history/")
    assert history.status_code == 200


def test_files_go_with_their_rows(everywhere):
    profile = UserProfile.get_for_user(everywhere)
    profile.avatar.save("zebulon.png", ContentFile(builders.png()))
    upload = UploadedFile.objects.create(uploaded_by_user=everywhere, file=ContentFile(b"x", name="mine.txt"))
    stored = [(profile.avatar.storage, profile.avatar.name), (upload.file.storage, upload.file.name)]
    assert all(storage.exists(name) for storage, name in stored)
    services.delete_account(user=everywhere)
    assert not any(storage.exists(name) for storage, name in stored)


def test_the_address_gets_one_last_mail_in_its_language_and_zone(everywhere):
    services.delete_account(user=everywhere)
    run_due()
    assert [letter.to for letter in mail.outbox] == [[ADDRESS]]
    assert "à Tokyo" in mail.outbox[0].body
    assert "Zeb" not in mail.outbox[0].body


def test_messages_of_somebody_else_whose_address_one_only_claims_stay():
    from allauth.account.models import EmailAddress

    user = zebulon()
    EmailAddress.objects.create(user=user, email="ann@example.org", verified=False)
    ContactMessage.objects.create(page=builders.contact_page(), name="Ann", email="ann@example.org", body="Hello")
    services.delete_account(user=user)
    assert ContactMessage.objects.count() == 1


def test_half_a_deletion_is_none(everywhere, monkeypatch):
    def fail(user):
        raise RuntimeError

    before = traces()[0]
    monkeypatch.setitem(services.erasures.__globals__["ERASURES"], "last", erasing_of(fail))
    with pytest.raises(RuntimeError):
        services.delete_account(user=everywhere)
    assert traces()[0] == before


def erasing_of(erase):
    from members.account.sections import Erasure

    return Erasure(erase, 99, frozenset())


# ------------------------------------------------------------------ the page
def test_it_is_said_what_goes_and_what_stays():
    page = cast.client_of(zebulon()).get(DELETE).text
    for words in ("signed out on every device", "private calendar", "contact forms", "your comments on drafts"):
        assert words in page.lower()
    for words in ("without your name", "history of the site", "a post was filled", "head office"):
        assert words in page


@pytest.mark.parametrize("typed", ["", "zebulon", "other@example.org", f"{ADDRESS}x", "<script>", "x" * 300])
def test_without_ones_own_address_nothing_happens_and_the_page_says_why(typed):
    client = cast.client_of(zebulon())
    response = client.post(DELETE, {"email": typed})
    assert response.status_code == 200
    assert "field__error" in response.text
    assert User.objects.filter(pk=NUMBER).exists()
    assert client.get("/account/").status_code == 200


@pytest.mark.parametrize("typed", [ADDRESS, ADDRESS.upper(), f"  {ADDRESS} "])
def test_with_it_one_is_gone_and_signed_out_everywhere(typed):
    user = zebulon()
    here, elsewhere = cast.client_of(user), cast.client_of(user)
    response = here.post(DELETE, {"email": typed}, follow=True)
    assert response.redirect_chain == [("/account/deleted/", 302)]
    assert "Your account is deleted" in response.text
    assert not User.objects.filter(pk=NUMBER).exists()
    assert [client.get("/account/").status_code for client in (here, elsewhere)] == [302, 302]
    assert not Session.objects.filter(expire_date__gt=timezone.now() + timedelta(days=2)).exists()


def test_a_forged_form_deletes_nobody():
    assert strict_client(zebulon()).post(DELETE, {"email": ADDRESS}).status_code == 403
    assert User.objects.filter(pk=NUMBER).exists()


def test_one_never_deletes_somebody_else():
    zebulon()
    client = cast.client_of(cast.member())
    assert client.post(DELETE, {"email": ADDRESS, "user": NUMBER, "pk": NUMBER}).status_code == 200
    assert User.objects.filter(pk=NUMBER).exists()


def test_looking_at_the_page_deletes_nobody():
    cast.client_of(zebulon()).get(DELETE, {"email": ADDRESS})
    assert User.objects.filter(pk=NUMBER).exists()


def test_the_last_administrator_is_refused_with_a_reason_until_there_is_another():
    admin = confirm(cast.admin())
    client = cast.client_of(admin)
    page = client.post(DELETE, {"email": admin.email}).text
    assert "You are the only administrator" in page
    assert 'name="email"' not in page
    assert User.objects.filter(pk=admin.pk).exists()
    User.objects.create_superuser("idle@example.org", "x", is_active=False)
    assert "You are the only administrator" in client.get(DELETE).text
    cast.admin("second@example.org")
    assert client.post(DELETE, {"email": admin.email}).status_code == 302
    assert not User.objects.filter(pk=admin.pk).exists()


def test_whoever_holds_a_post_is_told_and_it_falls_vacant():
    from branches.models import Term

    user = zebulon()
    post = builders.post(title="Secretary")
    held = builders.term(user, post=post)
    over = builders.term(user, start="2020-01-01", end="2021-01-01")
    coming = builders.term(user, start=timezone.now().date() + timedelta(days=9))
    page = cast.client_of(user).get(DELETE).text
    assert f"You are Secretary, {post.body}" in page
    assert page.count("alert--warning") == 1
    services.delete_account(user=user)
    held.refresh_from_db()
    over.refresh_from_db()
    assert (held.person, over.person) == (None, None)
    assert held.end <= timezone.now().date() + timedelta(days=1)
    assert over.end.isoformat() == "2021-01-01"
    assert not Term.objects.filter(pk=coming.pk).exists()
    builders.term(cast.member(), post=post, start=held.end)
