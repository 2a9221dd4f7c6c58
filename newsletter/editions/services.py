"""What editors do with editions: begin one, freeze what is sent of it, put its page on the web.

Each is one transaction and stands in the page's history.
"""

from datetime import datetime, time

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Revision

from common import zones
from common.privacy import public
from members.rights import can
from newsletter.choices import MailingKind, MailingState, When
from newsletter.editions.contents import articles_of, content_of, mailed
from newsletter.editions.translations import SOURCE, in_language
from newsletter.mails.shells import freeze_shells
from newsletter.models import ArticlePage, EditionArticle, EditionPage, Mailing, NewsletterIndexPage

MORNING = time(8)
# Where a day begins first.
FIRST_MORNING = "Pacific/Kiritimati"
# The keys of ``Mailing.revisions`` are ids of articles; those of the edition itself begin with this.
OWN = "edition"


class NotInSourceLanguage(Exception):
    """Editions are put together and sent in the source language; translations follow."""


class NoNewsletter(Exception):
    """The site has no page under which an edition could stand."""


class NothingToSend(Exception):
    """No article of the edition is published for everybody."""


class TimeIsPast(Exception):
    """It was to go out at a moment that is over."""


@transaction.atomic
def start_edition(*, actor, title, date, articles=()):
    """A draft of a new edition, with these articles in this order.

    Raises ``PermissionDenied`` and ``NoNewsletter``.
    """
    if not can(actor, "edit_edition", EditionPage):
        raise PermissionDenied
    index = NewsletterIndexPage.objects.filter(locale__language_code=SOURCE).first()
    if index is None:
        raise NoNewsletter
    edition = EditionPage(
        title=title,
        slug=find_available_slug(index, _slug(title)),
        date=date,
        languages=[SOURCE],
        locale_id=index.locale_id,
        owner=actor,
        live=False,
        has_unpublished_changes=True,
    )
    index.add_child(instance=edition)
    edition.articles = [EditionArticle(article=row, sort_order=place) for place, row in enumerate(articles)]
    edition.save()
    edition.save_revision(user=actor, clean=False)
    log(instance=edition, action="newsletter.start_edition", user=actor)
    return EditionPage.objects.get(pk=edition.pk)


@transaction.atomic
def freeze(*, actor, edition, segment, when, local_time=None, time_zone=""):
    """Write down what is sent of an edition as it was last saved: its mail in each language, to whom, and when.

    ``local_time`` is a wall clock: in ``time_zone`` for ``When.AT``; for ``When.MORNING`` only its day counts, and
    without one it is each reader's next morning. Nothing leaves before the mailing is confirmed
    (newsletter.delivery.services.confirm). English is always among its languages: it is for all who read none of the
    others. Raises ``PermissionDenied``, ``NotInSourceLanguage``, ``NothingToSend`` and ``TimeIsPast``.
    """
    if not can(actor, "send", edition):
        raise PermissionDenied
    if edition.alias_of_id or edition.locale.language_code != SOURCE:
        raise NotInSourceLanguage
    starts_at = start_of(when, local_time, time_zone)
    draft = saved(edition)
    if not mailed(draft):
        raise NothingToSend
    languages = languages_of(draft)
    mailing = Mailing.objects.create(
        kind=MailingKind.EDITION,
        title=draft.title,
        edition_id=edition.pk,
        revisions=_revisions(draft, languages),
        segment=segment.as_json(),
        when=when,
        local_time=local_time,
        time_zone=time_zone,
        starts_at=starts_at,
        created_by=actor,
    )
    freeze_shells(mailing, [content_of(draft, language) for language in languages])
    log(instance=edition, action="newsletter.freeze", user=actor, data={"mailing": mailing.pk})
    return mailing


def start_of(when, local_time=None, time_zone=""):
    """The first instant at which something of a mailing may leave; None for now and for everybody's next morning.

    Raises ``TimeIsPast``. An hour that clocks skip or repeat is read as common.zones does.
    """
    if when == When.NOW or local_time is None:
        return None
    morning = datetime.combine(local_time.date(), MORNING)
    moment = zones.instant(local_time, time_zone) if when == When.AT else zones.instant(morning, FIRST_MORNING)
    if moment <= timezone.now():
        raise TimeIsPast
    return moment


def saved(edition):
    """An edition as it was last saved, published or not."""
    return edition.get_latest_revision_as_object() if edition.latest_revision_id else edition


def languages_of(draft):
    """English first, then the others it is sent in, in the site's order."""
    known = [code for code, _name in settings.LANGUAGES]
    return [SOURCE, *(code for code in known if code in draft.languages and code != SOURCE)]


@transaction.atomic
def publish_edition(*, actor, edition, mailing=None):
    """Put an edition's page, and its translations, on the web: as a mailing froze them, else as last saved.

    Nobody needs Wagtail's right to publish for it. Raises ``PermissionDenied``.
    """
    if not can(actor, "send", edition):
        raise PermissionDenied
    _publish(edition, mailing, actor)


@transaction.atomic
def publish_before_sending(pk):
    """What the job does when a mailing is about to leave, for whoever froze it. The second time does nothing."""
    mailing = Mailing.objects.exclude(state=MailingState.CANCELLED).filter(pk=pk, edition__live=False).first()
    if mailing:
        _publish(mailing.edition, mailing, mailing.created_by)


def _publish(edition, mailing, actor):
    frozen = [pk for key, pk in mailing.revisions.items() if key.startswith(OWN)] if mailing else []
    if not frozen:
        frozen = list(_own_revisions(edition, languages_of(saved(edition))).values())
    for revision in Revision.objects.filter(pk__in=frozen).order_by("pk"):
        PublishPageRevisionAction(revision, user=actor).execute(skip_permission_checks=True)
    log(instance=edition, action="newsletter.publish_edition", user=actor)


def withdrawn_since(mailing):
    """The articles of a mailing that are not published for its readers any more: withdrawn, closed or deleted."""
    pks = {int(key) for key in mailing.revisions if key.isdigit()}
    known, shown = ArticlePage.objects.in_bulk(pks), ArticlePage.objects.live()
    if not (mailing.edition and mailing.edition.get_view_restrictions()):
        shown = shown.filter(public())
    readable = set(shown.filter(pk__in=pks).values_list("pk", flat=True))
    deleted = [ArticlePage(pk=pk, title=_("A deleted article")) for pk in sorted(pks - known.keys())]
    return [*(known[pk] for pk in sorted(known) if pk not in readable), *deleted]


def _revisions(draft, languages):
    """``{article's page id: id of its live revision}`` in every language, and what is published of the edition."""
    pages = {page.pk: page for language in languages for page in articles_of(draft, language)}
    return {str(pk): page.live_revision_id for pk, page in pages.items()} | _own_revisions(draft, languages)


def _own_revisions(edition, languages):
    """``{"edition": revision, "edition-fr": …}``: the latest of the edition and of its translations."""
    found = {}
    for language in languages:
        words = in_language(edition, language)
        own = words.locale.language_code
        if own == language:
            found[OWN if own == SOURCE else f"{OWN}-{own}"] = words.latest_revision_id
    return {key: pk for key, pk in found.items() if pk}


def _slug(title):
    return slugify(title) or OWN
