"""A list against the register: what each line would do, and why. Nothing is written here."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field

from common.text import folded
from members.choices import MembershipStatus, Placed, RowAction
from members.models import ImportRow, Membership
from members.register.numbers import number_hash
from members.register.values import values_of

COMPARED = ("name", "email", "country", "subdivision", "since", "until")
STEP = 500


@dataclass
class Line:
    """One line of the list on its way to an action."""

    line: int
    digest: str
    values: dict
    action: str = ""
    reasons: list = field(default_factory=list)
    entry: Membership | None = None

    def conflict(self, code, **details):
        self.action = RowAction.CONFLICT
        self.reasons.append([code, details])

    @property
    def is_open(self):
        return not self.action


class Comparison:
    """All lines of a table, matched; ``rows()`` are the rows of the import. ``tell(n)`` hears how far it is."""

    def __init__(self, table, columns, places, day, tell=lambda done: None):
        self.places, self.day = places, day
        self.register = {entry.number_hash: entry for entry in Membership.objects.all()}
        self.lines = [self._line(number, cells) for number, cells in _by_field(table, columns, tell)]
        self._find_doubles()
        self._find_strangers()
        self._find_taken_addresses()
        self._find_taken_addresses_of_strangers()

    def _line(self, number, cells):
        own, values, reasons = values_of(cells, self.places)
        line = Line(number, number_hash(own) if own else "", values, reasons=reasons)
        line.entry = self.register.get(line.digest)
        if reasons:
            line.action = RowAction.BAD
        return line

    def _find_doubles(self):
        """The same number, or the same address, in several lines: nobody can say which is right."""
        for key, code in (("digest", "number_twice"), ("email", "email_twice")):
            same = defaultdict(list)
            for line in self.lines:
                value = line.digest if key == "digest" else line.values.get("email")
                if value and (key == "digest" or line.action != RowAction.BAD):
                    same[value].append(line)
            for lines in same.values():
                for line in lines if len(lines) > 1 else ():
                    others = [other.line for other in lines if other is not line]
                    if line.action != RowAction.BAD:
                        line.conflict(code, lines=others[:5])

    def _find_strangers(self):
        """A number that is known for another name and another address may have been typed wrongly."""
        for line in self._open():
            entry = line.entry
            if (
                entry
                and _other(entry.name, line.values["name"])
                and _other(entry.email, line.values.get("email", ""))
            ):
                line.conflict("other_person")

    def _find_taken_addresses(self):
        """An address that stays with another member. Each line held back keeps an address, so look until none is."""
        while True:
            staying = self._addresses_that_stay()
            taken = [line for line in self._open() if self._is_taken(line, staying)]
            if not taken:
                return
            for line in taken:
                line.action = RowAction.CONFLICT

    def _find_taken_addresses_of_strangers(self):
        """Should the secretary take one of these lines, the address must be free for it as well."""
        staying = self._addresses_that_stay()
        for line in self.lines:
            if line.action == RowAction.CONFLICT and self._is_taken(line, staying):
                line.reasons.append(["email_taken", {}])

    def _is_taken(self, line, staying):
        owners = staying.get(line.values.get("email"), frozenset())
        linked = staying.get(line.entry.linked_email, frozenset()) if line.entry else frozenset()
        return bool((owners | linked) - {line.digest})

    def _addresses_that_stay(self):
        """``{address: digests of the entries that will have it whatever the open lines bring}``."""
        open_digests = {line.digest for line in self._open()}
        held = {line.digest for line in self.lines} - open_digests
        nobody_goes = self.nobody_goes
        found = defaultdict(set)
        for digest, entry in self.register.items():
            if entry.status != MembershipStatus.CURRENT:
                continue
            stays = digest in held or nobody_goes
            if stays and digest not in open_digests:
                found[entry.email].add(digest)
            if stays or digest in open_digests:
                found[entry.linked_email].add(digest)
        found.pop("", None)
        return found

    def _open(self):
        return [line for line in self.lines if line.is_open]

    @property
    def nobody_goes(self):
        """While a line cannot be told whose it is, nobody who seems to be missing can be said to have left."""
        return any(line.action == RowAction.BAD and not line.digest for line in self.lines)

    # -------------------------------------------------------------- rows
    def rows(self):
        """The rows of the import, unsaved: the lines in their order, then those whom the list does not name."""
        return [self._row(line) for line in self.lines] + list(self._gone())

    def _row(self, line):
        diff = {} if line.action == RowAction.BAD else self._diff(line)
        if line.is_open:
            known = RowAction.CHANGE if diff else RowAction.UNCHANGED
            line.action = known if line.entry else RowAction.ADD
        elif any(code in ("email_twice", "email_taken") for code, _details in line.reasons):
            # Should the secretary take the line all the same, then without the address.
            diff.pop("email", None)
        return ImportRow(
            line=line.line,
            action=line.action,
            reasons=line.reasons,
            number_hash=line.digest,
            membership=line.entry,
            name=line.values.get("name") or (line.entry.name if line.entry else ""),
            diff=diff,
        )

    def _diff(self, line):
        entry, values = line.entry, dict(line.values)
        if entry is None:
            values.setdefault("since", self.day)
        elif entry.status == MembershipStatus.LEFT:
            values.setdefault("until", None)
            values["status"] = MembershipStatus.CURRENT
            line.reasons.append(["returned", {}])
        before = {name: getattr(entry, name) if entry else None for name in values}
        branch, placed = place(entry, values["country"], values["subdivision"], self.places)
        before |= {"branch": entry and entry.branch_id, "placed": entry.placed if entry else None}
        values |= {"branch": branch, "placed": placed}
        if branch is None:
            line.reasons.append(["no_branch", {}])
        return {
            name: [_plain(before[name]), _plain(value)]
            for name, value in values.items()
            if entry is None or _plain(before[name]) != _plain(value)
        }

    def _gone(self):
        named = {line.digest for line in self.lines}
        keep = self.nobody_goes
        for digest, entry in self.register.items():
            if digest in named or entry.status != MembershipStatus.CURRENT:
                continue
            yield ImportRow(
                action=RowAction.UNCHANGED if keep else RowAction.GONE,
                reasons=[["kept_while_unreadable", {}]] if keep else [["not_listed", {}]],
                number_hash=digest,
                membership=entry,
                name=entry.name,
                diff={} if keep else {"status": [MembershipStatus.CURRENT, MembershipStatus.LEFT]},
            )


def place(entry, country, part, places):
    """``(branch's id, who decided)`` for somebody who lives there. A choice holds as long as it can.

    A member's own choice holds while the branch looks after some of their country; the membership secretary's, while
    they live where they lived.
    """
    if entry and entry.branch_id:
        if entry.placed == Placed.MEMBER and entry.branch_id in places.branches(country):
            return entry.branch_id, entry.placed
        if entry.placed == Placed.SECRETARY and (entry.country.code, entry.subdivision) == (country, part):
            return entry.branch_id, entry.placed
    return places.branch(country, part), Placed.CATCHMENT


def counts_of(rows, day):
    """How many rows have which action, and of the members who stay, what a wrong column would do to them.

    "ends": members of today who would be none by the dates of the list; "addresses": whose address would be another,
    so that somebody else could sign in as them.
    """
    stay = [row.diff for row in rows if row.membership and row.action != RowAction.GONE]
    found = {
        "ends": sum(_ends(diff, day.isoformat()) for diff in stay),
        "addresses": sum(bool(diff.get("email", [""])[0]) for diff in stay),
    }
    counts = dict(Counter(str(row.action) for row in rows))
    return counts | {name: number for name, number in found.items() if number}


def _ends(diff, day):
    until_before, until = diff.get("until", (None, None))
    since_before, since = diff.get("since", (None, None))
    over = until and until <= day and (until_before is None or until_before > day)
    not_begun = since and since > day and since_before <= day
    return bool(over or not_begun)


def _by_field(table, columns, tell):
    """``(line, {field: cell})`` of every line; a column that a line is too short for is empty."""
    places = {name: table.headings.index(heading) for name, heading in columns.items()}
    for count, (number, cells) in enumerate(table.lines):
        if count % STEP == 0:
            tell(count)
        yield number, {name: cells[at] if at < len(cells) else "" for name, at in places.items()}


def _other(known, said):
    return _squeezed(known) != _squeezed(said)


def _squeezed(text):
    return "".join(folded(text).split())


def _plain(value):
    """A value as JSON has it."""
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return (value.code or "") if hasattr(value, "code") else value
