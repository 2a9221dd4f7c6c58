"""A report becomes a case: once, however often it is sent, and all of it or nothing.

What is written lies open in the memory of this request alone, file after file; what is stored is sealed to the new
case's key and to that of the six words, and the case's key to each officer who may read it.
"""

from django.conf import settings
from django.db import IntegrityError, transaction

from conduct.cases.code_names import new_code_name
from conduct.cases.due import dates_of, today
from conduct.cases.facts import Facts
from conduct.cases.keys import store_keys
from conduct.cases.parts import add_part
from conduct.choices import Act, Kind, PartKind
from conduct.log.chain import record
from conduct.models import Case, Draft, DraftFile
from conduct.notices import tell_readers
from conduct.reporting import drafts
from conduct.reporting.people import Everybody, reading_of
from conduct.reporting.report import document
from conduct.sealing import age
from conduct.sealing.parts import Header, pack

# Another process sent the same at the same moment, or drew the same code name.
TRIES = 3


class TooFewReadersError(Exception):
    """Fewer than CONDUCT_MIN_READERS officers are left to read it: nothing was stored."""


def send(*, secret, steps, revision=None):
    """Make a case of what is written under ``secret``, and delete the draft; the :class:`Case`.

    ``steps`` are those of the form's ``revision``, whose questions were asked. Who may: whoever has the six words.
    The readers get a mail without content. Sent again it is the same case. Raises :class:`TooFewReadersError`, and
    ``drafts.GoneError`` where there is neither a draft nor a case.
    """
    for _attempt in range(TRIES - 1):
        try:
            with transaction.atomic():
                return _send(secret, steps, revision)
        except IntegrityError:
            continue
    with transaction.atomic():
        return _send(secret, steps, revision)


def _send(secret, steps, revision):
    draft = Draft.objects.select_for_update().filter(locator=secret.locator).first()
    # Asked after the draft is locked: whoever had it before has sent it by now.
    sent = Case.objects.filter(locator=secret.locator).first()
    if sent:
        return sent
    if draft is None:
        raise drafts.GoneError
    written = drafts.find(secret)
    everybody = Everybody()
    reading = reading_of(written, everybody)
    if len(reading.readers) < settings.CONDUCT_MIN_READERS:
        raise TooFewReadersError
    case, case_secret = _case(secret, written, reading, revision)
    record(Act.CASE_RECEIVED, case=case)
    trustees = [person.public_key for person in everybody.trustees] if reading.recovery else None
    store_keys(case, case_secret, [person.public_key for person in reading.readers], trustees)
    _seal_all(case, secret, steps, written, reading, everybody, draft)
    draft.delete()
    tell_readers(case)
    return case


def _case(secret, written, reading, revision):
    case_secret, recipient = age.new_identity()
    day = today()
    case = Case.objects.create(
        code_name=new_code_name(),
        locator=secret.locator,
        recipient=recipient,
        reporter_recipient=secret.recipient,
        facts=Facts(Kind(written.answers["kind"]), reading.kept_out).sealed(),
        received_on=day,
        form_revision=revision,
        **dates_of(day),
    )
    return case, case_secret


def _seal_all(case, secret, steps, written, reading, everybody, draft):
    """The report as part 1, then its files; of them only one is open at a time."""
    numbers = list(draft.files.values_list("number", flat=True))
    places = [(code, body.name) for code, body in everybody.places.items()]
    told = document(steps=steps, places=places, written=written, reading=reading, kept_files=len(numbers))
    seal_part(case, 1, PartKind.REPORT, told, type="application/json")
    for place, number in enumerate(numbers, start=2):
        header, data = drafts.open_file(secret, DraftFile.objects.get(draft=draft, number=number))
        seal_part(case, place, PartKind.FILE, data, name=header.name, type=header.type)


def seal_part(case, number, kind, payload, *, name="", type):
    """Seal a piece to the case and to whoever reported, and add it under this number."""
    header = Header(case.pk, number, kind, today(), name, type)
    sealed = age.seal(pack(header, payload), [case.recipient, case.reporter_recipient])
    return add_part(case=case, number=number, kind=kind, sealed=sealed)
