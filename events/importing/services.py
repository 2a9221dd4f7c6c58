"""Makes the events of a plan."""

import hashlib
from dataclasses import dataclass, field
from itertools import count

from django.core.exceptions import PermissionDenied
from django.db import models, transaction
from django.utils.html import escape, strip_tags
from django.utils.text import slugify
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page
from wagtail.rich_text import RichText

from events.models import CalendarUpload, EventException, EventPage, ImportedEvent
from events.validation import OWN_ADDRESSES

# Of a page, what an import writes: by it an editor's changes are told.
FIELDS = (
    *("title", "introduction", "start_date", "start_time", "duration", "end_date", "tz", "rule"),
    *("mode", "venue_name", "venue_address", "join_link", "dial_in"),
)
EXCEPTION_FIELDS = (
    *("action", "date", "time", "new_date", "new_time", "new_duration", "new_venue", "new_join_link", "reason"),
)


class State(models.TextChoices):
    """What an import will do with an event of a file."""

    NEW = "new", _("New")
    UNCHANGED = "unchanged", _("Already here")
    CHANGED = "changed", _("Changed in the file: is brought up to date")
    KEPT = "kept", _("Changed here since: is left alone")


# Of these, something is written.
TO_WRITE = {State.NEW, State.CHANGED}


class NotAPlace(Exception):
    """No events can stand under the page that was named."""


@dataclass
class Outcome:
    """What an import did, in events.

    ``kept`` are those that were changed here since and so were left alone, ``left`` how many are still to be written.
    """

    made: list[EventPage] = field(default_factory=list)
    updated: list[EventPage] = field(default_factory=list)
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)
    left: int = 0


def import_events(*, actor, plan, parent, kind, publish=False, at_most=None, progress=None):
    """Make or bring up to date the events of an ``ImportPlan`` under the page ``parent``; the :class:`Outcome`.

    Who: whoever may add pages there, and publish them if ``publish``; ``actor`` is None for who has the server's
    shell. All of it is written or nothing; with ``at_most``, so many pages and the rest when it is called again. Each
    page gets a revision and an entry in its history. Unchanged events are left alone; changed ones are brought up to
    date unless somebody has edited the page since or the actor may not; published ones are published again if the
    actor may. Nothing is mailed.

    Raises ``PermissionDenied`` and :class:`NotAPlace`.
    """
    parent = Page.objects.get(pk=parent.pk).specific
    check_place(parent, actor, publish)
    with transaction.atomic():
        writer = _Writer(actor, parent, kind, publish, at_most)
        for number, draft in enumerate(plan.drafts, start=1):
            writer.take(draft)
            if progress:
                progress(number, len(plan.drafts))
    return writer.outcome


def known_events(parent):
    """What was imported under a page, by UID."""
    rows = ImportedEvent.objects.filter(into=parent.translation_key).select_related("event")
    return {row.uid: row for row in rows}


def state_of(draft, row):
    """The :class:`State` of an event of a file whose row, if it was imported before, is ``row``."""
    if row is None:
        return State.NEW
    if row.source == draft.digest:
        return State.UNCHANGED
    page = row.event.get_latest_revision_as_object()
    return State.CHANGED if fingerprint(page) == row.written else State.KEPT


def check_place(parent, actor, publish):
    if EventPage not in parent.allowed_subpage_models():
        raise NotAPlace
    if actor is None:
        return
    may = parent.permissions_for_user(actor)
    if not may.can_add_subpage() or (publish and not may.can_publish_subpage()):
        raise PermissionDenied


def purge_uploads(before):
    """Delete uploads older than ``before``; how many."""
    return CalendarUpload.objects.filter(created_at__lt=before).delete()[0]


class _Writer:
    def __init__(self, actor, parent, kind, publish, at_most):
        self.actor, self.parent, self.kind, self.publish = actor, parent, kind, publish
        self.at_most = at_most
        self.known = known_events(parent)
        self.outcome = Outcome()
        self.slugs = set(parent.get_children().values_list("slug", flat=True))

    def take(self, draft):
        row, outcome = self.known.get(draft.uid), self.outcome
        state = state_of(draft, row)
        if state == State.UNCHANGED:
            outcome.unchanged += 1
        elif state == State.KEPT or (row and not self._may_edit(row.event)):
            outcome.kept.append(row.event.title)
        elif self.at_most is not None and len(outcome.made) + len(outcome.updated) >= self.at_most:
            outcome.left += 1
        elif row:
            self._update(row, draft)
        else:
            self._make(draft)

    def _make(self, draft):
        page = EventPage(**draft.fields, kind=self.kind, slug=self._slug(draft.fields), live=False, owner=self.actor)
        _fill_body(page, draft)
        self.parent.add_child(instance=page)
        _set_exceptions(page, draft)
        self._save(page, self.publish)
        ImportedEvent.objects.create(
            into=self.parent.translation_key,
            uid=draft.uid,
            event=page,
            source=draft.digest,
            written=fingerprint(page),
        )
        self.outcome.made.append(page)

    def _update(self, row, draft):
        page = row.event.get_latest_revision_as_object()
        for name, value in draft.fields.items():
            setattr(page, name, value)
        _fill_body(page, draft)
        _set_exceptions(page, draft)
        self._save(page, page.live and self._may_publish(page))
        row.source, row.written = draft.digest, fingerprint(page)
        row.save(update_fields=["source", "written"])
        self.outcome.updated.append(page)

    def _may_edit(self, page):
        """An event may have been moved since to where the actor has no say, or be locked."""
        if self.actor is None:
            return True
        may = page.permissions_for_user(self.actor)
        return may.can_edit() and not may.page_locked()

    def _may_publish(self, page):
        """Else the change waits as a draft for who may."""
        return self.actor is None or page.permissions_for_user(self.actor).can_publish()

    def _save(self, page, publish):
        revision = page.save_revision(user=self.actor, log_action=True, clean=False)
        if publish:
            revision.publish(user=self.actor, skip_permission_checks=True)

    def _slug(self, fields):
        """An address that no other page there has; dates are the calendar's own addresses."""
        base = slugify(fields["title"])[:60].strip("-") or "event"
        if base in OWN_ADDRESSES or base[:1].isdigit():
            base = f"event-{base}"
        numbers = (f"{base}-{number}" for number in count(2))
        slug = base
        while slug in self.slugs:
            slug = next(numbers)
        self.slugs.add(slug)
        return slug


def _fill_body(page, draft):
    paragraphs = (escape(part).replace("\n", "<br>") for part in draft.body.split("\n\n") if part.strip())
    html = "".join(f"<p>{part}</p>" for part in paragraphs)
    page.body = [("rich_text", RichText(html))] if html else []


def _set_exceptions(page, draft):
    page.exceptions = [EventException(locale_id=page.locale_id, **fields) for fields in draft.exceptions]


def fingerprint(page):
    """A digest of what an import writes of a page: of the words, not of how an editor's form writes them down."""
    said = [str(getattr(page, name)).replace("\r\n", "\n") for name in FIELDS]
    exceptions = page.exceptions.all()
    said += sorted(repr([str(getattr(one, name)) for name in EXCEPTION_FIELDS]) for one in exceptions)
    said += [strip_tags(getattr(block.value, "source", str(block.value))) for block in page.body]
    return hashlib.sha256("\f".join(said).encode()).hexdigest()
