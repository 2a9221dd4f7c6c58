"""What is done to bodies, posts and terms of office. Everything that a person does is in the history."""

from django.conf import settings
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from branches.choices import BodyKind, Filling, Share
from branches.models import Body, BodyPage, BranchPage, Post, RegionPage, Term
from branches.posts.confirming import needs_second_officer, tell_second_officers
from branches.posts.history import note
from branches.posts.standard import BY_KIND, DELEGATE
from members.rights import can

# The page types that are bodies, those first that others are part of.
PAGES = (BodyPage, RegionPage, BranchPage)
# Whose midnight ends the terms of a body that no place says the zone of.
ZONE = "Europe/London"
MEMBERS_A_DELEGATE = 55
# Corrections that give somebody something, so that they are confirmed as an appointment is.
GIVING = {"post", "person", "start", "end"}


class TermOver(Exception):
    """A term ends once; what is over is corrected, not ended again."""


@transaction.atomic
def ensure_body(page):
    """The body of such a page (PAGES), made with the standard posts the first time; None for any other page.

    Called whenever such a page, in whichever language, is published or moved, and by what provisions a site. The name
    follows the page's title and a branch's zone its home zone; posts that somebody changed or removed stay so. A body
    that had no page is found by its short name.
    """
    page = _in_source_language(page)
    if page is None:
        return None
    facts = {"page_id": page.pk, "name": page.title[:120]} | _facts(page)
    body = Body.objects.filter(Q(page_id=page.pk) | Q(page=None, slug=page.slug, kind=facts["kind"])).first()
    if body is None:
        body = Body.objects.create(slug=_free_slug(page.slug), **{"time_zone": ZONE} | facts)
        add_posts(body, BY_KIND.get(body.kind, ()))
        if body.kind == BodyKind.EXECUTIVE:
            Body.objects.filter(kind=BodyKind.REGION, parent=None).update(parent=body)
    elif changed := [name for name, value in facts.items() if getattr(body, name) != value]:
        for name in changed:
            setattr(body, name, facts[name])
        body.save()
    return body


def ensure_bodies():
    """The bodies of all published pages that have one; how many were missing."""
    before = Body.objects.count()
    for model in PAGES:
        pages = model.objects.live().filter(locale__language_code=settings.LANGUAGE_CODE, body_of_posts=None)
        for page in pages.order_by("path"):
            ensure_body(page)
    return Body.objects.count() - before


def add_posts(body, posts):
    """Give a body standard posts after those it has; how many it had not under that title."""
    there = set(body.posts.values_list("title", flat=True))
    wanted = [post for post in posts if post.title not in there]
    Post.objects.bulk_create(
        Post(
            body=body,
            title=post.title,
            former_titles=post.former_titles,
            duties=post.duties,
            seats=_delegates(body) if post.title == DELEGATE else post.seats,
            job_share=post.job_share,
            filled_by=post.filled_by,
            voting=post.voting,
            equality=post.equality,
            term_months=post.term_months,
            capabilities=list(post.capabilities),
            sort_order=(len(there) + number) * 10,
        )
        for number, post in enumerate(wanted, 1)
    )
    return len(wanted)


@transaction.atomic
def appoint(
    *, actor, post, person, start, end=None, seat=1, share=Share.FIRST, filled_by=Filling.ELECTION, voting=None
):
    """Put somebody into a seat of a post from ``start`` up to, not including, ``end``; the term.

    For who keeps posts and terms (the rule "appoint"); only an administrator appoints themself. To some posts it
    counts when a second officer has confirmed it, who is told by mail (branches.posts.confirming). Raises
    ``PermissionDenied``, or ``ValidationError`` where somebody holds the seat.
    """
    _refuse(actor, post, person)
    _lock(post)
    term = Term(
        post=post, person=person, seat=seat, share=share, start=start, end=end, filled_by=filled_by, voting=voting
    )
    _sign(actor, term)
    term.full_clean()
    _save(term)
    note(actor, "branches.term.appoint", term)
    if term.waits:
        tell_second_officers(term)
    return term


@transaction.atomic
def end_term(*, actor, term, end):
    """Have somebody hold a post up to, not including, the day ``end``, whatever was said before; the term.

    Whoever keeps posts and terms may, of their own term too. Raises ``TermOver`` where it ended before that day,
    ``ValidationError`` where it would not have begun.
    """
    if not can(actor, "appoint", term.post):
        raise PermissionDenied
    _read_again(term)
    if term.end and term.end <= end:
        raise TermOver
    term.end = end
    term.full_clean(exclude=None if term.person_id else ["person"])
    term.save(update_fields=["end"])
    note(actor, "branches.term.end", term)
    return term


@transaction.atomic
def correct(*, actor, term, **changes):
    """Put right what was written down wrongly of a term: dates, seat, person, how it was filled. The term.

    Who somebody else is, or for longer, is confirmed as an appointment is. Raises as :func:`appoint` does.
    """
    _refuse(actor, changes.get("post", term.post), changes.get("person", term.person))
    _lock(changes.get("post", term.post))
    _read_again(term)
    before = {name: str(getattr(term, name)) for name in changes}
    for name, value in changes.items():
        setattr(term, name, value)
    changed = sorted(name for name in changes if str(getattr(term, name)) != before[name])
    if GIVING.intersection(changed):
        _sign(actor, term)
    term.full_clean(exclude=None if term.person_id else ["person"])  # who has left the site is not put back
    _save(term)
    if changed:
        note(actor, "branches.term.correct", term, changed=changed)
    if term.waits and GIVING.intersection(changed):
        tell_second_officers(term)
    return term


def _sign(actor, term):
    """Whose word a term rests on; where that is not enough, it waits for a second officer's."""
    alone = not needs_second_officer(actor, term.post, term.person)
    term.appointed_by, term.confirmed_by, term.confirmed_at = actor, None, timezone.now() if alone else None


def _lock(post):
    """Let one at a time fill a post: the next reads whom the first put in, and is told the name.

    Two at once, PostgreSQL's exclusion constraint would refuse as a deadlock.
    """
    Post.objects.select_for_update(no_key=True).get(pk=post.pk)


def _read_again(term):
    """As it is now, and nobody else's until this is written: what a colleague has changed meanwhile stays so."""
    term.refresh_from_db(from_queryset=Term.objects.select_for_update(no_key=True))


def _save(term):
    try:
        with transaction.atomic():
            term.save()
    except IntegrityError:
        raise ValidationError(_("Somebody was put into this seat just now: look again who holds it.")) from None


def _refuse(actor, post, person):
    if not can(actor, "appoint", post):
        raise PermissionDenied
    if person == actor and not actor.is_superuser:
        raise PermissionDenied(_("Nobody puts themselves into a post: ask another who keeps posts and terms."))


def _in_source_language(page):
    model = type(page)
    if model not in PAGES:
        return None
    return model.objects.filter(
        translation_key=page.translation_key, locale__language_code=settings.LANGUAGE_CODE
    ).first()


def _facts(page):
    """What a body takes from its page, beside the name. Whoever coordinates a region belongs to the executive."""
    if isinstance(page, BodyPage):
        return {"kind": page.kind}
    if isinstance(page, RegionPage):
        return {"kind": BodyKind.REGION, "parent": Body.objects.filter(kind=BodyKind.EXECUTIVE).first()}
    region = page.region and ensure_body(page.region)
    return {"kind": BodyKind.BRANCH, "time_zone": page.time_zone, "parent": region}


def _free_slug(slug):
    taken = set(Body.objects.filter(slug__startswith=slug).values_list("slug", flat=True))
    numbers = range(2, len(taken) + 3)
    return next(name for name in [slug, *(f"{slug}-{number}" for number in numbers)] if name not in taken)


def _delegates(body):
    """One for each 55 members or part of that number, at least one."""
    members = getattr(body.page.specific, "member_count", 0) if body.page_id else 0
    return max(1, -(-members // MEMBERS_A_DELEGATE))
