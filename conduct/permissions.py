"""What the conduct pages let somebody do in Wagtail: write in them, and nothing else. For administrators alike.

Wagtail asks them at every door there is: edit, create, bulk, schedule, copy, move, privacy, translation, API. What
passes beside them (pages above, translations, sites) is closed in conduct.pages.doors.
"""

from wagtail.fields import RichTextField, StreamField
from wagtail.models import PagePermissionTester

from branches.review.pages import ReviewedPageMixin
from common.privacy import unrestricted
from conduct.rights import is_qualified

SHORT_TEXTS = ("introduction", "what_changed")


class ConductPagePermissionTester(PagePermissionTester):
    """A page that two people publish, and two people withdraw: through the verbs of conduct.pages.

    1. Nobody publishes, unpublishes, schedules, hides, moves or copies it by hand: no administrator either.
    2. What was ever public is never deleted; a draft that never was, by whoever may edit it.
    3. The conduct-qualified and whoever edits the site's pages write in it, translators in its translations.
    """

    def __init__(self, user, page):
        super().__init__(user, page)
        self.permissions = getattr(self, "permissions", set()) - {"publish"}

    def can_edit(self):
        return super().can_edit() or (self.user.is_active and is_qualified(self.user))

    def can_delete(self, ignore_bulk=False):
        was_public = self.page.live or self.page.first_published_at is not None
        return not was_public and self.page.is_leaf() and not self.page_locked() and self.can_edit()

    def can_publish(self):
        return False

    def can_unpublish(self):
        return False

    def can_publish_subpage(self):
        return False

    def can_set_view_restrictions(self):
        return False

    def can_unschedule(self):
        return False

    def can_reorder_children(self):
        return False

    def can_move(self):
        return False

    def can_move_to(self, destination):
        return False

    def can_copy(self):
        return False

    def can_copy_to(self, destination, recursive=False):
        return False


class ConductPageMixin(ReviewedPageMixin):
    """A conduct page: published by two approvals in every language alike, and shown to everybody."""

    # The last part of its address, for good and in every language: whoever renames the form has hidden it.
    fixed_slug = ""

    @property
    def commented_fields(self):
        fields = self._meta.local_concrete_fields
        return [f.name for f in fields if isinstance(f, (StreamField, RichTextField)) or f.name in SHORT_TEXTS]

    def clean(self):
        super().clean()
        self.slug = self.fixed_slug or self.slug

    def get_workflow(self):
        """Ours, wherever the page stands. Where an administrator ended it there is none, and nobody publishes."""
        from conduct.pages.review import workflow

        return workflow()

    @staticmethod
    def check_approved(workflow_state):
        """Asked by common.approval before it publishes anything."""
        from conduct.pages.review import check_approved

        check_approved(workflow_state)

    def permissions_for_user(self, user):
        return ConductPagePermissionTester(user, self)

    def get_view_restrictions(self):
        """Nobody is kept from help, whatever was set for the pages above."""
        return unrestricted()
