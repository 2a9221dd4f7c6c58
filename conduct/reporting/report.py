"""What a report says when it is sent: part 1 of its case, a document of JSON that an officer's browser shows.

    {"v": 1, "language": "en", "revision": 12, "kind": "bullying", "at_risk": "unsure", "wish": ["support"],
     "contact": "words",
     "steps": [{"heading": "What happened",
                "answers": [{"name": "kind", "question": "What is it about?", "answer": ["Bullying or abuse"]}]}],
     "kept_out": [{"name": "Sam Example", "post": "Conduct officer", "why": "named"}],
     "recovery": true, "files": 2}

``steps`` has every question as it was asked, in the reporter's language, with its answer as lines of text; none where
nothing was said. The codes above them are of conduct.choices. ``why`` is "named" or "place".
"""

import json

from django.core.exceptions import ValidationError
from django.forms import BooleanField, ChoiceField, MultipleChoiceField
from django.utils.formats import date_format

from conduct.reporting.forms import filled

VERSION = 1


def rows_of(step, places, written):
    """Each question of a step with its answer in words: ``{"name", "question", "answer": [line]}``."""
    answers = written.answers
    form = filled(step, places, answers)
    form.is_valid()
    for asked in form.asked:
        lines = [line for bound in asked.fields for line in _lines(bound, answers.get(bound.name), asked.is_group)]
        if asked.has_files:
            lines = [file["name"] for file in written.files]
        yield {"name": asked.question.name, "question": asked.question.label, "answer": lines}


def document(*, steps, places, written, reading, kept_files):
    answers = written.answers
    told = {
        "v": VERSION,
        "language": written.language,
        "revision": written.revision,
        "kind": answers["kind"],
        "at_risk": answers.get("risk", ""),
        "wish": answers.get("wish", []),
        "contact": answers.get("contact", ""),
        "steps": [{"heading": step.heading, "answers": list(rows_of(step, places, written))} for step in steps],
        "kept_out": [
            *({"name": person.name, "post": person.post, "why": "named"} for person in reading.named),
            *({"name": person.name, "post": person.post, "why": "place"} for person in reading.of_place),
        ],
        "recovery": reading.recovery,
        "files": kept_files,
    }
    return json.dumps(told, ensure_ascii=False).encode()


def _lines(bound, value, in_group):
    """An answer as lines; in a group each begins with what the field is called."""
    lines = _said(bound.field, value)
    if in_group and lines and not isinstance(bound.field, BooleanField):
        mark = "" if str(bound.label).endswith(("?", "؟")) else ":"
        return [f"{bound.label}{mark} {line}" for line in lines]
    return [str(bound.label)] if in_group and lines else lines


def _said(field, value):
    if isinstance(field, BooleanField):
        return ["✓"] if value else []
    if isinstance(field, MultipleChoiceField):
        labels = dict(field.choices)
        return [str(labels[code]) for code in value or [] if code in labels]
    if isinstance(field, ChoiceField):
        return [str(dict(field.choices).get(value, ""))] if value and value in dict(field.choices) else []
    if hasattr(field, "input_formats"):
        return _day(field, value)
    text = (value or "").replace("\r\n", "\n").strip()
    return text.split("\n") if text else []


def _day(field, value):
    try:
        day = field.to_python(value)
    except ValidationError:  # what is no day stays as it was typed
        return [value]
    return [date_format(day)] if day else []
