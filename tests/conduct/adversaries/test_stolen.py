"""Somebody has a copy: of the database (or of a backup), of officers' mailboxes, of the logs. And none of the keys.

Control tests have the keys, and find: what is searched for is there.
"""

import hashlib
import hmac
import json
from itertools import product

import pytest
from cryptography.fernet import Fernet
from django.core import mail

from common.encryption import CannotOpen
from common.jobs import run_due
from common.models import Job
from conduct.cases.facts import Facts
from conduct.choices import Kind, Relation, Seat, Wish
from conduct.models import Case, CaseKey, LogEntry, Part, ReaderKey
from conduct.sealing import age
from conduct.sealing.derivation import derive
from conduct.sealing.tags import tag
from tests import cast
from tests.conduct import world
from tests.conduct.adversaries import traces
from tests.conduct.adversaries.logs import written_logs
from tests.conduct.reporting.form import TEXT, Reporter

pytestmark = pytest.mark.django_db
DAYS_ALONE = ("received_on", "acknowledge_by", "outcome_by", "closed_on", "delete_on")


@pytest.fixture(autouse=True)
def own_key(settings):
    """As on a real site, keys of which the database knows nothing."""
    settings.CONDUCT_KEY = "conduct key of this site, thirty-two signs and more"


def conduct_tables():
    return {table: data for table, data in traces.database().items() if table.startswith("conduct_")}


# --- The database


def test_of_what_was_told_nothing_stands_in_any_table(report):
    report()
    assert traces.hits_in(traces.database()) == {}


def test_neither_words_nor_private_halves_stand_in_any_table(report):
    reported = report()
    secret = derive(reported.words)
    shapes = {name: shape for word in reported.words.split() for name, shape in traces.shapes(f" {word} ").items()}
    shapes = {name: shape for name, shape in shapes.items() if "base64" in name}
    keys = {"seed": secret.seed, "seed as digits": secret.seed.hex().encode(), "identity": secret.identity.encode()}
    keys |= {f"key of {who}": held.encode() for who, held in world.secrets.items()}
    keys |= {"six words": reported.words.encode(), "any private half": b"AGE-SECRET-KEY-"}
    assert traces.hits_in(traces.database(), keys) == {}
    assert len(keys) >= 10


def test_neither_kind_nor_any_answer_by_its_code_stands_beside_a_case(report):
    """But in the figures of a year, which name no case."""
    report()
    codes = {str(code) for code in [*Kind, *Wish, *Relation] if len(code) > 6}
    tables = {table: data for table, data in conduct_tables().items() if "page" not in table}
    assert traces.hits_in(tables, {code: code.encode() for code in codes}) == {}
    assert len(tables) >= 8


def test_a_row_of_a_case_has_days_and_no_times(report):
    case = report().case
    stored = Case.objects.filter(pk=case.pk).values(*DAYS_ALONE).get()
    assert all(day is None or len(str(day)) == 10 for day in stored.values())
    entries = LogEntry.objects.filter(case=case.pk, actor=None)
    assert {entry.at.time().isoformat() for entry in entries} == {"00:00:00"}
    assert entries.count() >= 5


def test_what_was_sealed_does_not_open_by_anything_that_lies_beside_it(report):
    """Public keys, locators, tags, digests: taken for private halves, and as seeds."""
    case = report().case
    found = {value for row in CaseKey.objects.values_list("reader", flat=True) for value in [row]}
    found |= {case.locator, hashlib.sha256(case.locator.encode()).hexdigest()}
    found |= {part.digest for part in Part.objects.all()}
    found |= {entry.digest for entry in LogEntry.objects.all()}
    sealed = [row.sealed for row in [*case.parts.all(), *case.keys.all()]]
    for seed, data in product(sorted(found), sealed):
        with pytest.raises(age.CannotOpenError):
            age.open_sealed(data, age.identity_from_seed(bytes.fromhex(seed))[0])
    assert len(found) > 20


def test_the_facts_of_a_case_open_with_the_keys_of_the_server_alone_and_are_all_of_one_length(report, settings):
    reported = report()
    assert Facts.of(reported.case) == Facts(Kind.SEXUAL_HARASSMENT, frozenset({reported.out.pk}))
    facts = [Facts(kind, frozenset(range(some))).sealed() for kind in Kind for some in (0, 1, 5)]
    assert {len(sealed) for sealed in facts} == {len(reported.case.facts)}
    settings.ENCRYPTION_KEYS = [Fernet.generate_key().decode()]
    with pytest.raises(CannotOpen):
        Facts.of(reported.case)


# --- Who was kept out of a case, told from the database alone


def guesses(user, key):
    """All that a thief knows of an officer, hashed in every way that comes to mind."""
    known = [str(user.pk), user.email, key.public_key, key.fingerprint, str(key.pk), key.public_key[4:]]
    purposes = ["", "conduct.reader", "conduct.reader\0", "conduct.told", "conduct.person"]
    for text, purpose in product(known, purposes):
        data = (purpose + text).encode()
        for name in ("sha256", "sha512", "sha1", "md5", "blake2s"):
            yield hashlib.new(name, data).hexdigest()
        for secret in ("", "conduct", "secret", "labour-demo"):
            yield hmac.new(secret.encode(), data, hashlib.sha256).hexdigest()


def test_no_row_of_a_case_leads_to_an_officer_without_the_key_of_the_server(report):
    reported = report()
    reported.case.assigned = tag(world.public_key(reported.readers[0]))
    reported.case.save()
    tags = {*CaseKey.objects.values_list("reader", flat=True), reported.case.assigned}
    tags |= set(Job.objects.values_list("key", flat=True))
    keys = list(ReaderKey.objects.filter(seat=Seat.OFFICER))
    tried = {guess for key in keys for guess in guesses(key.holder, key)}
    assert not tags & {shortened for guess in tried for shortened in (guess, guess[:64], guess[:16])}
    assert len(tried) > 500
    # The control: with the key of the server it is found at once.
    assert tags & {tag(key.public_key) for key in keys}


def test_no_job_and_no_mail_that_was_sent_tells_who_heard_of_a_case(report):
    reported = report()
    run_due()
    assert len(mail.outbox) == 2
    tables = {table: data for table, data in traces.database().items() if table.startswith("common_")}
    shapes = {person.email: person.email.encode() for person in [reported.out, *reported.readers]}
    assert traces.hits_in(tables, shapes) == {}
    kept = Job.objects.filter(name__startswith="conduct.").values_list("key", flat=True)
    assert not {str(person.pk) for person in [reported.out, *reported.readers]} & set(kept)


def test_rows_of_keys_stand_in_no_order_that_tells_whose_is_missing():
    """Readers come by name; were rows written so, one case with all would name the rows of every other."""
    officers = [world.officer(name) for name in ("anna", "bela", "carl")]
    orders = set()
    for _ in range(14):
        case = world.case(officers)
        orders.add(tuple(case.keys.order_by("pk").values_list("reader", flat=True)))
    assert len(orders) > 1


def test_a_case_from_which_one_officer_was_kept_looks_like_one_from_which_another_was(people):
    """By all that stands in the tables by then: how many rows, which columns are filled, how long they are."""
    out, (anna, bela) = people
    looks = []
    for one in (out, anna, bela):
        reporter = Reporter()
        reporter.report(one)
        case = Case.objects.exclude(pk__in=[known for known, _look in looks]).get()
        looks.append((case.pk, look_of(case)))
    assert looks[0][1] == looks[1][1] == looks[2][1]
    assert len(looks[0][1]["keys"]) == 2 + 1


def look_of(case):
    """A case by counts and lengths, as far as they do not differ by chance: code names do, and age's grease."""
    fields = {field.name: getattr(case, field.attname) for field in Case._meta.fields}
    chance = {"id", "code_name", "locator", "recipient", "reporter_recipient", "facts"}
    entries = LogEntry.objects.filter(case=case.pk).order_by("number")
    return {
        "fields": {name: value for name, value in fields.items() if name not in chance},
        "lengths": {name: len(str(fields[name])) for name in chance - {"code_name"}},
        "keys": sorted(len(row.reader) for row in case.keys.all()),
        "parts": [(part.number, part.kind, part.added_on) for part in case.parts.all()],
        "log": [(entry.act, entry.actor, entry.at, len(entry.detail)) for entry in entries],
    }


# --- Officers' mailboxes


def test_a_mailbox_tells_that_there_is_something_to_read_and_nothing_else(report):
    reported = report()
    world.add(reported.case, "from_reporter", "More of it.")
    run_due()
    letters = [letter.message().as_bytes() for letter in mail.outbox]
    marks = {mark: mark.encode() for mark in [*reported.marks, reported.words, reported.out.email]}
    marks |= {kind: kind.encode() for kind in (*Kind.values, *map(str, Kind.labels)) if len(kind) > 6}
    assert len(letters) == 2
    assert [traces.hits(letter, marks | traces.SHAPES) for letter in letters] == [[], []]
    subjects = {letter.subject for letter in mail.outbox}
    assert len(subjects) == 1
    # Two of different cases, of different kinds, cannot be told apart.
    texts = {letter.body for letter in mail.outbox}
    assert len(texts) == 1


# --- Logs


def test_the_logs_of_the_application_say_nothing_of_a_report_nor_who_read_it(report):
    with written_logs() as out:
        reported = report()
        client = cast.client_of(reported.readers[0], second_factor=True)
        client.get(f"/conduct/desk/{reported.case.pk}/")
        cast.client_of(reported.out, second_factor=True).get(f"/conduct/desk/{reported.case.pk}/")
        run_due()
    logs = out.getvalue().encode()
    marks = {"words": reported.words.encode(), "form": b"conduct/report", "locator": reported.case.locator.encode()}
    assert traces.hits(logs, marks | traces.SHAPES) == []


def test_the_log_of_cases_says_who_and_when_and_not_a_word_that_somebody_wrote(report):
    reported = report()
    world.add(reported.case, "note", "Among us: she is right.", actor=reported.readers[0])
    entries = LogEntry.objects.filter(case=reported.case.pk)
    told = json.dumps([[entry.act, entry.detail] for entry in entries]).encode()
    marks = {"note": b"Among us", "text": TEXT.encode(), "kind": b"harassment", "name": b".jpg", "code": b"Case"}
    assert traces.hits(told, marks | traces.SHAPES) == []
    assert entries.count() >= 6
