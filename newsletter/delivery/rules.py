"""Who sees mailings and decides about them: whoever edits; about notices also whoever runs elections."""

from members.rights import Capability, holds, rule
from newsletter.choices import MailingKind
from newsletter.models import Mailing


@rule("send", Mailing)
def may_send(user, mailing):
    """See, pause, resume, cancel and answer about a mailing; of the model: whether there are any for them."""
    if holds(user, Capability.EDITOR):
        return True
    of_elections = mailing is Mailing or mailing.kind == MailingKind.NOTICE
    return of_elections and holds(user, Capability.ELECTIONS)


def mailings_for(user):
    """Those that somebody may see."""
    if holds(user, Capability.EDITOR):
        return Mailing.objects.all()
    if holds(user, Capability.ELECTIONS):
        return Mailing.objects.filter(kind=MailingKind.NOTICE)
    return Mailing.objects.none()
