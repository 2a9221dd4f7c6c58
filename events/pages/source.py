"""What a translation or an alias shares with the page it was made of, read there.

A translation's own copy of who may come, of the join link or of the rule is as old as the last time somebody
synchronised it; the dates beside them are of today. So the facts are of today too, and only the words its own.
"""

from django.utils.functional import cached_property
from wagtail_localize.fields import SynchronizedField

from events.dates.planning import Plan
from events.models import EventPage


def _is_shared(field):
    return isinstance(field, SynchronizedField) and not field.overridable and field.field_name not in OTHERWISE


# Hosts and kinds have translations of their own; what is unfinished is a draft's.
OTHERWISE = {"hosts", "kind", "unfinished"}
SHARED = [field.field_name for field in EventPage.translatable_fields if _is_shared(field)]


class Source:
    """The page that the dates of ``page`` are derived from: itself, unless ``rows`` of dates say that it is another.

    One query for a translation or an alias, none for others.
    """

    def __init__(self, page, rows):
        self.page = page
        self.pk = next((row.source for row in rows if getattr(row, "source", None)), page.pk)
        self.is_page = self.pk == page.pk

    @cached_property
    def event(self):
        if self.is_page:
            return self.page
        return self.page.once("source", self._found)

    def _found(self):
        return EventPage.objects.select_related("kind__locale", "contact_page", "follows").get(pk=self.pk)

    def lend(self):
        """Set what is shared on the page that is shown; nothing is stored."""
        if self.is_page:
            return
        for name in SHARED:
            setattr(self.page, name, getattr(self.event, name))
        if self.event.kind.translation_key != self.page.kind.translation_key:
            self.page.kind = self.event.kind

    @property
    def exceptions(self):
        """By recurrence id and action, with what the page itself says of each."""
        return self.page.once("exceptions", self._exceptions)

    def _exceptions(self):
        exceptions = Plan(self.event).exceptions
        if self.is_page:
            return exceptions
        own = {}
        for row in self.page.exceptions.all():
            own[row.translation_key] = own[row.action, row.date] = row
        for row in (row for actions in exceptions.values() for row in actions.values()):
            said = own.get(row.translation_key) or own.get((row.action, row.date))
            # What is said only in the source's language stands in the date itself, and is marked as such there.
            row.reason = said.reason if said else ""
            row.new_venue = (said and said.new_venue) or row.new_venue
        return exceptions
