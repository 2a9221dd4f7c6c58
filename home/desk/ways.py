"""Where what a rule asks for is done: the addresses of the admin's screens, by the names that rules give."""

from django.urls import reverse
from django.utils.http import urlencode


def way(name, facts):
    return WAYS[name](facts)


def to_add_event(facts):
    return reverse("wagtailadmin_pages:add", args=["events", "eventpage", facts.pk])


def to_page(facts):
    return reverse("wagtailadmin_pages:edit", args=[facts.pk])


def to_desk(facts):
    return reverse("desk_branch", args=[facts.pk])


def to_posts(facts):
    """The branch's open posts, as everybody may read them: to be shared."""
    return f"{reverse('branches:vacancies')}?{urlencode({'body': facts.seats.body})}"


def to_plan(facts):
    """How far the plan is, or a new one where there is none whose time is not over."""
    if facts.plan and facts.plan.last_day >= facts.day:
        return reverse("branches_plan_progress", args=[facts.plan.page])
    return reverse("branches_plan_new", args=[facts.pk])


def to_welcome(facts):
    return reverse("branches_welcome")


def to_dates(facts):
    return reverse("events_upcoming:index")


def to_checklist(facts):
    return f"{to_desk(facts)}#checklist"


WAYS = {
    "event": to_add_event,
    "page": to_page,
    "dates": to_dates,
    "posts": to_posts,
    "plan": to_plan,
    "welcome": to_welcome,
    "checklist": to_checklist,
}
