"""The keys of cases, opened in an officer's browser and sealed anew: to a new key, to a colleague, to new trustees.

Each page holds the list of what is left to do, so whatever interrupts it goes on where it stood.
"""

import base64
import binascii
import json
from uuid import UUID

from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _

from conduct.cases.gate import NotTheirsError
from conduct.cases.services import LONGEST_KEY, CannotShareError, NotSealedError, share
from conduct.desk.access import READ, desk_view
from conduct.keys import moving, renewing
from conduct.keys.readers import active_keys, trustees
from conduct.keys.sharing import to_share
from conduct.keys.showing import whose
from conduct.models import Case, CaseKey
from conduct.sealing.tags import tag

REFUSED = (NotTheirsError, NotSealedError, CannotShareError, moving.NothingToMoveError)


@desk_view(*READ, "POST")
def move(request, pk):
    """From one's old key to the new one."""
    if request.method == "POST":
        return _answer(
            lambda case_id, sealed: moving.move(actor=request.user, case_id=case_id, sealed=sealed), request
        )
    key = moving.new_key(request.user)
    left = next((left for left in moving.left_behind(request.user) if left.key.pk == pk), None)
    if key is None or left is None:
        raise Http404
    cases = [_case(row.case, row) for row in left.rows]
    work = _work(left.key, cases, [key.public_key], reverse("conduct:keys_move", args=[pk]))
    return render(request, "conduct/keys/move.html", {"old": left.key, "cases": cases, "work": work})


@desk_view(*READ, "POST")
def share_all(request, pk):
    """All that one reads and a colleague may read too."""
    key = next((key for key in active_keys() if key.pk == pk and key.holder_id != request.user.pk), None)
    own = moving.new_key(request.user)
    if key is None or own is None:
        raise Http404
    if request.method == "POST":
        return _answer(lambda case_id, sealed: _share(request.user, case_id, key, sealed), request)
    cases = _with_own_rows(to_share(request.user, key), own)
    work = _work(own, cases, [key.public_key], reverse("conduct:keys_share", args=[pk]))
    context = {"key": key, "name": whose(key), "cases": cases, "work": work}
    return render(request, "conduct/keys/share.html", context)


@desk_view(*READ, "POST")
def renew(request):
    """To new trustees what was sealed to those before."""
    both, own = trustees(), moving.new_key(request.user)
    if both is None or own is None:
        raise Http404
    if request.method == "POST":
        return _answer(lambda case_id, sealed: _renew(request.user, case_id, sealed), request)
    cases = _with_own_rows(renewing.outdated(request.user), own)
    # The innermost first.
    recipients = [both[1].public_key, both[0].public_key]
    work = _work(own, cases, recipients, reverse("conduct:keys_renew"))
    return render(request, "conduct/keys/renew.html", {"both": both, "cases": cases, "work": work})


def _work(key, cases, recipients, address):
    """What static/js/conduct/keys-seal.js reads: ``recipients`` are sealed to one inside the other."""
    return json.dumps(
        {
            "wrapped": key.wrapped,
            "publicKey": key.public_key,
            "recipients": recipients,
            "address": address,
            "cases": cases,
            "words": _words(),
        }
    )


def _words():
    return {
        "wrong": _("These words do not open your key. Look at them again: small letters, six words."),
        "wrongFile": _("There is no private key in it that belongs here."),
        "working": _("%(done)s of %(all)s done"),
        "done": _("Done. You can close this page."),
        "some": _("Done but for %(left)s, which the server or your key refused. Nothing else is needed of you."),
        "away": _("You are not signed in any more, or offline. What is done is done; load the page again to go on."),
    }


def _with_own_rows(cases, own):
    rows = CaseKey.objects.filter(case__in=cases, reader=tag(own.public_key)).in_bulk(field_name="id")
    by_case = {row.case_id: row for row in rows.values()}
    return [_case(case, by_case[case.pk]) for case in cases if case.pk in by_case]


def _case(case, row):
    return {
        "id": str(case.pk),
        "name": case.code_name,
        "recipient": case.recipient,
        "sealed": base64.b64encode(bytes(row.sealed)).decode(),
    }


def _answer(act, request):
    """Do it with the case that was posted; whatever is wrong with it is refused alike."""
    try:
        act(UUID(request.POST.get("case", "")), _bytes(request.POST.get("sealed", "")))
    except (*REFUSED, ValueError):
        return JsonResponse({"error": "refused"}, status=400)
    return JsonResponse({}, status=201)


def _bytes(text):
    try:
        return base64.b64decode(text, validate=True) if len(text) <= 2 * LONGEST_KEY else b""
    except binascii.Error:
        return b""


def _share(user, case_id, key, sealed):
    share(actor=user, case=Case(pk=case_id), key_id=key.pk, sealed=sealed)


def _renew(user, case_id, sealed):
    renewing.renew(actor=user, case=Case(pk=case_id), sealed=sealed)
