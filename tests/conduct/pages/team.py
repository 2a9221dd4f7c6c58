"""Those who write and approve conduct pages, those who would like to, and the forms as browsers send them."""

from dataclasses import dataclass

from django.urls import reverse
from wagtail.fields import StreamField
from wagtail.models import Page, TaskState

from conduct.models import CodeOfConductPage, ConductIndexPage, ConductTextPage, ReportFormPage
from conduct.pages.provision import ensure_conduct
from home.provision import ensure_locales
from members.models import User
from members.rights import Capability
from tests import builders, cast
from tests.access.roles import holds, post
from tests.branches.plans.editing import filled
from tests.conduct.pages.sent import streams

QUALIFIED = ("ada", "ben", "cem")


@dataclass
class Site:
    """The pages, and everybody by name; each person fetched anew, so that nobody carries old rights with them."""

    index: ConductIndexPage
    code: CodeOfConductPage
    form: ReportFormPage
    text: ConductTextPage

    def __getattr__(self, name):
        return User.objects.get(email=f"{name}@example.org")

    @property
    def pages(self):
        return [again(page) for page in (self.index, self.code, self.form, self.text)]


def site():
    """A provisioned site with three officers, a data protection officer, editor, translator and administrator."""
    ensure_locales()
    ensure_conduct(builders.home())
    for name in QUALIFIED:
        person(name, [Capability.CONDUCT, Capability.CONDUCT_PAGES], "Conduct officer")
    person("dpo", [Capability.DATA_PROTECTION, Capability.CONDUCT_PAGES], "Data protection officer")
    person("editor", [Capability.EDITOR], "Web editor")
    person("translator", [Capability.TRANSLATOR], "Translator")
    person("coordinator", [Capability.ARTICLES], "Coordinator")
    cast.member()
    cast.admin()
    return Site(
        index=ConductIndexPage.objects.get(),
        code=CodeOfConductPage.objects.get(),
        form=ReportFormPage.objects.get(),
        text=ConductTextPage.objects.get(slug="hosts"),
    )


def person(name, capabilities, title):
    user = cast.member(f"{name}@example.org", first_name=name.title(), last_name="Example")
    holds(user, post(None, capabilities, title, seats=99))
    return user


def again(page):
    return type(page).objects.get(pk=page.pk)


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def review_url(page):
    return reverse("conduct_review", args=[page.pk])


def withdraw_url(page):
    return reverse("conduct_withdraw", args=[page.pk])


def send(user, page, action="", **changes):
    """The editor's form with what it showed, changed, sent by one of its buttons."""
    client = cast.client_of(user)
    held = again(page)
    named = [field.name for field in held._meta.get_fields() if isinstance(field, StreamField)]
    data = filled(client, edit_url(page)) | streams(held, *named) | changes
    if action:
        data[action] = action
    return client.post(edit_url(page), data)


def hand_in(user, page, **changes):
    answer = send(user, page, "action-submit", **changes)
    assert answer.status_code == 302, answer.context["form"].errors
    return state_of(page)


def start(user, page, **changes):
    """Written and handed in without the form, where a test is not about it."""
    page = again(page)
    for name, value in ({"introduction": f"Changed by {user}."} | changes).items():
        setattr(page, name, value)
    page.save_revision(user=user)
    page = again(page)
    page.get_workflow().start(page, user)
    return state_of(page)


def state_of(page):
    return TaskState.objects.filter(workflow_state__object_id=str(page.pk)).latest("pk")


def answer(user, page, action="approve", comment="Good."):
    step = {"step": state_of(page).pk}
    return cast.client_of(user).post(review_url(page), {"action": action, "comment": comment, **step})


def by_wagtails_door(user, page, action="approve"):
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, action, state_of(page).pk])
    return cast.client_of(user).post(url, {"comment": "Good."})


def waits(page):
    return Page.objects.get(pk=page.pk).workflow_in_progress


def says(page):
    """What readers read, of the fields that tests change."""
    return again(page).introduction


def approved(site, page, **changes):
    """A change of an editor's, approved by two."""
    start(site.editor, page, **changes)
    answer(site.ada, page)
    answer(site.ben, page)
    return again(page)
