"""Builders for conduct: officers with keys, trustees, cases that are really sealed, and how a test opens them.

A test may do what the server cannot: ``secrets`` remembers the private half of each key that was made here, and
``case(...)`` carries the six words of whoever reported (``.words``) and its own private half (``.secret``).
"""

import json
from datetime import UTC, date, datetime, timedelta
from itertools import count

from django.utils import timezone
from wagtail.blocks import StreamValue
from wagtail.models import Page
from wagtail.rich_text import RichText

from conduct.cases.facts import Facts
from conduct.cases.keys import store_keys
from conduct.cases.parts import add_part
from conduct.choices import Act, KeyState, Kind, PartKind, Seat, State
from conduct.keys.evidence import said_of
from conduct.keys.readers import trustees as recovery_keys
from conduct.log.chain import record
from conduct.models import Case, CaseKey, ConductIndexPage, KeyAgreement, ReaderKey
from conduct.sealing import age
from conduct.sealing.derivation import derive
from conduct.sealing.parts import Header, pack, unpack
from conduct.sealing.tags import RECOVERY, tag
from conduct.sealing.words import new_words
from members.rights import Capability
from tests import builders, cast
from tests.access import roles

# The private halves: of officers by the id of their account, of trustees by their seat.
secrets = {}
_numbers = count(1)
_words_of = {}


def forget():
    secrets.clear()
    _words_of.clear()


def officer(name="", with_key=True, **kw):
    """A conduct officer of today, by the part of the address before the @; with an active key that is published."""
    name = name or f"conduct-{next(_numbers)}"
    kw = {"first_name": name.title(), "last_name": "Officer"} | kw
    user = cast.member(f"{name}@example.org", **kw)
    post = roles.post(None, [Capability.CONDUCT, Capability.CONDUCT_PAGES], title="Conduct officer", seats=99)
    roles.holds(user, post)
    if with_key:
        give_key(user)
    return user


def data_protection_officer(name="data-protection"):
    user = cast.member(f"{name}@example.org", first_name="Data", last_name="Protection")
    roles.holds(
        user, roles.post(None, [Capability.DATA_PROTECTION, Capability.CONDUCT_PAGES], title="Data protection")
    )
    return user


def give_key(user):
    """An active key of an officer, agreed by two and in the log as the real way leaves it there."""
    secrets[user.pk], public = age.new_identity()
    return _active_key(public, holder=user, seat=Seat.OFFICER)


def trustees():
    """``(first, second)``: their active keys; the private halves are ``secrets[key.seat]``."""
    found = []
    for seat, name in ((Seat.FIRST_TRUSTEE, "Trust Ee"), (Seat.SECOND_TRUSTEE, "Trust Too")):
        secrets[seat], public = age.new_identity()
        found.append(_active_key(public, seat=seat, name=name))
    return tuple(found)


def case(readers=None, *, kind=Kind.BULLYING, text="It happened at the meeting.", files=(), kept_out=(), **fields):
    """A case as sending leaves it: ``readers`` are officers with keys (two new ones), ``files`` pairs (name, bytes).

    With the recovery row where there are trustees. ``words=`` and fields of the row may be given.
    """
    readers = [officer(), officer()] if readers is None else readers
    words = fields.pop("words", "") or new_words()
    reporter = derive(words)
    case_secret, recipient = age.new_identity()
    today = fields.pop("received_on", None) or timezone.now().date()
    row = Case.objects.create(
        **{
            "code_name": f"Case {next(_numbers)}",
            "locator": reporter.locator,
            "recipient": recipient,
            "reporter_recipient": reporter.recipient,
            "facts": Facts(kind, frozenset(person.pk for person in kept_out)).sealed(),
            "state": State.RECEIVED,
            "received_on": today,
            "acknowledge_by": today + timedelta(days=3),
            "outcome_by": today + timedelta(days=90),
        }
        | fields
    )
    row.words, row.secret = words, case_secret
    _words_of[row.pk] = words
    record(Act.CASE_RECEIVED, case=row, at=_midnight(today))
    add(row, PartKind.REPORT, json.dumps({"kind": str(kind), "text": text}))
    for name, data in files:
        add(row, PartKind.FILE, data, name=name, type="application/octet-stream")
    both = recovery_keys()
    store_keys(row, case_secret, map(public_key, readers), both and [key.public_key for key in both])
    return row


def add(case, kind, payload, *, actor=None, name="", type=""):
    """One more sealed part; notes are sealed to the case alone, all else to whoever reported too."""
    payload = payload.encode() if isinstance(payload, str) else payload
    type = type or ("application/json" if kind == PartKind.REPORT else "text/plain")
    number = case.parts.count() + 1
    header = Header(case.pk, number, PartKind(kind), timezone.now().date(), name, type)
    recipients = [case.recipient] if kind == PartKind.NOTE else [case.recipient, case.reporter_recipient]
    sealed = age.seal(pack(header, payload), recipients)
    return add_part(case=case, number=number, kind=kind, sealed=sealed, actor=actor)


def share(case, reader):
    """Seal the case's key to an officer's active key, as another officer's browser does."""
    return store_keys(case, case.secret, [public_key(reader)])[0]


def public_key(reader):
    return ReaderKey.objects.get(holder=reader, seat=Seat.OFFICER, state=KeyState.ACTIVE).public_key


def open_case(case, secret):
    """``[(header, payload), …]`` of all parts, by an officer's private half or the case's own.

    Raises ``age.CannotOpenError``, ``AlteredError`` or ``CaseKey.DoesNotExist`` for those who cannot.
    """
    row = CaseKey.objects.filter(case=case, reader=tag(age.recipient_of(secret))).first()
    key = age.open_sealed(row.sealed, secret).decode() if row else secret
    return [open_part(part, key) for part in case.parts.all()]


def open_part(part, secret):
    data = age.open_sealed(part.sealed, secret)
    return unpack(data, case=part.case_id, number=part.number, kind=part.kind)


def open_thread(case, words=""):
    """What whoever reported can open by their six words: all but the notes."""
    identity = derive(words or _words_of[case.pk]).identity
    return [open_part(part, identity) for part in case.parts.exclude(kind=PartKind.NOTE)]


def open_recovery(case):
    """The case's private half, by both trustees one after the other."""
    sealed = CaseKey.objects.get(case=case, reader=tag(RECOVERY)).sealed
    outer = age.open_sealed(sealed, secrets[Seat.FIRST_TRUSTEE])
    return age.open_sealed(outer, secrets[Seat.SECOND_TRUSTEE]).decode()


def index_page():
    """The live conduct page, where the readers' keys are published; made at the first call."""
    existing = ConductIndexPage.objects.filter(locale__language_code="en").first()
    words = {"introduction": "Help, and how to say so.", "help_text": "<p>In danger? Ring 112.</p>"}
    ways = [("way", {"heading": "The Party’s portal", "text": RichText("<p>It decides.</p>")})]
    page = ConductIndexPage(title="Code of conduct", slug="conduct", ways=ways, **words)
    return existing or Page.objects.get(pk=builders.home().pk).add_child(instance=page)


def publish(key, name):
    """Put a key's fingerprint on the conduct page as if two had approved it."""
    page = index_page()
    value = {"name": name, "post": "Conduct officer", "fingerprint": key.fingerprint}
    listed = [*page.keys.raw_data, {"type": "key", "value": value}]
    ConductIndexPage.objects.filter(pk=page.pk).update(keys=StreamValue(page.keys.stream_block, listed, is_lazy=True))


def _active_key(public, **fields):
    """A key as the real way leaves it: proposed by its holder, agreed to by two, in the log, and published."""
    holder = fields.get("holder")
    key = ReaderKey.objects.create(
        public_key=public, state=KeyState.ACTIVE, activated_at=timezone.now(), proposed_by=holder, **fields
    )
    record(Act.KEY_PROPOSED, actor=holder, detail=said_of(key))
    for witness in (cast.member(f"witness-{number}@example.org") for number in (1, 2)):
        KeyAgreement.objects.create(key=key, officer=witness)
        record(Act.KEY_AGREED, actor=witness, detail=said_of(key))
    record(Act.KEY_ACTIVATED, detail=said_of(key))
    publish(key, holder.get_full_name() if holder else key.name)
    return key


def _midnight(day: date):
    return datetime(day.year, day.month, day.day, tzinfo=UTC)
