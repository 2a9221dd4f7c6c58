"""Development plans: on schedule, behind, nearly done, out of date, under review. Most branches have none yet."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta

from django.utils import timezone

from branches.models import Aim, Body, BranchPage, PlanAction, PlanPage, Post, Term
from branches.plans.provision import ensure_plans
from branches.plans.review import workflow
from members.models import User

from .keys import key, page_key
from .people import administrator
from .words import plans as words


@dataclass(frozen=True)
class Plan:
    """Of which branch, from and to as days from today (to whole months), how long ago it was last touched."""

    branch: str
    words: tuple
    begins: int = -300
    ends: int = 39
    touched: int = 9
    under_review: bool = False


PLANS = (
    Plan("labour-germany", words.GERMANY),
    Plan("brussels-labour", words.BRUSSELS, touched=96),
    Plan("ireland", words.IRELAND, touched=20),
    Plan("new-york-eastern-usa", words.NEW_YORK, touched=14),
    Plan("north-east-asia", words.NORTH_EAST_ASIA, touched=41),
    Plan("italy-malta", words.ITALY, begins=-690, ends=-200, touched=430),
    Plan("netherlands", words.NETHERLANDS, begins=65, ends=404, touched=0, under_review=True),
)


def ensure():
    """Aims, suggestions and the review, and the plans that are missing; how many things were made."""
    return ensure_plans() + sum(_ensure(plan) for plan in PLANS)


def _ensure(plan):
    branch = BranchPage.objects.filter(translation_key=page_key(plan.branch), locale__language_code="en").first()
    if branch is None or PlanPage.objects.filter(translation_key=_key(plan)).exists():
        return 0
    page = _make(plan, branch)
    if plan.under_review:
        author = _officer(branch)
        page.save_revision(user=author)
        workflow().start(page, author)
    else:
        moment = timezone.now() - timedelta(days=plan.touched)
        page.last_reviewed = timezone.localdate(moment)
        page.save_revision(user=administrator()).publish(user=administrator())
        _touched(page, moment)
    return 1


def _make(plan, branch):
    today = timezone.localdate()
    first, last = _month_of(today + timedelta(days=plan.begins))[0], _month_of(today + timedelta(days=plan.ends))[1]
    years = f"{first.year}" if first.year == last.year else f"{first.year} to {last.year}"
    introduction, actions = plan.words
    page = PlanPage(
        title=f"Development plan {years}",
        slug=f"plan-{last.year}",
        first_day=first,
        last_day=last,
        introduction=introduction,
        search_description=f"The plan of {branch.title} for {years}: what is done, by whom, and how far it is.",
        translation_key=_key(plan),
        owner=administrator(),
        live=False,
    )
    branch.add_child(instance=page)
    page.actions = _actions(page, branch, actions, today)
    page.save()
    return page


def _actions(page, branch, actions, today):
    aims = {aim.slug: aim.pk for aim in Aim.objects.filter(locale=page.locale)}
    posts = dict(Post.objects.filter(body__in=Body.objects.of(branch)).values_list("title", "pk"))
    return [
        PlanAction(
            locale_id=page.locale_id,
            translation_key=key("plan-action", f"{branch.slug}/{number}"),
            sort_order=number,
            aim_id=aims[aim],
            what=what,
            owner_id=posts.get(owner),
            due=max(page.first_day, today + timedelta(days=due)),
            status=status,
            progress=progress,
            weight=weight,
            evidence=evidence,
        )
        for number, (aim, what, owner, due, status, progress, weight, evidence) in enumerate(actions)
    ]


def _touched(page, moment):
    """As if it had been published then; what was published is as old as that too."""
    dates = {"first_published_at": moment, "last_published_at": moment, "latest_revision_created_at": moment}
    PlanPage.objects.filter(pk=page.pk).update(**dates)
    page.revisions.update(created_at=moment)


def _officer(branch):
    """Who hands a plan in: an officer of the branch, else the administrator."""
    terms = Term.objects.on(timezone.localdate()).filter(post__body__in=Body.objects.of(branch), person__isnull=False)
    return User.objects.filter(terms__in=terms).order_by("pk").first() or administrator()


def _month_of(day):
    return day.replace(day=1), date(day.year, day.month, monthrange(day.year, day.month)[1])


def _key(plan):
    return page_key(f"plan/{plan.branch}")
