"""The posts somebody holds and held: in their export, and when they delete their account."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.log_actions import log

from branches.models import Term
from branches.rights import current_terms
from common.zones import local_time
from members.account.sections import erases, exports, foretells, unexported


@exports("posts", gettext_lazy("Posts you hold and held"), order=25, of=["branches.Term.person"])
def posts(user):
    rows = Term.objects.filter(person=user).select_related("post__body").order_by("start")
    return [
        {
            "post": row.post.title,
            "body": row.post.body.name,
            "from": row.start,
            "until": row.end,
            "filled_by": row.filled_by,
            "has_a_vote": row.has_vote,
            "shared": row.share == 2,
            "waits_for_a_second_officer": row.waits,
        }
        for row in rows
    ]


unexported(
    gettext_lazy("Belongs to another's term of office; your name goes from it with your account."),
    "branches.Term.appointed_by",
    "branches.Term.confirmed_by",
)


@foretells
def vacancies(user):
    text = _(
        "You are %(post)s. The post falls vacant at once. If you can, hand it over first and tell your committee."
    )
    return [text % {"post": term.post} for term in current_terms(user, timezone.now())]


@erases(order=25, stays=gettext_lazy("That a post was filled, and from when until when. By whom it no longer says."))
@transaction.atomic
def terms(user):
    """Whoever leaves holds no post any more, nor one that was to begin later; their row then forgets them by itself.

    A term has a day at least, so one that began today ends tomorrow.
    """
    now = timezone.now()
    for term in Term.objects.filter(person=user).select_related("post__body"):
        today = local_time(now, term.post.body.time_zone).date()
        if term.start > today:
            term.delete()
        elif term.end is None or term.end > today:
            term.end = max(today, term.start + timedelta(days=1))
            term.save(update_fields=["end"])
            log(term.post, "wagtail.edit", data={"term": term.pk, "end": term.end.isoformat()})
