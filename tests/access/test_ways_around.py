"""Ways around the doors: ids written otherwise, mails that outlive a term, accounts written by others' hands."""

import pytest
from django.contrib.auth.models import Permission
from django.core import mail
from django.urls import reverse
from wagtail.admin.views.pages import edit
from wagtail.models import PageSubscription

from branches.models import Body, BodyPage, Post
from events.access import may_join
from events.models import Occurrence
from members.models import User
from tests import builders, cast
from tests.access.roles import holds

WRITTEN = ("{}", "%20{}", "%2B{}", "0{}", "{}%20", "\N{FULLWIDTH DIGIT ZERO}{}")
BULK = ("delete", "publish", "unpublish", "move")


@pytest.mark.parametrize("written", WRITTEN)
def test_an_id_written_otherwise_opens_no_door(world, people, written):
    client, secret = people.client("officer"), world.page("tokyo", "draft")
    asked = "id=" + written.format(secret.pk)
    bulk = [reverse("wagtail_bulk_action", args=["wagtailcore", "page", verb]) for verb in BULK]
    for address in [*bulk, reverse("wagtailadmin_choose_page_chosen_multiple")]:
        answer = client.get(f"{address}?{asked}", follow=True)
        assert answer.status_code in {200, 404}
        assert "Tokyo-secret" not in answer.content.decode(), address


@pytest.mark.parametrize("nonsense", ["x", "", "1,2", "1e3", "None"])
def test_what_is_no_id_is_not_found(people, nonsense):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    assert people.client("officer").get(f"{address}?id={nonsense}").status_code == 404


def test_comments_on_a_draft_are_mailed_to_nobody_whose_term_is_over(world, people):
    page = world.page("berlin", "draft")
    for role in ("officer", "former_officer", "foreign_officer"):
        PageSubscription.objects.create(user=getattr(people, role), page=page, comment_notifications=True)
    readers = [row.user for row in PageSubscription.objects.filter(page=page).select_related("user")]
    about = {"page": page, "editor": people.coordinator, "new_comments": [], "resolved_comments": []}
    edit.send_notification(readers, "updated_comments", about | {"deleted_comments": [], "replied_comments": []})
    assert {address for letter in mail.outbox for address in letter.to} == {"officer@example.org"}


def test_nobody_makes_a_committee_of_the_organisation_below_their_branch(world, people):
    text = world.page("berlin", "text")
    sent = {"title": "Executive Committee", "slug": "executive", "kind": "executive", "introduction": "We."}
    sent |= {"body-count": "0", "action-publish": "1", "mailbox": "", "comments-TOTAL_FORMS": "0"}
    sent |= {"comments-INITIAL_FORMS": "0"}
    for role in ("officer", "coordinator", "editor"):
        client = people.client(role)
        assert client.get(f"/admin/pages/add/branches/bodypage/{text.pk}/").status_code != 200
        client.post(f"/admin/pages/add/branches/bodypage/{text.pk}/", sent)
    assert not BodyPage.objects.exists()
    assert BodyPage in world.home.specific.creatable_subpage_models()
    assert BodyPage.can_create_at(world.home)


def test_a_branch_that_calls_itself_like_a_committee_comes_into_none_of_its_meetings(world, people):
    builders.event_index()
    meeting = builders.meeting(
        audience="body", body_name="Executive Committee", join_link="https://meet.example.org/x"
    )
    executive = builders.body(kind="executive", name="Executive Committee", slug="the-executive")
    holds(people.member, Post.objects.create(body=executive, title="Treasurer", seats=9))
    branch = world.page("berlin")
    branch.title = "Executive Committee"
    branch.save_revision().publish()
    assert Body.objects.get(page_id=branch.pk).name == "Executive Committee"
    assert not may_join(people.officer, meeting)
    assert may_join(people.member, meeting)
    of = Occurrence.objects.filter(series__event=meeting)
    assert not of.open_to(people.officer).exists()
    assert of.open_to(people.member).exists()


USERS = "/admin/users/"


@pytest.fixture
def helper(world, people):
    """Somebody whom an administrator once gave the rights to keep accounts, by hand."""
    user = cast.member("helper@example.org")
    rights = Permission.objects.filter(content_type__app_label="members", codename__endswith="_user")
    user.user_permissions.add(*rights, Permission.objects.get(codename="access_admin"))
    return user


def test_who_keeps_accounts_by_hand_takes_none_and_makes_no_administrator(helper, people):
    client, other = cast.client_of(helper), people.membership
    taken = {"email": "helper+2@example.org", "first_name": "A", "last_name": "B", "is_active": "on"}
    client.post(f"{USERS}edit/{other.pk}/", taken | {"is_superuser": "on"})
    client.post(f"{USERS}edit/{people.admin.pk}/", taken)
    client.post(f"{USERS}new/", taken | {"is_superuser": "on"})
    client.post(f"/admin/bulk/members/user/set_active_state/?id={other.pk}", {"mark_as_active": ""})
    assert User.objects.get(pk=other.pk).email == "membership@example.org"
    assert User.objects.get(pk=other.pk).is_active
    assert people.admin.is_superuser
    assert not User.objects.filter(email="helper+2@example.org").exists()
    assert User.objects.filter(is_superuser=True).count() == 1


def test_administrators_write_accounts_as_ever(people):
    client, other = people.client("admin"), people.membership
    answer = client.post(
        f"{USERS}edit/{other.pk}/",
        {"email": "secretary@example.org", "first_name": "A", "last_name": "B", "is_active": "on"},
    )
    assert answer.status_code == 302
    assert User.objects.get(pk=other.pk).email == "secretary@example.org"


@pytest.mark.parametrize(("role", "moved"), [("returning", False), ("admin", True)])
def test_who_keeps_posts_moves_none_of_their_own_to_another_branch(world, people, role, moved):
    """Its capability would go along with it."""
    berlin, tokyo = world.page("berlin"), world.page("tokyo")
    mine = Post.objects.get(title="Secretary", body__page_id=berlin.pk)
    holds(people.returning, mine)
    client, address = people.client(role), f"/admin/posts/posts/edit/{mine.pk}/"
    form = client.get(address).context["form"]
    sent = {name: form[name].value() for name in form.fields}
    sent = {name: value for name, value in sent.items() if value not in (None, False)}
    sent |= {"title": "Second secretary", "body": Body.objects.get(page_id=tokyo.pk).pk}
    answer = client.post(address, sent)
    assert (answer.status_code == 302) is moved
    assert moved or list(answer.context["form"].errors) == ["body"]
    assert tokyo.permissions_for_user(people.returning).can_edit() is moved
    sent |= {"body": mine.body_id}
    assert client.post(address, sent).status_code == 302
