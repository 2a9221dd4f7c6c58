"""The people of the access tests: one for each role, by the term of office that gives them their rights."""

from datetime import UTC, date, datetime

from branches.choices import BodyKind, Share
from branches.models import Body, Post, Term
from members.models import User
from members.rights import Capability
from tests import cast

# Noon in Berlin, evening in Tokyo: the same day for everybody of the cast.
NOW = datetime(2026, 11, 22, 11, tzinfo=UTC)
TODAY, YESTERDAY = date(2026, 11, 22), date(2026, 11, 21)
LONG_AGO = date(2025, 1, 1)


def post(page=None, capabilities=(), title="Secretary", kind=BodyKind.BRANCH, **kw):
    """A post of the body of a page; without a page, of the executive."""
    if page is None:
        defaults = {"kind": BodyKind.EXECUTIVE, "name": "Executive", "time_zone": "Europe/London"}
        body, _made = Body.objects.get_or_create(slug="executive", defaults=defaults)
    else:
        zone = getattr(page, "time_zone", "UTC")
        defaults = {"kind": kind, "name": page.title, "slug": page.slug, "time_zone": zone}
        body, _made = Body.objects.get_or_create(page_id=page.pk, defaults=defaults)
    codes = [str(capability) for capability in capabilities]
    post, _made = Post.objects.get_or_create(
        body=body, title=title, defaults={"capabilities": codes, "seats": 9} | kw
    )
    return post


def holds(person, post, start=LONG_AGO, end=None, share=Share.FIRST):
    """A term of office in the next free seat; the second of a job share sits in the seat of the first."""
    taken = Term.objects.filter(post=post, share=share).count()
    return Term.objects.create(post=post, person=person, seat=taken + 1, share=share, start=start, end=end)


CAST = {
    "officer": ("berlin", Capability.BRANCH, {}),
    "former_officer": ("berlin", Capability.BRANCH, {"end": TODAY}),
    "foreign_officer": ("tokyo", Capability.BRANCH, {}),
    "coordinator": ("europe", Capability.REGION, {}),
    "partner": ("europe", Capability.REGION, {"share": Share.SECOND}),
    "foreign_coordinator": ("asia", Capability.REGION, {}),
    "editor": (None, Capability.EDITOR, {}),
    "translator": (None, Capability.TRANSLATOR, {}),
    "membership": (None, Capability.MEMBERSHIP, {}),
    "returning": (None, Capability.ELECTIONS, {}),
    "conduct": (None, Capability.CONDUCT, {}),
}


def build_cast(world):
    """Everybody, each with the term that gives them their rights."""
    cast.member()
    cast.admin()
    for name, (where, capability, term) in CAST.items():
        holds(cast.member(f"{name}@example.org"), _post_for(world, where, capability), **term)


def _post_for(world, where, capability):
    if capability == Capability.BRANCH:
        return post(world.corners[where].branch, [capability])
    if capability == Capability.REGION:
        return post(world.regions[where], [capability, Capability.ARTICLES], "Coordinator", BodyKind.REGION)
    return post(None, [capability], title=capability.title())


class Cast:
    """The people by name, fetched anew each time: nobody carries the rights of an earlier request with them."""

    def __getattr__(self, name):
        return cast.visitor() if name == "anonymous" else User.objects.get(email=f"{name}@example.org")

    def client(self, role):
        return cast.client_of(getattr(self, role))


ROLES = (
    "anonymous",
    "member",
    "officer",
    "former_officer",
    "foreign_officer",
    "coordinator",
    "partner",
    "foreign_coordinator",
    "editor",
    "translator",
    "membership",
    "returning",
    "conduct",
    "admin",
)
