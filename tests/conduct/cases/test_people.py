"""Handing over, sharing, stepping back: who may, what is written, and what nobody can."""

import pytest

from conduct.cases import services
from conduct.cases.facts import Facts
from conduct.cases.gate import NotTheirsError
from conduct.choices import Act, Seat
from conduct.models import Case, CaseKey, LogEntry, ReaderKey
from conduct.sealing import age
from conduct.sealing.tags import tag
from members.models import User
from tests import cast
from tests.conduct import world
from tests.conduct.cases.sealing import key_of, sealed_key, share

pytestmark = pytest.mark.django_db


@pytest.fixture
def ann():
    return world.officer("ann")


@pytest.fixture
def ben():
    return world.officer("ben")


@pytest.fixture
def case(ann, ben):
    return world.case([ann, ben])


def again(user):
    """The person at their next request."""
    return User.objects.get(pk=user.pk)


def details(act):
    return list(LogEntry.objects.filter(act=act).values_list("actor", "detail"))


# ------------------------------------------------------------------ handing over
def test_a_reader_takes_a_case_on_hands_it_over_and_puts_it_down(ann, ben, case):
    services.assign(actor=ann, case=case, key_id=key_of(ann).pk)
    assert Case.objects.get().assigned == tag(key_of(ann).public_key)
    services.assign(actor=ann, case=case, key_id=key_of(ben).pk)
    assert Case.objects.get().assigned == tag(key_of(ben).public_key)
    services.assign(actor=ben, case=case)
    assert Case.objects.get().assigned == ""
    expected = [(ann.pk, f"to {ann.pk}"), (ann.pk, f"to {ben.pk}"), (ben.pk, "to nobody")]
    assert details(Act.CASE_ASSIGNED) == expected


@pytest.mark.parametrize("who", ["no reader", "retired", "trustee", "nobody at all"])
def test_a_case_is_handed_to_its_readers_alone(ann, ben, case, who):
    first, _second = world.trustees()
    ids = {
        "no reader": lambda: key_of(world.officer("cleo")).pk,
        "retired": lambda: ReaderKey.objects.filter(holder=ben).update(state="retired") and key_of(ben).pk,
        "trustee": lambda: first.pk,
        "nobody at all": lambda: 987_654,
    }
    with pytest.raises(services.NotAReaderError):
        services.assign(actor=ann, case=case, key_id=ids[who]())
    assert Case.objects.get().assigned == ""


# ------------------------------------------------------------------ sharing
def test_another_officer_reads_what_is_shared_with_them(ann, case):
    cleo = world.officer("cleo")
    share(ann, case, cleo)
    assert list(Case.objects.visible_to(again(cleo))) == [case]
    assert world.open_case(case, world.secrets[cleo.pk])
    assert details(Act.CASE_SHARED) == [(ann.pk, f"with {cleo.pk}")]


def kept_out(case):
    out = world.officer("out")
    Case.objects.update(facts=Facts(Facts.of(case).kind, frozenset({out.pk})).sealed())
    return out


def retired(case):
    old = world.officer("old")
    ReaderKey.objects.filter(holder=old).update(state="retired")
    return old


def proposed(case):
    new = world.officer("new")
    ReaderKey.objects.filter(holder=new).update(state="proposed")
    return new


def over(case):
    from branches.models import Term

    former = world.officer("former")
    Term.objects.filter(person=former).update(end="2025-06-01")
    return former


@pytest.mark.parametrize("who", [kept_out, retired, proposed, over])
def test_who_may_not_read_it_is_refused_and_every_refusal_is_the_same(ann, case, who):
    person, rows = who(case), CaseKey.objects.count()
    with pytest.raises(services.CannotShareError) as refused:
        share(ann, case, person)
    assert str(refused.value) == ""
    assert CaseKey.objects.count() == rows
    assert details(Act.CASE_SHARED) == []


def test_who_reads_it_already_and_a_trustee_are_refused_alike(ann, ben, case):
    first, _second = world.trustees()
    for key, sealed in ((key_of(ben), sealed_key(case, ben)), (first, sealed_key(case, ben))):
        with pytest.raises(services.CannotShareError):
            services.share(actor=ann, case=case, key_id=key.pk, sealed=sealed)


def wrong_things(case, to):
    public, secret = key_of(to).public_key, case.secret.encode()
    return {
        "nothing": b"",
        "the key in clear": secret,
        "sealed to two": age.seal(secret, [public, case.recipient]),
        "under a passphrase": age.wrap(case.secret, "one two three four five six").encode(),
        "too long": age.seal(b"x" * 4096, [public]),
        "cut off": age.seal(secret, [public])[:120],
    }


def test_only_what_is_sealed_to_exactly_one_key_is_kept(ann, case):
    cleo = world.officer("cleo")
    things = wrong_things(case, cleo)
    for name, thing in things.items():
        with pytest.raises(services.CannotShareError):
            services.share(actor=ann, case=case, key_id=key_of(cleo).pk, sealed=thing)
        assert not Case.objects.visible_to(again(cleo)).exists(), name
    assert len(things) == 6


# ------------------------------------------------------------------ stepping back
def test_who_steps_back_has_no_row_no_case_and_no_way_back(ann, ben, case):
    services.assign(actor=ann, case=case, key_id=key_of(ann).pk)
    services.step_back(actor=ann, case=case)
    assert not CaseKey.objects.filter(reader=tag(key_of(ann).public_key)).exists()
    assert not Case.objects.visible_to(again(ann)).exists()
    assert Case.objects.get().assigned == ""
    assert details(Act.CASE_RECUSED) == [(ann.pk, "")]
    with pytest.raises(services.CannotShareError):
        share(ben, case, ann)
    # The kind, which decides what the case may become, has not changed.
    assert Facts.of(Case.objects.get()).kind == Facts.of(case).kind


def test_a_case_that_somebody_else_handles_stays_theirs(ann, ben, case):
    services.assign(actor=ann, case=case, key_id=key_of(ben).pk)
    services.step_back(actor=ann, case=case)
    assert Case.objects.get().assigned == tag(key_of(ben).public_key)


@pytest.mark.parametrize("others", ["nobody", "a retired key", "a former officer", "the trustees alone"])
def test_the_last_who_could_read_it_shares_it_first(ann, others):
    if others == "the trustees alone":
        world.trustees()
    ben = world.officer("ben")
    case = world.case([ann, ben] if others in ("a retired key", "a former officer") else [ann])
    if others == "a retired key":
        ReaderKey.objects.filter(holder=ben).update(state="retired")
    if others == "a former officer":
        from branches.models import Term

        Term.objects.filter(person=ben).update(end="2025-06-01")
    with pytest.raises(services.LastReaderError):
        services.step_back(actor=ann, case=case)
    assert Case.objects.visible_to(again(ann)).exists()
    cleo = world.officer("cleo")
    share(ann, case, cleo)
    services.step_back(actor=again(ann), case=case)
    assert not Case.objects.visible_to(again(ann)).exists()


# ------------------------------------------------------------------ everybody else
VERBS = {
    "open": lambda who, case: services.open_case(actor=who, case=case),
    "read": lambda who, case: services.mark_read(actor=who, case=case, through=1),
    "export": lambda who, case: services.export_case(actor=who, case=case),
    "altered": lambda who, case: services.report_altered(actor=who, case=case, numbers=[1]),
    "write": lambda who, case: services.write(actor=who, case=case, kind="note", number=2, sealed=b"x"),
    "assign": lambda who, case: services.assign(actor=who, case=case),
    "share": lambda who, case: services.share(actor=who, case=case, key_id=1, sealed=b"x"),
    "step back": lambda who, case: services.step_back(actor=who, case=case),
    "pack": lambda who, case: services.make_pack(actor=who, case=case),
}


@pytest.mark.parametrize("verb", VERBS)
def test_no_verb_is_anybodys_who_cannot_see_the_case(case, verb):
    entries = None
    people = [
        world.officer("kept-out"),
        world.officer("keyless", with_key=False),
        world.data_protection_officer(),
        cast.admin(),
        cast.editor(),
        cast.member(),
        cast.visitor(),
    ]
    entries = LogEntry.objects.count()
    for person in people:
        with pytest.raises(NotTheirsError):
            VERBS[verb](person, case)
    assert len(people) == 7
    assert LogEntry.objects.count() == entries


def test_the_verbs_are_all_of_them():
    import inspect

    verbs = [
        name
        for name, found in inspect.getmembers(services, inspect.isfunction)
        if found.__module__ == services.__name__ and {"actor", "case"} <= inspect.signature(found).parameters.keys()
    ]
    assert len(set(verbs) - {"own_row"}) == len(VERBS) == 9


def test_both_trustees_open_what_all_officers_lost(ann):
    world.trustees()
    case = world.case([ann])
    assert world.open_recovery(case) == case.secret
    assert ReaderKey.objects.filter(seat=Seat.OFFICER).count() == 1
