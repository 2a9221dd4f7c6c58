"""Who keeps the register in tests: by a right of their own, as a post would give it."""

from members.models import User
from tests import builders
from tests.cast import member


def secretary(email="membership.secretary@example.org"):
    return _keeper(email)


def second_officer():
    return _keeper("second.officer@example.org")


def _keeper(email):
    """Holds the post of membership secretary from long ago on."""
    from datetime import date

    from branches.models import Body, Post, Term

    user = User.objects.filter(email=email).first() or member(email)
    builders.home()
    body, _made = Body.objects.get_or_create(
        slug="executive", defaults={"name": "Executive", "kind": "executive", "time_zone": "UTC"}
    )
    post, _made = Post.objects.get_or_create(
        body=body, title="Membership secretary", defaults={"seats": 5, "capabilities": ["membership"]}
    )
    if not Term.objects.filter(person=user, post=post).exists():
        seat = post.terms.count() + 1
        Term.objects.create(post=post, person=user, seat=seat, start=date(2020, 1, 1))
    return User.objects.get(pk=user.pk)


def verified(user):
    """Sign-in knows the address as theirs."""
    from allauth.account.models import EmailAddress

    EmailAddress.objects.get_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
    return user
