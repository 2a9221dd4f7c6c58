"""What somebody's account shows of what was sent to them, and what deleting it does there."""

from django.utils.translation import gettext_lazy as _

from members.account.sections import erases, exports, unexported
from newsletter.choices import PersonKind
from newsletter.models import Delivery

SENT_BY = "newsletter.Mailing.created_by"


@exports(
    "mailings",
    _("Newsletters and notices sent to you"),
    order=62,
    labels={"title": _("title"), "state": _("what became of it"), "changed": _("changed")},
)
def mails_of(user):
    rows = Delivery.objects.filter(person_kind=PersonKind.USER, person_id=user.pk).select_related("mailing")
    return [
        {"title": row.mailing.title, "state": str(row.get_state_display()), "changed": row.changed_at}
        for row in rows.order_by("pk")
    ]


@erases(of=[SENT_BY], order=62)
def forget_mails(user):
    """What was sent to an account that goes is not kept; a mail that waits is not sent."""
    Delivery.objects.filter(person_kind=PersonKind.USER, person_id=user.pk).delete()


unexported(_("Belongs to the newsletter’s records; your name goes from it with your account."), SENT_BY)
