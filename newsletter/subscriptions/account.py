"""The newsletter in somebody's account: an address that mail is kept from, what is exported, what deletion does."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from members.account.pages import saved, section_page
from members.account.sections import account_section, erases, exports
from members.membership import membership_of, verified_addresses
from newsletter.choices import PersonKind, SuppressionReason
from newsletter.models import Delivery, Subscriber, SubscriptionRequest
from newsletter.recipients.suppression import lift_by_owner, suppression_of
from newsletter.subscriptions.services import forget_deliveries, forget_subscriber

# The reasons as its owner reads them.
TO_ITS_OWNER = {
    SuppressionReason.BOUNCED: gettext_lazy("Mail to your address came back for good"),
    SuppressionReason.COMPLAINED: gettext_lazy("You, or your mail program, reported our mail as unwanted"),
    SuppressionReason.ASKED: gettext_lazy("You asked for no mail at all"),
}


def summary(request):
    """Only who is kept off has something to read here."""
    found = suppression_of(request.user.email)
    return [TO_ITS_OWNER[found.reason]] if found else None


def page(request, section):
    """Whoever is signed in with an address may have our mail again: that it is theirs they have shown."""
    found = suppression_of(request.user.email)
    if request.method == "POST" and request.user.email in map(_plain, verified_addresses(request.user)):
        lift_by_owner(email=request.user.email)
        return saved(request, _("The newsletter comes to your address again, if you have chosen it."))
    return section_page(request, section, "newsletter/account_address.html", **_why(found))


def _why(found):
    return {"why": TO_ITS_OWNER[found.reason], "said": found.detail}


account_section(
    "newsletter-address",
    gettext_lazy("Newsletter: nothing is sent to you"),
    41,
    summary=summary,
    view=page,
    link=gettext_lazy("See why"),
)


@exports(
    "newsletter_subscriptions",
    gettext_lazy("What you asked the newsletter for without signing in"),
    order=41,
    labels={
        "language": gettext_lazy("language"),
        "time_zone": gettext_lazy("time zone"),
        "branch": gettext_lazy("branch"),
        "newsletter": gettext_lazy("newsletter"),
        "digest": gettext_lazy("weekly digest"),
        "asked": gettext_lazy("asked"),
        "confirmed": gettext_lazy("confirmed"),
    },
)
def subscriptions(user):
    addresses = verified_addresses(user)
    rows = [
        *Subscriber.objects.filter(email__in=addresses).select_related("branch"),
        *SubscriptionRequest.objects.filter(email__in=addresses).exclude(email="").select_related("branch"),
    ]
    return [
        {
            "language": row.language,
            "time_zone": row.time_zone,
            "branch": row.branch.title if row.branch else "",
            "newsletter": getattr(row, "wants_newsletter", True),
            "digest": row.wants_digest,
            "asked": row.asked_at,
            "confirmed": row.confirmed_at,
        }
        for row in rows
    ]


@exports(
    "newsletter_mails",
    gettext_lazy("Newsletters and notices to you"),
    order=42,
    labels={
        "title": gettext_lazy("title"),
        "state": gettext_lazy("what became of it"),
        "when": gettext_lazy("when"),
        "unsubscribed": gettext_lazy("stopped by its link"),
    },
)
def mails(user):
    membership = membership_of(user)
    entries = [(PersonKind.USER, user.pk), *([(PersonKind.MEMBER, membership.pk)] if membership else [])]
    return [
        {
            "title": row.mailing.title,
            "state": row.get_state_display(),
            "when": row.changed_at,
            "unsubscribed": row.unsubscribed,
        }
        for kind, pk in entries
        for row in Delivery.objects.filter(person_kind=kind, person_id=pk).select_related("mailing").order_by("pk")
    ]


@exports(
    "newsletter_kept_off",
    gettext_lazy("Whether mail is kept from your address"),
    order=43,
    labels={
        "reason": gettext_lazy("reason"),
        "server_said": gettext_lazy("what the mail server said"),
        "since": gettext_lazy("since"),
    },
)
def kept_off(user):
    found = [suppression_of(email) for email in {user.email, *map(_plain, verified_addresses(user))}]
    return [
        {"reason": TO_ITS_OWNER[row.reason], "server_said": row.detail, "since": row.since} for row in found if row
    ]


@erases(
    order=45,
    goes=gettext_lazy("Your subscriptions to the newsletter, and which newsletters were sent to you."),
    stays=gettext_lazy(
        "How many newsletters were sent, without whom to. If mail to your address came back, or you asked for none "
        "at all: the address, sealed, so that none is sent."
    ),
)
def newsletter(user):
    addresses = [user.email, *map(_plain, verified_addresses(user))]
    forget_deliveries(PersonKind.USER, user.pk)
    for subscriber in Subscriber.objects.filter(email__in=addresses):
        forget_subscriber(subscriber)
    SubscriptionRequest.objects.filter(email__in=addresses).delete()


def _plain(row):
    return row if isinstance(row, str) else row[0]
