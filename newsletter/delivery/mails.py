"""Mails to whoever sends: a mailing that stopped by itself at night is not found out by looking at a screen."""

from django.urls import reverse

from branches.rights import rights_of_everybody
from common.mail import queue_mail
from members.models import User
from members.rights import Capability, can
from newsletter.choices import DeliveryState, MailingKind, MailingState
from newsletter.delivery.states import REASONS


def tell_stopped(mailing):
    """That the site itself paused it, or asks, or was left with mails of which nobody knows."""
    unknown = mailing.deliveries.filter(state=DeliveryState.UNKNOWN).count()
    if mailing.state == MailingState.DONE and not unknown:
        return
    for user in concerned(mailing):
        context = {
            "mailing": mailing.title,
            "reason": REASONS.get(mailing.reason, ""),
            "unknown": unknown,
            "address": reverse("newsletter_mailing", args=[mailing.pk]),
        }
        queue_mail(
            to=user.email,
            template="newsletter/mailing_stopped",
            context=context,
            language=user.language,
            time_zone=user.time_zone,
        )


def concerned(mailing):
    """Who froze it; where they may not decide about it any more, or it was the site, everybody who may."""
    author = User.objects.filter(pk=mailing.created_by_id).first()
    if author and can(author, "send", mailing):
        return [author]
    wanted = {Capability.EDITOR} | ({Capability.ELECTIONS} if mailing.kind == MailingKind.NOTICE else set())
    people = [person for person, rights in rights_of_everybody().items() if wanted & set(rights.held)]
    return list(User.objects.filter(pk__in=people, is_active=True).order_by("pk"))
