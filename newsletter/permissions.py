"""What the newsletter's pages let somebody do in Wagtail: nobody but an administrator publishes one by hand.

Wagtail asks them at every door there is: edit, create, bulk, schedule, copy, move, privacy, translation, API.
"""

from django.conf import settings
from wagtail.models import PagePermissionTester

from branches.review.pages import ReviewedPageMixin
from common.standing import StandingPagePermissionTester


class _PublishedByVerb(PagePermissionTester):
    """A page that only a verb of ours publishes: approval for articles, sending for editions.

    1. Nobody but an administrator publishes, unpublishes, schedules or hides it by hand.
    2. What was ever public is deleted by an administrator alone; a draft by whoever may edit it.
    3. It stays where it is, and is not copied: a copy would have another history of who wrote it.
    """

    def __init__(self, user, page):
        super().__init__(user, page)
        if not user.is_superuser:
            self.permissions = getattr(self, "permissions", set()) - {"publish"}

    def can_delete(self, ignore_bulk=False):
        if self.user.is_superuser:
            return super().can_delete(ignore_bulk=ignore_bulk)
        return not self._was_public() and self.page.is_leaf() and not self.page_locked() and self.can_edit()

    def can_move(self):
        return self.user.is_active and self.user.is_superuser

    def can_copy(self):
        return self.user.is_active and self.user.is_superuser

    def _was_public(self):
        return self.page.live or self.page.first_published_at is not None


class ArticlePermissionTester(_PublishedByVerb):
    """An article is its authors' to write, and somebody else's to approve.

    1. Who writes articles today edits those they have begun, and those of who shares their seat.
    2. Who edits pages edits every article; translators those in another language than the source.
    3. While it is under review nobody changes it (newsletter.models.approval): what is approved is what was read.
    """

    def can_edit(self):
        return self._is_mine() or super().can_edit()

    def _is_mine(self):
        from newsletter.rights import is_author, writes_as

        if not (self.user.is_active and self.page.owner_id and is_author(self.user)):
            return False
        return self.page.owner_id in writes_as(self.user)


class EditionPermissionTester(_PublishedByVerb):
    """An edition is made, published and sent by editors, through the verbs of newsletter.editions.

    Translators write in its translations, as in all that are in another language than the source.
    """

    def can_edit(self):
        from newsletter.rights import is_editor

        is_translation = self.page.locale.language_code != settings.LANGUAGE_CODE
        return (self.user.is_superuser or is_editor(self.user) or is_translation) and super().can_edit()


class NewsletterIndexPermissionTester(StandingPagePermissionTester):
    """The newsletter's own page: whoever writes articles adds below it, and nobody publishes as they add.

    Wagtail's form for a new page asks its parent whether it may be published at once.
    """

    def can_add_subpage(self):
        from newsletter.rights import is_author

        return super().can_add_subpage() or is_author(self.user)

    def can_publish_subpage(self):
        return self.user.is_superuser and super().can_publish_subpage()


class ApprovedPageMixin(ReviewedPageMixin):
    """An article: written by its authors, published by approval, in every language alike."""

    commented_fields = ("summary", "body")

    def get_workflow(self):
        """Ours, wherever the page stands; where an administrator ended it, that of other pages: nobody passes."""
        from newsletter.approval.review import workflow

        return workflow() or super().get_workflow()

    def permissions_for_user(self, user):
        return ArticlePermissionTester(user, self)


class NewsletterIndexMixin:
    def permissions_for_user(self, user):
        return NewsletterIndexPermissionTester(user, self)
