"""The demo's newsletter articles as pages, each in the state in which words/articles* have it."""

from datetime import UTC, date, datetime, time, timedelta

from django.utils import timezone
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import PageLogEntry, TaskState, WorkflowState

from branches.models import Term
from members.models import User
from newsletter.approval.review import workflow
from newsletter.approval.services import withdraw
from newsletter.models import ArticlePage, Byline, Topic

from .keys import key, page_key
from .markup import stream, typeset
from .people import administrator
from .words import articles_branches, articles_people, articles_taking_part, articles_waiting
from .words.articles import CHANGES_ASKED, DRAFT, IN_REVIEW, WITHDRAWN

ARTICLES = (
    *articles_taking_part.ARTICLES,
    *articles_branches.ARTICLES,
    *articles_people.ARTICLES,
    *articles_waiting.ARTICLES,
)
EDITOR = "editor@example.org"
MORNING = time(9, tzinfo=UTC)
# How long before it is published an article is handed in.
READ_FOR = timedelta(days=2)
# How many days ago those were handed in that wait today.
WAITING = {IN_REVIEW: 4, CHANGES_ASKED: 8}
NOT_YET = {DRAFT, *WAITING}


def ensure(index, ids, alts):
    """The articles that are missing below the newsletter's page; how many. ``ids`` learns all of them.

    ``alts`` says what each picture shows. They link to one another, so all of them stand before the first text is
    written.
    """
    fresh = []
    for words in ARTICLES:
        page = ArticlePage.objects.filter(translation_key=_key(words), locale=index.locale).first()
        if page is None:
            page = _create(words, index, ids, alts)
            fresh.append((words, page))
        ids["page", f"article/{words.key}"] = page.pk
    topics = dict(Topic.objects.filter(locale=index.locale).values_list("slug", "pk"))
    for words, page in fresh:
        _write(words, page, ids, topics)
        _bring_to_its_state(words, page)
    return len(fresh)


def editor():
    return User.objects.filter(email=EDITOR).first() or administrator()


def _key(words):
    return page_key(f"article/{words.key}")


def _people(words):
    there = User.objects.in_bulk(words.by, field_name="email")
    return [there[email] for email in words.by if email in there]


def _create(words, index, ids, alts):
    page = ArticlePage(
        title=typeset(words.title),
        slug=words.key,
        summary=typeset(words.summary),
        date=date.fromisoformat(words.day),
        picture_id=ids["image", words.picture] if words.picture else None,
        picture_alt=alts.get(words.picture, ""),
        translation_key=_key(words),
        owner=next(iter(_people(words)), administrator()),
        last_reviewed=date.fromisoformat(words.day),
        live=False,
    )
    return index.add_child(instance=page)


def _write(words, page, ids, topics):
    page.body = stream(words.body, ids, f"article/{words.key}")
    page.bylines = [
        Byline(
            person=person,
            name=person.get_full_name(),
            post=_post_of(person),
            sort_order=number,
            locale=page.locale,
            translation_key=key("byline", f"{words.key}/{person.email}"),
        )
        for number, person in enumerate(_people(words))
    ]
    page.regions = [ids["page", slug] for slug in words.regions]
    page.branches = [ids["page", slug] for slug in words.branches]
    page.topics = [topics[slug] for slug in words.topics if slug in topics]
    if words.state in NOT_YET:
        page.save()
    page.save_revision(user=page.owner)


def _post_of(person):
    """``Regional coordinator, The Americas``; empty for who holds none today."""
    terms = Term.objects.on(timezone.localdate()).filter(person=person)
    term = terms.select_related("post__body__page").order_by("pk").first()
    return f"{term.post.title}, {term.post.body}" if term else ""


def _bring_to_its_state(words, page):
    if words.state == DRAFT:
        return
    if words.state in WAITING:
        _hand_in(words, page)
        return
    revision = page.get_latest_revision()
    PublishPageRevisionAction(revision, user=editor()).execute(skip_permission_checks=True)
    if words.state == WITHDRAWN:
        withdraw(actor=editor(), article=ArticlePage.objects.get(pk=page.pk), reason=typeset(words.answer))
    published_on(page, date.fromisoformat(words.day))


def _hand_in(words, page):
    """Somebody is asked today; or was, and has asked back."""
    state = workflow().start(page, page.owner)
    if words.state == CHANGES_ASKED:
        step = state.current_task_state
        step.task.specific.on_action(step, editor(), "reject", comment=typeset(words.answer))
    moment = timezone.now() - timedelta(days=WAITING[words.state])
    WorkflowState.objects.filter(pk=state.pk).update(created_at=moment)
    TaskState.objects.filter(workflow_state=state).update(started_at=moment)
    TaskState.objects.filter(workflow_state=state, finished_at__isnull=False).update(finished_at=moment + READ_FOR)
    _backdate(page, moment)


def published_on(page, day):
    """As if a page had been published on the morning of a day, and written before."""
    moment = datetime.combine(day, MORNING)
    type(page).objects.filter(pk=page.pk).update(first_published_at=moment, last_published_at=moment)
    _backdate(page, moment - READ_FOR)
    PageLogEntry.objects.filter(page=page.pk, action="wagtail.publish").update(timestamp=moment)


def _backdate(page, moment):
    page.revisions.update(created_at=moment)
    type(page).objects.filter(pk=page.pk).update(latest_revision_created_at=moment)
    PageLogEntry.objects.filter(page=page.pk).update(timestamp=moment)
