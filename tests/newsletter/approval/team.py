"""Two who share a post and write, two editors, an author elsewhere; and the form of articles as browsers send it."""

from dataclasses import dataclass

from django.urls import reverse
from wagtail.models import Page, TaskState

from branches.choices import BodyKind, Share
from members.models import User
from members.rights import Capability
from newsletter.approval.provision import ensure_approval_of_articles
from newsletter.models import ArticlePage
from tests import builders, cast
from tests.access.roles import holds, post
from tests.branches.plans.editing import filled

BODY = {
    "body-count": "1",
    "body-0-deleted": "",
    "body-0-order": "0",
    "body-0-type": "quote",
    "body-0-id": "",
    "body-0-value-quote": "We met on a Tuesday.",
    "body-0-value-attribution": "",
}


@dataclass
class Team:
    region: Page
    author: User
    partner: User
    editor: User
    colleague: User
    stranger: User


def person(name, where, capabilities, title, **term):
    user = cast.member(f"{name}@example.org", first_name=name.title(), last_name="Example")
    holds(user, post(where, capabilities, title, **({"kind": BodyKind.REGION} if where else {})), **term)
    return User.objects.get(pk=user.pk)


def team():
    ensure_approval_of_articles()
    europe, asia = builders.region(title="Europe", slug="europe"), builders.region(title="Asia", slug="asia")
    write = [Capability.REGION, Capability.ARTICLES]
    return Team(
        region=europe,
        author=person("ann", europe, write, "Coordinator"),
        partner=person("pat", europe, write, "Coordinator", share=Share.SECOND),
        editor=person("ed", None, [Capability.EDITOR], "Newsletter editor"),
        colleague=person("col", None, [Capability.EDITOR], "Newsletter editor"),
        stranger=person("sam", asia, write, "Coordinator"),
    )


def draft(author, **kw):
    return builders.article(**{"live": False, "owner": author, "authors": [author]} | kw)


def edit_url(article):
    return reverse("wagtailadmin_pages:edit", args=[article.pk])


def review_url(article):
    return reverse("newsletter_review", args=[article.pk])


def send(user, article, action="", **changes):
    """The editor's form, changed, sent by one of its buttons."""
    client = cast.client_of(user)
    data = filled(client, edit_url(article)) | BODY | changes
    if action:
        data[action] = action
    return client.post(edit_url(article), data)


def hand_in(user, article, **changes):
    answer = send(user, article, "action-submit", **changes)
    assert answer.status_code == 302, answer.context["form"].errors
    return state_of(article)


def start(user, article):
    """Handed in without the form, where a test is not about it."""
    page = ArticlePage.objects.get(pk=article.pk)
    page.get_workflow().start(page, user)
    return state_of(article)


def state_of(article):
    return TaskState.objects.filter(workflow_state__object_id=str(article.pk)).latest("pk")


def answer(user, article, action="approve", comment="Good."):
    step = {"step": state_of(article).pk}
    return cast.client_of(user).post(review_url(article), {"action": action, "comment": comment, **step})


def by_wagtails_door(user, article, action="approve"):
    url = reverse("wagtailadmin_pages:workflow_action", args=[article.pk, action, state_of(article).pk])
    return cast.client_of(user).post(url, {"comment": "Good."})


def is_live(article):
    return Page.objects.get(pk=article.pk).live


def again(page):
    return type(page).objects.get(pk=page.pk)
