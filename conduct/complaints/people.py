"""Who reads complaints about data, and who hears that they wait where nobody does."""

from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from branches.models import Term
from branches.rights import is_current, rights_of_everybody
from members.models import User
from members.rights import Capability


@dataclass(frozen=True)
class Reader:
    name: str
    post: str


def readers():
    """Whoever holds the post today, as the form names them."""
    now = timezone.now()
    terms = Term.objects.confirmed().filter(person__is_active=True).select_related("person", "post__body")
    return [
        Reader(term.person.get_full_name(), term.post.title)
        for term in terms.order_by("start", "pk")
        if Capability.DATA_PROTECTION in term.post.capabilities and is_current(term, now)
    ]


def officers():
    return _holders(Capability.DATA_PROTECTION)


def who_can_fill_the_post():
    """Whoever keeps the register of posts, and the administrators: they may not read, but can see to it that
    somebody does."""
    return (_holders(Capability.ELECTIONS) | User.objects.filter(is_superuser=True, is_active=True)).distinct()


def _holders(capability):
    held = [who for who, rights in rights_of_everybody().items() if capability in rights.capabilities]
    return User.objects.filter(Q(pk__in=held), is_active=True).order_by("pk")
