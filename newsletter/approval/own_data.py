"""That an editor named somebody as an author: exported, and gone with the account."""

from django.utils.translation import gettext_lazy as _

from members.account.sections import exports, unexported
from newsletter.models import NamedAuthor

NAMED_BY = "newsletter.NamedAuthor.named_by"


@exports(
    "named_author",
    _("Writing for the newsletter"),
    of=["newsletter.NamedAuthor.person"],
    labels={"since": _("from"), "until": _("until")},
)
def data(user):
    return list(NamedAuthor.objects.filter(person=user).order_by("since").values("since", "until"))


unexported(_("That an editor named an author says nothing about the editor but their work."), NAMED_BY)
