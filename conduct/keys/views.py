"""The page of keys, and what is done with them by plain forms. Passphrases and private keys never come here."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _

from conduct.choices import KeyState, Seat
from conduct.desk.access import READ, desk_view
from conduct.keys import services
from conduct.keys.forms import AgreeForm, MadeKeyForm, OfflineKeyForm, TrusteeForm
from conduct.keys.readers import posts_of_officers
from conduct.keys.showing import agreed_by, overview, whose
from conduct.models import ReaderKey


@desk_view(*READ)
def keys(request):
    return render(request, "conduct/keys/keys.html", overview(request.user))


@desk_view(*READ, "POST")
def make(request):
    """The browser makes a key; what it sends is its public half, and the private one wrapped."""
    form = MadeKeyForm(_posted(request))
    if form.is_bound and form.is_valid() and _propose(request, form, wrapped=form.cleaned_data["wrapped"]):
        return redirect("conduct:keys")
    return render(request, "conduct/keys/make.html", {"form": form})


@desk_view(*READ, "POST")
def offline(request):
    form = OfflineKeyForm(_posted(request))
    if form.is_bound and form.is_valid() and _propose(request, form):
        return redirect("conduct:keys")
    return render(request, "conduct/keys/offline.html", {"form": form})


@desk_view("POST")
def withdraw(request, pk):
    try:
        services.withdraw(actor=request.user, key_id=pk)
    except services.NotAnOfficerError as error:
        raise Http404 from error
    messages.success(request, _("The key is taken back."))
    return redirect("conduct:keys")


@desk_view(*READ, "POST")
def agree(request, pk):
    """Somebody reads their fingerprint out; whoever hears it types its end."""
    key = get_object_or_404(ReaderKey.objects.select_related("holder"), pk=pk, state=KeyState.PROPOSED)
    form = AgreeForm(_posted(request))
    if form.is_bound and form.is_valid() and _agree(request, key, form):
        return redirect("conduct:keys")
    post = posts_of_officers().get(key.holder_id, "") if key.seat == Seat.OFFICER else key.get_seat_display()
    context = {"form": form, "key": key, "name": whose(key), "post": post, "lines": agreed_by(key)}
    return render(request, "conduct/keys/agree.html", context)


@desk_view(*READ, "POST")
def trustee(request, seat):
    """An officer enters the public key of a trustee."""
    if seat not in services.TRUSTEES:
        raise Http404
    form = TrusteeForm(_posted(request))
    if form.is_bound and form.is_valid() and _propose_trustee(request, seat, form):
        return redirect("conduct:keys")
    context = {"form": form, "seat": seat, "label": Seat(seat).label}
    return render(request, "conduct/keys/trustee.html", context)


def _posted(request):
    return request.POST if request.method == "POST" else None


def _propose(request, form, wrapped=""):
    try:
        key = services.propose(actor=request.user, public_key=form.cleaned_data["public_key"], wrapped=wrapped)
    except (services.NotAPublicKeyError, services.KnownKeyError) as error:
        return _refused(form, error)
    messages.success(request, _done(key))
    return True


def _propose_trustee(request, seat, form):
    try:
        services.propose_trustee(actor=request.user, seat=seat, **form.cleaned_data)
    except (services.NotAPublicKeyError, services.KnownKeyError) as error:
        return _refused(form, error)
    except services.NotAnOfficerError:
        form.add_error(None, _("Only officers with an active key can enter a trustee’s."))
        return False
    messages.success(request, _("The key waits for two officers to compare it with the trustee."))
    return True


def _refused(form, error):
    said = {
        services.NotAPublicKeyError: _("That is no public key of age: it begins with age1 and has 62 signs."),
        services.KnownKeyError: _("That key is known here already. Each is used once: make another pair."),
    }
    form.add_error("public_key", said[type(error)])
    return False


def _agree(request, key, form):
    try:
        key = services.agree(actor=request.user, key_id=key.pk, typed=form.cleaned_data["typed"])
    except services.DoesNotMatchError:
        form.add_error(
            "typed",
            _(
                "This is not how the key ends that waits here. Hear it again; if it differs again, "
                "stop and tell the others."
            ),
        )
        return False
    except (services.NotAnOfficerError, services.CannotAgreeError):
        form.add_error(
            None, _("You cannot agree to this key: that takes an active key of your own, and each agrees once.")
        )
        return False
    messages.success(request, _done(key))
    return True


def _done(key):
    if key.state == KeyState.ACTIVE:
        return _("The key is active. Have it published on the conduct page: nothing is sealed to it before.")
    return _("Noted. The key waits until two officers have compared its fingerprint.")
