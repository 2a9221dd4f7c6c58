"""What an editor ought to know before an edition goes out: said plainly; what blocks it is marked."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common import meetings
from newsletter.choices import ONE_AN_EDITION
from newsletter.editions.contents import content_of, mailed
from newsletter.editions.translations import SOURCE, standing
from newsletter.mails.content import Reader
from newsletter.mails.preview import is_too_long
from newsletter.models import Delivery


@dataclass(frozen=True)
class Caution:
    text: str
    blocks: bool = False


def cautions_of(edition):
    """Of an edition as it was last saved, what blocks it first."""
    found = [
        *_of_articles(edition),
        *_of_meetings(edition),
        *_of_translations(edition),
        *_of_the_mail(edition),
        *_of_earlier(edition),
    ]
    return sorted(found, key=lambda caution: not caution.blocks)


def _of_articles(edition):
    articles, told = [row.article for row in edition.articles.all()], mailed(edition)
    if not told:
        yield Caution(_("It has no published article: there is nothing to send."), blocks=True)
    for article in articles:
        if not article.live:
            yield Caution(_("“%(title)s” is withdrawn: it is left out.") % {"title": article.title})
        elif article not in told:
            yield Caution(_("“%(title)s” is not for everybody: it is left out.") % {"title": article.title})
        elif article.picture_id and not article.picture_alt:
            silent = _("The picture of “%(title)s” has no words. Is it only decoration?")
            yield Caution(silent % {"title": article.title})


def _of_meetings(edition):
    known = meetings.by_keys(edition.meetings)
    for key in edition.meetings:
        meeting = known.get(key)
        if meeting is None:
            yield Caution(_("A meeting is no longer in the calendar: it is left out."))
        elif meeting.cancelled:
            yield Caution(_("The meeting “%(title)s” is cancelled: it is left out.") % {"title": meeting.title})
        elif meeting.is_over():
            yield Caution(_("The meeting “%(title)s” is over: it is left out.") % {"title": meeting.title})


def _of_translations(edition):
    for row in standing(edition):
        if row.is_whole:
            continue
        words = {"language": row.name, "number": len(row.in_english)}
        if not row.has_own_words:
            yield Caution(_("%(language)s: greeting and notices are in English.") % words)
        if row.in_english:
            some = ngettext(
                "%(language)s: %(number)d article is in English.",
                "%(language)s: %(number)d articles are in English.",
                len(row.in_english),
            )
            yield Caution(some % words)


def _of_the_mail(edition):
    if not edition.greeting:
        yield Caution(_("It has no greeting: the mail begins with the first article."))
    if is_too_long(content_of(edition, SOURCE), Reader()):
        yield Caution(_("The mail is so long that Gmail hides its end, with the link to unsubscribe."))


def _of_earlier(edition):
    number = Delivery.objects.filter(mailing__edition=edition.pk, state__in=ONE_AN_EDITION).count()
    if number:
        some = ngettext(
            "%(number)d person has this edition already, or is about to. They do not get it again.",
            "%(number)d people have this edition already, or are about to. They do not get it again.",
            number,
        )
        yield Caution(some % {"number": number})
