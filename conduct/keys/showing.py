"""What the page of keys shows: one's own, those that wait, those that count, and what is missing."""

from dataclasses import dataclass, field

from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from conduct.choices import KeyState, Seat
from conduct.keys.checking import GRAVE, differences
from conduct.keys.evidence import NEEDED, Evidence
from conduct.keys.moving import left_behind
from conduct.keys.readers import active_key_of, active_keys, posts_of_officers
from conduct.keys.renewing import outdated
from conduct.keys.services import TRUSTEES
from conduct.keys.sharing import to_share
from conduct.models import ReaderKey


@dataclass(frozen=True)
class Row:
    """A key as the component conduct_key shows it."""

    name: str
    post: str
    fingerprint: str = ""
    tag: str = ""
    tone: str = "neutral"
    lines: list[str] = field(default_factory=list)
    url: str = ""
    link: str = ""


def overview(user):
    from conduct.pages.published import published_fingerprints

    listed, evidence, posts = published_fingerprints(), Evidence(), posts_of_officers()
    counting = active_keys(evidence)
    own = next((key for key in counting if key.holder_id == user.pk), None)
    waiting = waiting_keys()
    return {
        "own": own and _counting(own, posts, listed),
        "waiting": next((_waiting(key) for key in waiting if key.holder_id == user.pk), None),
        "waiting_key": next((key for key in waiting if key.holder_id == user.pk), None),
        "not_believed": active_key_of(user) is not None and own is None,
        "to_move": [_to_move(left) for left in left_behind(user)] if own else [],
        "others": [_asks(key, user) for key in waiting if key.holder_id != user.pk],
        "may_agree": own is not None,
        "officers": [_with_sharing(user, own, key, posts, listed) for key in counting if key != own],
        "trustees": [_trustee(seat, evidence, listed, own) for seat in TRUSTEES],
        "to_renew": len(outdated(user)) if own else 0,
        "faults": [finding for finding in differences() if finding.difference in GRAVE],
    }


def waiting_keys():
    keys = ReaderKey.objects.filter(state=KeyState.PROPOSED).select_related("holder").order_by("pk")
    return list(keys.prefetch_related("agreements__officer"))


def whose(key):
    """The holder's name, or the trustee's."""
    return key.holder.get_full_name() if key.holder else key.name


def agreed_by(key):
    names = [row.officer.get_full_name() for row in key.agreements.all() if row.officer]
    missing = NEEDED - len(names)
    lines = [_("Agreed: %(names)s.") % {"names": ", ".join(names)}] if names else []
    return [*lines, ngettext("%(n)d more has to agree.", "%(n)d more have to agree.", missing) % {"n": missing}]


def _counting(key, posts, listed):
    post = posts.get(key.holder_id, "")
    if key.fingerprint in listed:
        return Row(whose(key), post, key.fingerprint, _("Reads new reports"), "teal")
    missing = _("Nothing is sealed to it until the conduct page lists it, which two who are qualified approve.")
    return Row(whose(key), post, key.fingerprint, _("Not published"), "amber", [missing])


def _with_sharing(user, own, key, posts, listed):
    row = _counting(key, posts, listed)
    cases = to_share(user, key) if own else []
    if not cases:
        return row
    link = ngettext("Share %(n)d case", "Share %(n)d cases", len(cases)) % {"n": len(cases)}
    url = reverse("conduct:keys_share", args=[key.pk])
    return Row(row.name, row.post, row.fingerprint, row.tag, row.tone, row.lines, url, link)


def _waiting(key):
    return Row(whose(key), "", key.fingerprint, _("Waits"), "amber", agreed_by(key))


def _asks(key, user):
    """Without the fingerprint: whoever agrees types what they hear, not what they read."""
    post = (
        capfirst(key.get_seat_display()) if key.seat != Seat.OFFICER else posts_of_officers().get(key.holder_id, "")
    )
    mine = any(row.officer_id == user.pk for row in key.agreements.all())
    own = key.proposed_by_id == user.pk and not key.holder
    url = "" if mine else reverse("conduct:keys_agree", args=[key.pk])
    tag = _("You agreed") if mine else _("Waits for you")
    shown = key.fingerprint if own else ""
    return Row(whose(key), post, shown, tag, "teal" if mine else "amber", agreed_by(key), url, _("Compare"))


def _trustee(seat, evidence, listed, own):
    key = ReaderKey.objects.filter(seat=seat, state=KeyState.ACTIVE).first()
    url = reverse("conduct:keys_trustee", args=[seat]) if own else ""
    label = capfirst(Seat(seat).label)
    if key is None or not evidence.proves(key):
        return Row(label, "", "", _("Missing"), "amber", [], url, _("Enter a key"))
    row = _counting(key, {}, listed)
    tag = _("Counts") if row.tone == "teal" else row.tag
    return Row(row.name, label, row.fingerprint, tag, row.tone, row.lines, url, _("Replace"))


def _to_move(left):
    cases = len(left.rows)
    return {
        "url": reverse("conduct:keys_move", args=[left.key.pk]),
        "text": ngettext(
            "%(n)d case is still sealed to your old key.", "%(n)d cases are still sealed to your old key.", cases
        )
        % {"n": cases},
    }
