"""Three invented reports, mild ones, as they would have come: sealed to the demo's officers and to six words.

The words are no secrets here (README.md): whoever tries the site reads the answers with them.
"""

import io
import json
import time
from datetime import timedelta

from django.db import transaction
from PIL import Image, ImageDraw

from conduct.cases.due import dates_of, today
from conduct.cases.facts import Facts
from conduct.cases.keys import store_keys
from conduct.cases.parts import add_part, next_number
from conduct.choices import Act, PartKind
from conduct.keys.readers import active_keys, trustees
from conduct.log.chain import record
from conduct.models import Case, CaseKey, Part
from conduct.sealing import age
from conduct.sealing.derivation import BusyError, derive
from conduct.sealing.parts import Header, pack
from conduct.sealing.tags import tag

from .words.conduct_cases import CASES

TRIES, PAUSE = 60, 0.5


def ensure():
    """The demo's cases that are missing, for as long as at least two of its officers have keys; how many."""
    keys = {key.holder.email: key for key in active_keys()}
    if len(keys) < 2:
        return 0
    missing = [told for told in CASES if not Case.objects.filter(code_name=told["code_name"]).exists()]
    for told in missing:
        _case(told, keys)
    return len(missing)


@transaction.atomic
def _case(told, keys):
    kept_out = {keys[email].holder for email in told["kept_out"] if email in keys}
    # In the order of the accounts: the first handles it.
    away = {*told["kept_out"], *told.get("not_yet", ())}
    readers = [keys[email] for email in sorted(keys) if email not in away]
    secret, recipient = age.new_identity()
    reporter, day = _derived(told["words"]), today() - timedelta(days=told["days_ago"])
    case = Case.objects.create(
        code_name=told["code_name"],
        locator=reporter.locator,
        recipient=recipient,
        reporter_recipient=reporter.recipient,
        facts=Facts(told["kind"], frozenset(person.pk for person in kept_out)).sealed(),
        received_on=day,
        **dates_of(day),
    )
    record(Act.CASE_RECEIVED, case=case)
    both = trustees()
    store_keys(case, secret, [key.public_key for key in readers], both and [key.public_key for key in both])
    _add(case, day, PartKind.REPORT, json.dumps(_report(told, kept_out)), type="application/json")
    if told.get("picture"):
        _add(case, day, PartKind.FILE, _picture(told["picture"]), name="file-1.png", type="image/png")
    _go_on(case, told, readers, day)


def _report(told, kept_out):
    """As conduct.reporting.report writes it."""
    answers = [
        {"name": "", "question": question, "answer": answer.split("\n")} for question, answer in told["answers"]
    ]
    return {
        "v": 1,
        "language": "en",
        "revision": None,
        "kind": str(told["kind"]),
        "at_risk": "no",
        "wish": told["wish"],
        "contact": "words",
        "steps": [{"heading": "What happened", "answers": answers}],
        "kept_out": [
            {"name": person.get_full_name(), "post": "Conduct officer", "why": "named"} for person in kept_out
        ],
        "recovery": True,
        "files": int(bool(told.get("picture"))),
    }


def _go_on(case, told, readers, received):
    """What officers and whoever reported did since, each with its line in the log."""
    officer = readers[0].holder
    for days, kind, text in told.get("thread", ()):
        actor = None if kind == PartKind.FROM_REPORTER else officer
        _add(case, received + timedelta(days=days), kind, text, actor=actor)
    for old, new in told.get("moves", ()):
        record(Act.CASE_MOVED, actor=officer, case=case, detail=f"{old} {new}")
        case.state = new
    if told.get("is_handled"):
        case.assigned = tag(readers[0].public_key)
        record(Act.CASE_ASSIGNED, actor=officer, case=case, detail=f"to {officer.pk}")
        CaseKey.objects.filter(case=case, reader=case.assigned).update(read_through=next_number(case) - 1)
    case.outcome = told.get("outcome", "")
    case.told_on = received + timedelta(days=told["told_after"]) if "told_after" in told else None
    case.save()


def _add(case, day, kind, payload, *, actor=None, name="", type="text/plain"):
    number = next_number(case)
    data = payload.encode() if isinstance(payload, str) else payload
    recipients = [case.recipient, case.reporter_recipient][: 1 if kind == PartKind.NOTE else 2]
    sealed = age.seal(pack(Header(case.pk, number, kind, day, name, type), data), recipients)
    part = add_part(case=case, number=number, kind=kind, sealed=sealed, actor=actor)
    Part.objects.filter(pk=part.pk).update(added_on=day)


def _derived(words):
    """Few may be worked out at once on a machine, also by tests that run beside this one."""
    for _try in range(TRIES):
        try:
            return derive(words)
        except BusyError:
            time.sleep(PAUSE)
    return derive(words)


def _picture(lines):
    """A screenshot of a chat, drawn."""
    image = Image.new("RGB", (640, 80 + 60 * len(lines)), "#f7efe4")
    draw = ImageDraw.Draw(image)
    for place, line in enumerate(lines):
        top = 40 + 60 * place
        draw.rounded_rectangle([30, top, 610, top + 44], 12, fill="#fffbf5", outline="#e6dccd")
        draw.text((46, top + 14), line, fill="#1f1830")
    file = io.BytesIO()
    image.save(file, "PNG")
    return file.getvalue()
