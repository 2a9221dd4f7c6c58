"""The demo's newsletter: its page, articles, an archive of sent editions, one that is ready, and who reads it."""

from datetime import UTC, date, datetime, time, timedelta

from dateutil.relativedelta import relativedelta
from django.utils import timezone
from django.utils.html import escape
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.models import Page

from branches.models import BranchPage
from common.times import month_name
from events.meetings import SEPARATOR
from events.models import EventIndexPage, Occurrence
from members.models import User
from newsletter.articles.provision import ensure_newsletter
from newsletter.choices import DeliveryState, MailingKind, MailingState, SuppressionReason, When
from newsletter.editions.services import start_edition
from newsletter.models import (
    ArticlePage,
    EditionArticle,
    EditionNotice,
    EditionPage,
    Mailing,
    NewsletterIndexPage,
    Subscriber,
    SubscriptionRequest,
    Suppression,
)
from newsletter.recipients.segments import Segment
from newsletter.recipients.suppression import suppress

from . import articles
from .catalogue import PICTURES
from .keys import key, page_key
from .markup import typeset
from .words.editions import EDITIONS, READERS, SENT, UNCONFIRMED, UNREACHABLE

# Of the accounts every so many want the newsletter.
EVERY = 3
GOES_OUT = time(8, tzinfo=UTC)


def ensure(home, ids):
    """What is missing of the newsletter; how many things were made."""
    made = _ensure_index(home)
    index = NewsletterIndexPage.objects.filter(locale=home.locale).first()
    if index is None:
        return made
    made += articles.ensure(index, ids, {picture.key: picture.alt for picture in PICTURES})
    new = [words for words in EDITIONS if not EditionPage.objects.filter(translation_key=_key(words)).exists()]
    if len(new) == len(EDITIONS):
        made += _ensure_readers()
    for words in new:
        _make(words, index, ids)
    return made + len(new)


def _ensure_index(home):
    """The newsletter's page, in the menu right after the calendar."""
    made = ensure_newsletter(home)
    calendar = EventIndexPage.objects.child_of(home).first()
    index = NewsletterIndexPage.objects.child_of(home).filter(numchild=0).first()
    if made and index and calendar:
        index.move(calendar, pos="right")
    return made


def _key(words):
    return page_key(f"edition/{words.key}")


def _make(words, index, ids):
    """One number: sent on its day, or put together and ready."""
    day = (
        date.fromisoformat(words.day) if words.day else timezone.localdate().replace(day=1) + relativedelta(months=1)
    )
    keys = [page_key(f"article/{name}") for name in words.articles]
    found = ArticlePage.objects.filter(translation_key__in=keys, locale=index.locale)
    rows = sorted(found, key=lambda page: keys.index(page.translation_key))
    draft = start_edition(actor=articles.editor(), title=month_name(day), date=day, articles=rows)
    EditionPage.objects.filter(pk=draft.pk).update(translation_key=_key(words))
    edition = EditionPage.objects.get(pk=draft.pk)
    edition.subject = f"Labour International in {month_name(day)}"
    edition.greeting = f"<p>{escape(typeset(words.greeting))}</p>"
    edition.articles = [EditionArticle(article=row, sort_order=place) for place, row in enumerate(rows)]
    edition.meetings = _meetings(words.meetings, day)
    edition.notices = [_notice(words, place, edition, ids) for place in range(len(words.notices))]
    edition.save()
    revision = edition.save_revision(user=articles.editor())
    if words.day:
        PublishPageRevisionAction(revision, user=articles.editor()).execute(skip_permission_checks=True)
        articles.published_on(edition, day)
        _mailing(words, edition, day, revision)


def _meetings(events, day):
    """The first date of each event from a day on."""
    start = datetime.combine(day, GOES_OUT)
    dates = [
        Occurrence.objects.visible().filter(series=page_key(event), start__gte=start).order_by("start").first()
        for event in events
    ]
    return [f"{row.series_id}{SEPARATOR}{row.recurrence_id}" for row in dates if row]


def _notice(words, place, edition, ids):
    heading, text, target, leads_to = words.notices[place]
    return EditionNotice(
        heading=typeset(heading),
        text=typeset(text),
        link=Page.objects.get(pk=ids["page", target]).full_url or "",
        link_text=typeset(leads_to),
        sort_order=place,
        locale=edition.locale,
        translation_key=key("notice", f"{words.key}/{place}"),
    )


def _mailing(words, edition, day, revision):
    """How it was sent: to whom each mail went is forgotten by now, how many there were is not."""
    total, bounced, suppressed, unsubscribed = SENT[words.key]
    states = {DeliveryState.BOUNCED: bounced, DeliveryState.SUPPRESSED: suppressed}
    states[DeliveryState.SENT] = total - sum(states.values())
    begins = datetime.combine(day, GOES_OUT)
    what_was_sent = {
        "kind": MailingKind.EDITION,
        "title": edition.title,
        "edition": edition,
        "revisions": {"edition": revision.pk}
        | {str(row.article_id): row.article.live_revision_id for row in edition.articles.all()},
        "segment": Segment(kind=MailingKind.EDITION).as_json(),
        "when": When.AT,
        "local_time": begins.replace(tzinfo=None),
        "time_zone": "UTC",
        "starts_at": begins,
        "state": MailingState.DONE,
        "expected": total,
        "total": total,
        "counts": {
            "total": total,
            "states": {str(state): number for state, number in states.items()},
            "unsubscribed": unsubscribed,
        },
        "created_by": articles.editor(),
        "frozen_at": begins - timedelta(days=1),
        "confirmed_at": begins - timedelta(hours=20),
        "started_at": begins,
        "ended_at": begins + timedelta(seconds=total // 5),
    }
    # It outlives its edition: one that was deleted and comes back has it again.
    Mailing.objects.update_or_create(uuid=key("mailing", words.key), defaults=what_was_sent)


# ------------------------------------------------------------------------------------------------ who reads it
def _ensure_readers():
    """Some accounts want it; of others some subscribed, one has yet to confirm, and mail to two came back."""
    pks = User.objects.filter(email__endswith="@example.org").order_by("email").values_list("pk", flat=True)
    made = User.objects.filter(pk__in=list(pks)[::EVERY]).update(wants_newsletter=True)
    if Subscriber.objects.exists() or Suppression.objects.exists():
        return made
    branches = dict(BranchPage.objects.in_source_language().values_list("slug", "pk"))
    now = timezone.now()
    asked = [now - timedelta(days=days) for *_rest, days in READERS]
    rows = [
        Subscriber(
            uuid=key("subscriber", email),
            email=email,
            language=language,
            time_zone=zone,
            branch_id=branches.get(branch),
            wants_digest=bool(branch),
            asked_at=moment,
            confirmed_at=moment + timedelta(minutes=7),
        )
        for (email, language, zone, branch, _days), moment in zip(READERS, asked, strict=True)
    ]
    Subscriber.objects.bulk_create(rows)
    SubscriptionRequest.objects.create(
        uuid=key("subscription", UNCONFIRMED), email=UNCONFIRMED, asked_at=now - timedelta(hours=5), mailed_at=now
    )
    for email, detail in UNREACHABLE:
        suppress(email=email, reason=SuppressionReason.BOUNCED, detail=detail)
    return made + len(rows) + 1 + len(UNREACHABLE)
