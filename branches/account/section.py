"""The branch one belongs to: chosen among those of one's country, or asked of the membership secretary."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from branches.account.forms import OwnBranchForm, TransferForm
from branches.account.names import branch_names
from common.times import long_date
from members.account.pages import saved, section_page
from members.account.sections import account_section
from members.choices import ClaimKind, ClaimState
from members.membership import membership_of
from members.models import MembershipClaim
from members.register import services as register


def summary(request):
    """Only members have a branch to choose; the others are shown the way to become known (members.register)."""
    membership = membership_of(request.user)
    if membership is None:
        return None
    lines = [str(membership.branch) if membership.branch else _("None yet")]
    return [*lines, _("You have asked for another one")] if waiting_question(request.user) else lines


def waiting_question(user):
    """What somebody has asked the membership secretary about their branch, if it is not answered yet."""
    waiting = MembershipClaim.objects.filter(user=user, kind=ClaimKind.TRANSFER, state=ClaimState.WAITING)
    return waiting.select_related("branch").first()


def page(request, section):
    """Choose at once what the catchments allow; ask for anything else, and take back what was asked."""
    membership = membership_of(request.user)
    ids = register.branches_to_choose(request.user)
    waiting = waiting_question(request.user)
    posted = {name: request.POST if name in request.POST else None for name in ("choose", "ask")}
    names = dict(branch_names())
    near = [(pk, name) for pk, name in names.items() if pk in ids]
    elsewhere = [(pk, name) for pk, name in names.items() if pk not in {membership.branch_id, *ids}]
    forms = {
        "own": OwnBranchForm(posted["choose"], choices=near, current=membership.branch_id),
        "transfer": TransferForm(posted["ask"], choices=elsewhere, waiting=waiting),
    }
    said = _done(request, forms, waiting)
    if said:
        return saved(request, said)
    context = {
        "branch": names.get(membership.branch_id, membership.branch),
        "waiting": waiting,
        "wanted": waiting and names.get(waiting.branch_id, waiting.branch),
        "asked_on": waiting and long_date(waiting.asked_at.date()),
        "may_choose": bool({pk for pk, _name in near} - {membership.branch_id}),
    }
    return section_page(request, section, "branches/account/branch.html", **context, **forms)


def _done(request, forms, waiting):
    """Do what was asked, and say so; ``""`` where nothing was, or something is wrong with it, which the form says."""
    if "withdraw" in request.POST and waiting:
        return _withdraw(request.user, waiting)
    if "choose" in request.POST and forms["own"].is_valid():
        return _choose(request.user, forms["own"])
    if "ask" in request.POST and forms["transfer"].is_valid():
        return _ask(request.user, forms["transfer"])
    return ""


def _withdraw(user, waiting):
    try:
        register.withdraw(actor=user, claim=waiting)
    except register.AlreadyAnswered:
        return _("The membership secretary had answered already. See the e-mail.")
    return _("You no longer ask for another branch.")


def _choose(user, form):
    branch = form.cleaned_data["branch"]
    try:
        register.choose_branch(actor=user, branch=branch)
    except register.OutsideCatchment:
        form.add_error("branch", form.fields["branch"].error_messages["invalid_choice"])
        return ""
    return _("You belong to %(branch)s from now on.") % {"branch": dict(form.fields["branch"].choices)[branch.pk]}


def _ask(user, form):
    asked = form.cleaned_data
    try:
        register.ask_transfer(actor=user, branch=asked["wanted"], reason=asked["reason"])
    except register.TooMany:
        form.add_error(None, _("You have asked often today. Please try again tomorrow."))
        return ""
    return _("The membership secretary will answer you by e-mail. Until then nothing changes.")


account_section("branch", gettext_lazy("Your branch"), 30, summary=summary, view=page)
