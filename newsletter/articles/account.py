"""What articles hold about somebody: that they are named as an author."""

from django.utils.translation import gettext_lazy as _

from members.account.sections import erases, exports
from newsletter.models import Byline

BYLINE = "newsletter.Byline.person"


@exports(
    "articles",
    _("Articles that name you as an author"),
    of=[BYLINE],
    order=62,
    labels={"title": _("title"), "name": _("name"), "post": _("post"), "language": _("language")},
)
def bylines(user):
    rows = Byline.objects.filter(person=user).select_related("article", "locale").order_by("pk")
    return [
        {"title": row.article.title, "name": row.name, "post": row.post, "language": row.locale.language_code}
        for row in rows
    ]


@erases(of=[BYLINE], order=62, stays=_("Articles you wrote stay, with your name above them, until you ask us."))
def forget_account(user):
    """As in a printed newsletter: the name is part of what was published, which account it was is not."""
    Byline.objects.filter(person=user).update(person=None)
