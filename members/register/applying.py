"""What a comparison found, written to the register. Called inside one transaction: all of it, or nothing."""

from datetime import date

from django.db.models import F, Q

from members.choices import ChangeKind, MembershipStatus, Placed, RowAction
from members.models import Membership, RegisterChange

BATCH = 500
FIELDS = ("name", "email", "country", "subdivision", "branch", "placed", "since", "until", "status")


def write(run, day):
    """The rows that change something, and one line of history for each entry."""
    rows = run.rows.filter(~Q(action=RowAction.CONFLICT) | Q(taken=True)).exclude(diff={})
    gone = rows.filter(action=RowAction.GONE)
    known = rows.exclude(action=RowAction.GONE).filter(membership__isnull=False)
    new = rows.filter(action__in=[RowAction.ADD, RowAction.CONFLICT], membership=None)
    _leave(run, [row.membership_id for row in gone], day)
    _change(run, list(known.select_related("membership")))
    _add(run, list(new))


def _leave(run, ids, day):
    for some in _parts(ids):
        entries = Membership.objects.filter(pk__in=some)
        # Somebody whose time was over keeps the day; nobody leaves before they joined.
        entries.filter(Q(until=None) | Q(until__gt=day), since__lte=day).update(until=day)
        entries.filter(Q(until=None) | Q(until__gt=day)).update(until=F("since"))
        entries.update(status=MembershipStatus.LEFT)
    _note(run, ((pk, ChangeKind.LEFT, ("status",)) for pk in ids))


def _change(run, rows):
    moved = [row.membership_id for row in rows if "email" in row.diff or "status" in row.diff]
    # First all who change give up their address: two may have swapped them.
    for some in _parts(moved):
        Membership.objects.filter(pk__in=some).update(email="")
    entries = [_with(row.membership, row.diff) for row in rows]
    Membership.objects.bulk_update(entries, FIELDS, batch_size=BATCH)
    _note(run, ((row.membership_id, _kind(row), tuple(row.diff)) for row in rows))


def _kind(row):
    if "status" in row.diff:
        return ChangeKind.RETURNED
    return ChangeKind.MOVED if set(row.diff) <= {"branch", "placed"} else ChangeKind.CHANGED


def _add(run, rows):
    fresh = {"placed": Placed.CATCHMENT, "status": MembershipStatus.CURRENT}
    entries = [_with(Membership(number_hash=row.number_hash, **fresh), row.diff) for row in rows]
    Membership.objects.bulk_create(entries, batch_size=BATCH)
    _note(run, ((entry.pk, ChangeKind.ADDED, ()) for entry in entries))


def _with(entry, diff):
    for name, (_before, value) in diff.items():
        if name == "branch":
            entry.branch_id = value
        elif name in ("since", "until"):
            setattr(entry, name, value and date.fromisoformat(value))
        else:
            setattr(entry, name, value)
    return entry


def _note(run, changes):
    lines = [
        RegisterChange(membership_id=pk, kind=kind, actor_id=run.approved_by_id, run=run, fields=" ".join(fields))
        for pk, kind, fields in changes
    ]
    RegisterChange.objects.bulk_create(lines, batch_size=BATCH)


def _parts(ids):
    return (ids[at : at + BATCH] for at in range(0, len(ids), BATCH))
