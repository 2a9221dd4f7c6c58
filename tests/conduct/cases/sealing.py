"""What an officer's browser seals, made here: the server takes it or refuses it."""

from conduct.cases import services
from conduct.choices import PartKind
from conduct.models import ReaderKey
from conduct.sealing import age
from conduct.sealing.parts import Header, pack


def recipients(case, kind):
    return [case.recipient] if kind == PartKind.NOTE else [case.recipient, case.reporter_recipient]


def sealed_text(case, kind, number, text="We have done it.", to=None):
    header = Header(case.pk, number, PartKind(kind), case.received_on, type="text/plain")
    return age.seal(pack(header, text.encode()), to or recipients(case, kind))


def write(officer, case, kind=PartKind.TO_REPORTER, number=None, **kw):
    number = number or case.parts.count() + 1
    sealed = sealed_text(case, kind, number, **kw)
    return services.write(actor=officer, case=case, kind=kind, number=number, sealed=sealed)


def key_of(user):
    return ReaderKey.objects.get(holder=user)


def sealed_key(case, user):
    """The case's key as a browser seals it to an officer."""
    return age.seal(case.secret.encode(), [key_of(user).public_key])


def share(officer, case, user, sealed=None):
    key = ReaderKey.objects.filter(holder=user).first()
    return services.share(
        actor=officer, case=case, key_id=key.pk if key else 0, sealed=sealed or sealed_key(case, user)
    )
