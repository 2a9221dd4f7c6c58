"""What the browser of an officer fetches and posts: sealed things, numbers, and no word in clear."""

import base64
import binascii

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils import timezone

from conduct.cases import services
from conduct.cases.manifest import manifest
from conduct.cases.parts import NumberTakenError, next_number
from conduct.cases.states import NoGroundError
from conduct.choices import Act
from conduct.desk.access import READ, case_view
from conduct.models import LogEntry

LONGEST_NUMBER = 9


@case_view("POST")
def open_case(request, case):
    """The case's key as it is sealed to this reader, and which parts there should be. The log has a line of it."""
    row = services.open_case(actor=request.user, case=case)
    parts = [
        {
            "number": part.number,
            "kind": part.kind,
            "day": part.day.isoformat() if part.day else "",
            "digest": part.digest,
            "size": part.size,
            "problem": part.problem,
            "url": reverse("conduct:desk_part", args=[case.pk, part.number]),
        }
        for part in manifest(case)
    ]
    return JsonResponse({"key": in_text(row.sealed), "next": next_number(case), "parts": parts})


@case_view(*READ)
def part(request, case, number):
    """One sealed part. Whoever fetches one without having opened the case is in the log as opening it."""
    sealed = case.parts.filter(number=number).values_list("sealed", flat=True).first()
    if sealed is None:
        raise Http404
    if not _has_opened_today(request.user, case):
        services.open_case(actor=request.user, case=case)
    return HttpResponse(bytes(sealed), content_type="application/octet-stream")


@case_view("POST")
def read(request, case):
    services.mark_read(actor=request.user, case=case, through=_number(request.POST.get("through")))
    return JsonResponse({})


@case_view("POST")
def altered(request, case):
    """A browser says which parts are not what they were."""
    numbers = {_number(text) for text in request.POST.getlist("number")[:100]} - {0}
    if not numbers:
        return JsonResponse({"error": "numbers"}, status=400)
    services.report_altered(actor=request.user, case=case, numbers=numbers)
    return JsonResponse({})


@case_view("POST")
def write(request, case):
    """A note or message that the browser has sealed: 409 with the next number where somebody else came first."""
    try:
        added = services.write(
            actor=request.user,
            case=case,
            kind=request.POST.get("kind", ""),
            number=_number(request.POST.get("number")),
            sealed=_bytes(request.POST.get("sealed"), services.LONGEST_TEXT),
        )
    except NumberTakenError:
        return JsonResponse({"error": "taken", "next": next_number(case)}, status=409)
    except services.NotSealedError:
        return JsonResponse({"error": "sealed"}, status=400)
    return JsonResponse({"number": added.number, "day": added.added_on.isoformat()}, status=201)


@case_view("POST")
def share(request, case):
    try:
        services.share(
            actor=request.user,
            case=case,
            key_id=_number(request.POST.get("key")),
            sealed=_bytes(request.POST.get("sealed"), services.LONGEST_KEY),
        )
    except services.CannotShareError:
        return JsonResponse({"error": "refused"}, status=400)
    return JsonResponse({}, status=201)


@case_view("POST")
def pack(request, case):
    """The browser makes what goes to the Party: only with a ground, and with a line in the log."""
    try:
        services.make_pack(actor=request.user, case=case)
    except NoGroundError:
        return JsonResponse({"error": "ground"}, status=400)
    return JsonResponse({})


def in_text(data):
    """Bytes for JSON."""
    return base64.b64encode(bytes(data)).decode()


def _has_opened_today(user, case):
    entries = LogEntry.objects.filter(case=case.pk, actor=user.pk, act=Act.CASE_OPENED)
    return entries.filter(at__date=timezone.now().date()).exists()


def _number(text):
    """What a browser says is a number; 0 for anything else."""
    text = text or ""
    is_number = text.isascii() and text.isdecimal() and len(text) <= LONGEST_NUMBER
    return int(text) if is_number else 0


def _bytes(text, longest):
    """The bytes of base64; none where it is something else, or far too long."""
    try:
        return base64.b64decode(text or "", validate=True) if len(text or "") <= longest * 2 else b""
    except (binascii.Error, ValueError):
        return b""
