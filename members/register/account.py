"""Membership as a section of the account, in its export and in what deletion does."""

from django import forms
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.forms import one_line
from common.times import long_date
from members.account.pages import saved, section_page
from members.account.sections import account_section, erases, exports, unexported
from members.choices import ClaimKind, ClaimState
from members.membership import membership_of, verified_addresses
from members.models import Membership, MembershipClaim
from members.placing import places
from members.register import services


class AskForm(forms.Form):
    """What the membership secretary needs to find somebody."""

    name = forms.CharField(
        label=gettext_lazy("Your name, as the Labour Party has it"), max_length=160, validators=[one_line]
    )
    number = forms.CharField(
        label=gettext_lazy("Your membership number"),
        max_length=40,
        required=False,
        validators=[one_line],
        help_text=gettext_lazy("If you have it at hand. We keep only a fingerprint of it, not the number."),
    )
    reason = forms.CharField(
        label=gettext_lazy("What else may help"),
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=gettext_lazy("Such as the address you gave to head office, or that you have just joined."),
    )


def summary(request):
    membership = membership_of(request.user)
    if membership:
        return [_("Member since %(day)s") % {"day": date_format(membership.since)}]
    return [_("You have asked to be found in it")] if waiting(request.user) else [_("Not found by your address")]


def waiting(user):
    return _questions(user).filter(state=ClaimState.WAITING).first()


def _questions(user):
    return MembershipClaim.objects.filter(user=user, kind=ClaimKind.ADDRESS).order_by("-asked_at")


def page(request, section):
    membership = membership_of(request.user)
    asked = None if membership else waiting(request.user)
    form = AskForm(request.POST if "ask" in request.POST else None, initial={"name": request.user.get_full_name()})
    said = "" if membership else _done(request, form, asked)
    if said:
        return saved(request, said)
    refused = _questions(request.user).filter(state=ClaimState.REFUSED).first()
    return section_page(
        request,
        section,
        "members/register/account.html",
        membership=membership,
        place=membership and places().name(membership.country.code, membership.subdivision),
        since=membership and date_format(membership.since),
        form=form,
        waiting=asked,
        asked_on=asked and long_date(asked.asked_at.date()),
        refused=None if membership or asked else refused,
    )


def _done(request, form, asked):
    """Do what was asked, and say so; ``""`` where nothing was, or something is wrong with it, which the form says."""
    if "withdraw" in request.POST and asked:
        try:
            services.withdraw(actor=request.user, claim=asked)
        except services.AlreadyAnswered:
            return _("The membership secretary had answered already. See the e-mail.")
        return _("You no longer ask.")
    if "ask" in request.POST and form.is_valid():
        try:
            services.ask_address(actor=request.user, **form.cleaned_data)
        except services.TooMany:
            form.add_error(None, _("You have asked often today. Please try again tomorrow."))
            return ""
        return _("The membership secretary will answer you by e-mail.")
    return ""


account_section("membership", gettext_lazy("Membership"), 28, summary=summary, view=page, link=gettext_lazy("Look"))


# ------------------------------------------------------------------ export and deletion
@exports(
    "membership",
    gettext_lazy("Your entry in the register of members"),
    order=30,
    labels={"linked_email": gettext_lazy("linked address"), "branch_decided": gettext_lazy("branch decided")},
)
def own_entry(user):
    entries = Membership.objects.with_address(verified_addresses(user)).select_related("branch")
    return [
        {
            "name": entry.name,
            "email": entry.email,
            "linked_email": entry.linked_email,
            "country": entry.country.code,
            "part_of_the_country": entry.subdivision,
            "branch": entry.branch.title if entry.branch else "",
            "branch_decided": entry.get_placed_display(),
            "since": entry.since,
            "until": entry.until,
            "status": entry.get_status_display(),
            "history": [
                {"when": change.changed_at, "what": change.get_kind_display(), "fields": change.fields}
                for change in entry.changes.all()
            ],
        }
        for entry in entries
    ]


@exports(
    "questions_to_the_membership_secretary",
    gettext_lazy("What you asked the membership secretary"),
    order=31,
    of=["members.MembershipClaim.user"],
)
def own_questions(user):
    return [
        {
            "what": claim.get_kind_display(),
            "name": claim.name,
            "branch": claim.branch.title if claim.branch else "",
            "reason": claim.reason,
            "asked": claim.asked_at,
            "state": claim.get_state_display(),
            "answer": claim.answer,
            "answered": claim.answered_at,
        }
        for claim in MembershipClaim.objects.filter(user=user).select_related("branch")
    ]


unexported(
    "what you did in office to the register says things about other members",
    "members.MembershipClaim.answered_by",
    "members.RegisterChange.actor",
    "members.RegisterLook.actor",
    "members.ImportRun.uploaded_by",
    "members.ImportRun.approved_by",
    "members.ImportRun.confirmed_by",
)


@erases(
    order=30,
    goes=gettext_lazy("What you asked the membership secretary, and the address that was linked to your membership."),
    stays=gettext_lazy(
        "Your membership: head office keeps it, and its list comes here. Leave the party to be taken off it."
    ),
)
def links(user):
    """The register follows head office; only what the site itself added goes with the account."""
    services.forget_links(addresses=list(verified_addresses(user)))
