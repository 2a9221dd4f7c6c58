"""Makes the events of a plan."""

import hashlib
from dataclasses import dataclass, field
from itertools import count

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.html import escape, strip_tags
from django.utils.text import slugify
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


class NotAPlace(Exception):
    """No events can stand under the page that was named."""


@dataclass
class Outcome:
    """What an import did, in events. ``kept`` are those that were changed here since, and so were left alone."""

    made: list[EventPage] = field(default_factory=list)
    updated: list[EventPage] = field(default_factory=list)
    unchanged: int = 0
    kept: list[str] = field(default_factory=list)


def import_events(*, actor, plan, parent, kind, publish=False, progress=None):
    """Make or bring up to date the events of an ``ImportPlan`` under the page ``parent``; the :class:`Outcome`.

    Who: whoever may add pages there, and publish them if ``publish``; ``actor`` is None for who has the server's
    shell. All of a file is written or nothing. Each page gets a revision and an entry in its history. Unchanged
    events are left alone; changed ones are updated unless somebody has edited the page since. Nothing is mailed.

    Raises ``PermissionDenied`` and :class:`NotAPlace`.
    """
    parent = Page.objects.get(pk=parent.pk).specific
    check_place(parent, actor, publish)
    writer = _Writer(actor, parent, kind, publish)
    with transaction.atomic():
        known = ImportedEvent.objects.filter(into=parent.translation_key).select_related("event")
        writer.known = {row.uid: row for row in known}
        for number, draft in enumerate(plan.drafts, start=1):
            writer.write(draft)
            if progress:
                progress(number, len(plan.drafts))
    return writer.outcome


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
    def __init__(self, actor, parent, kind, publish):
        self.actor, self.parent, self.kind, self.publish = actor, parent, kind, publish
        self.outcome = Outcome()
        self.slugs = set(parent.get_children().values_list("slug", flat=True))

    def write(self, draft):
        row = self.known.get(draft.uid)
        if row is None:
            self._make(draft)
        elif row.source == draft.digest:
            self.outcome.unchanged += 1
        else:
            self._update(row, draft)

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
        if fingerprint(page) != row.written:
            self.outcome.kept.append(page.title)
            return
        for name, value in draft.fields.items():
            setattr(page, name, value)
        _fill_body(page, draft)
        _set_exceptions(page, draft)
        self._save(page, page.live)
        row.source, row.written = draft.digest, fingerprint(page)
        row.save(update_fields=["source", "written"])
        self.outcome.updated.append(page)

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
