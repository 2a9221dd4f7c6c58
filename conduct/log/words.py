"""What an entry says beside its act, for people: states and people by their names, digests by how they begin."""

import re

from django.utils.translation import gettext as _

from conduct.choices import Act, Extension, PartKind, ReferralGround, State

SIGNS = 12
DIGEST = re.compile(r"\b([0-9a-f]{12})[0-9a-f]{52}\b")


def in_words(entry, names):
    """The ``detail`` of an entry; ``names`` of all whom :func:`people_in` finds. What it does not know it leaves."""
    words = WORDS.get(entry.act)
    try:
        said = words(entry.detail.split(" "), names) if words else entry.detail
    except (ValueError, KeyError, IndexError):
        said = entry.detail
    return DIGEST.sub(r"\1…", said)


def people_in(entry):
    """The ids of those whom the detail names: who got a case, or was given it to read."""
    if entry.act in (Act.CASE_ASSIGNED, Act.CASE_SHARED):
        return {int(word) for word in entry.detail.split(" ") if word.isdecimal()}
    return set()


def _moved(words, names):
    before, after = words
    return _("from “%(before)s” to “%(after)s”") % {"before": State(before).label, "after": State(after).label}


def _to_whom(words, names):
    return names[int(words[1])] if words[1].isdecimal() else _("nobody")


def _part(words, names):
    kind, number, digest = words
    return f"{PartKind(kind).label}, {_('number')} {number}, {digest}"


def _referred(words, names):
    return str(ReferralGround(words[0]).label) if words[0] in ReferralGround.values else " ".join(words)


def _extended(words, names):
    return f"{Extension(words[0]).label}, {words[1]}"


WORDS = {
    Act.CASE_MOVED: _moved,
    Act.CASE_ASSIGNED: _to_whom,
    Act.CASE_SHARED: _to_whom,
    Act.CASE_REFERRED: _referred,
    Act.CASE_EXTENDED: _extended,
    Act.PART_ADDED: _part,
}
