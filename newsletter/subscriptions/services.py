"""What is done with subscriptions: each verb written once, with who may, what is written and what is sent."""

from django.db import transaction
from django.db.models import F, Q
from django.utils import timezone

from common.jobs import enqueue
from members.account.services import change_settings
from members.choices import Digest
from members.models import User
from newsletter.choices import MailingKind, PersonKind, SuppressionReason
from newsletter.delivery.reports import unsubscribed
from newsletter.models import Delivery, Subscriber, SubscriptionRequest
from newsletter.recipients.belonging import accounts
from newsletter.recipients.suppression import lift_by_owner, normal, suppress, suppression_of
from newsletter.subscriptions import mails
from newsletter.subscriptions.retention import open_requests


@transaction.atomic
def ask(*, email, language, time_zone="", branch=None, wants_digest=False):
    """Anybody may type an address. Whose it is, is looked up only by the job that writes the one mail.

    So neither the page nor the time it takes tells whether somebody has an account or a subscription.
    """
    request = SubscriptionRequest.objects.create(
        email=normal(email), language=language, time_zone=time_zone, branch=branch, wants_digest=wants_digest
    )
    enqueue("newsletter.answer_request", key=request.uuid)
    return request


@transaction.atomic
def answer(*, uuid):
    """Write the one mail that a request brings, once: the question, or, to who has an account, the way there.

    Only who reported our mail as unwanted gets none. One that is over, confirmed or deleted by now is left alone.
    """
    waiting = open_requests().filter(uuid=uuid, mailed_at=None, confirmed_at=None)
    request = waiting.select_for_update().first()
    if request is None or not waiting.update(mailed_at=timezone.now()):
        return
    kept_off = suppression_of(request.email)
    if kept_off and kept_off.reason == SuppressionReason.COMPLAINED:
        return
    if account := accounts().filter(email=request.email).first():
        mails.show_account(account)
        request.delete()
    else:
        mails.ask_owner(request)


@transaction.atomic
def confirm(*, uuid):
    """Whoever has the link of the mail owns the address: they are subscribed, or, where they have an account by now,
    it gets the newsletter. Whether the link still holds; the second time it changes nothing.
    """
    request = open_requests().select_for_update().filter(uuid=uuid).first()
    if request is None:
        return False
    if request.confirmed_at:
        return True
    email = request.email
    account = accounts().filter(email=email).first()
    if account:
        _give_to_account(account, wants_newsletter=True, wants_digest=request.wants_digest)
    else:
        chosen = {name: getattr(request, name) for name in ("language", "time_zone", "branch", "wants_digest")}
        chosen |= {"wants_newsletter": True, "asked_at": request.asked_at, "confirmed_at": timezone.now()}
        Subscriber.objects.update_or_create(email=email, defaults=chosen)
    lift_by_owner(email=email)
    SubscriptionRequest.objects.filter(pk=request.pk).update(email="", confirmed_at=timezone.now())
    SubscriptionRequest.objects.filter(email=email).delete()
    return True


@transaction.atomic
def choose(*, subscriber, **chosen):
    """A subscriber, known by the link in their mail, changes what they get; with nothing left they are forgotten.

    Whether they still get anything.
    """
    for name, value in chosen.items():
        setattr(subscriber, name, value)
    subscriber.save(update_fields=list(chosen))
    return not _forget_if_nothing_left(subscriber.pk)


@transaction.atomic
def stop(*, token):
    """The link in a mail stops what the mail was of, for whoever the mail went to; twice does nothing more.

    Their delivery notes it, for the number of the mailing. Whether anything was stopped.
    """
    kind, pk = person_of(token)
    stopped = _stop_account(pk, token) if kind == PersonKind.USER else _stop_subscriber(pk, token)
    if stopped:
        _note(token.delivery, kind, pk)
    if stopped and kind == PersonKind.SUBSCRIBER:
        _forget_if_nothing_left(pk)
    return stopped


def _note(delivery, kind, pk):
    if Delivery.objects.filter(pk=delivery, person_kind=kind, person_id=pk).exists():
        unsubscribed(delivery_id=delivery)


def person_of(token):
    """``(kind, id)`` of whom a link is about: a subscription may have moved to an account since it was mailed."""
    if token.kind == PersonKind.SUBSCRIBER and not Subscriber.objects.filter(pk=token.id).exists():
        moved = Delivery.objects.filter(pk=token.delivery, person_kind=PersonKind.USER).first()
        if moved:
            return PersonKind.USER, moved.person_id
    return token.kind, token.id


@transaction.atomic
def stop_everything(*, subscriber):
    """A subscriber, known by the link in their mail, wants no mail at all: the address is kept off, the rest goes."""
    suppress(email=subscriber.email, reason=SuppressionReason.ASKED)
    forget_subscriber(subscriber)


@transaction.atomic
def move_to_account(user):
    """Whoever opens an account with the address they subscribed with goes on getting what they chose, from there.

    Mails that wait for the subscriber go to the account, and the links in old ones stop it there.
    """
    if not accounts().filter(pk=user.pk).exists():
        return False
    subscriber = Subscriber.objects.select_for_update().filter(email=normal(user.email)).first()
    SubscriptionRequest.objects.filter(email=normal(user.email)).delete()
    if subscriber is None:
        return False
    if subscriber.confirmed_at:
        chosen = {name: getattr(subscriber, name) for name in ("wants_newsletter", "wants_digest")}
        _give_to_account(user, **chosen, time_zone=subscriber.time_zone)
    mails_of_account = Delivery.objects.filter(person_kind=PersonKind.USER, person_id=user.pk)
    theirs = Delivery.objects.filter(person_kind=PersonKind.SUBSCRIBER, person_id=subscriber.pk)
    known = mails_of_account.values_list("mailing", "edition")
    twice = Q(mailing__in=[mailing for mailing, _edition in known])
    twice |= Q(edition__in=[edition for _mailing, edition in known if edition])
    theirs.exclude(twice).update(person_kind=PersonKind.USER, person_id=user.pk)
    forget_subscriber(subscriber)
    return True


def move_all_to_accounts():
    """What was missed: subscribers whose address is an account's by now. How many."""
    found = User.objects.filter(email__in=Subscriber.objects.values("email"))
    return sum(move_to_account(user) for user in found)


def forget_subscriber(subscriber):
    """Delete a subscriber; what was sent to them stays as a number."""
    forget_deliveries(PersonKind.SUBSCRIBER, subscriber.pk)
    Subscriber.objects.filter(pk=subscriber.pk).delete()


def forget_deliveries(kind, pk):
    """Mails to somebody who goes are nobody's any more, each by a number of its own below zero."""
    Delivery.objects.filter(person_kind=kind, person_id=pk).update(person_id=-F("pk"))


def _give_to_account(user, *, wants_newsletter, wants_digest, time_zone=""):
    values = {"wants_newsletter": True} if wants_newsletter else {}
    if wants_digest and user.digest == Digest.NEVER:
        values["digest"] = Digest.WEEKLY
    if time_zone and not user.time_zone:
        values["time_zone"] = time_zone
    if values:
        change_settings(user=user, **values)


def _stop_account(pk, token):
    if token.mailing_kind == MailingKind.DIGEST:
        return bool(User.objects.filter(pk=pk).exclude(digest=Digest.NEVER).update(digest=Digest.NEVER))
    return bool(User.objects.filter(pk=pk, wants_newsletter=True).update(wants_newsletter=False))


def _stop_subscriber(pk, token):
    field = "wants_digest" if token.mailing_kind == MailingKind.DIGEST else "wants_newsletter"
    return bool(Subscriber.objects.filter(**{"pk": pk, field: True}).update(**{field: False}))


def _forget_if_nothing_left(pk):
    left = Subscriber.objects.filter(pk=pk, wants_newsletter=False, wants_digest=False).first()
    if left:
        forget_subscriber(left)
    return bool(left)
