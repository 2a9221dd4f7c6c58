"""Pages that others lead to: home, calendar, branch index, regions, branches. They stay where they are.

Whoever may edit such a page keeps its words; that it is there, who sees it and where it stands is not theirs. And
where pages stand below that nobody takes away alone (:func:`kept_below`), no administrator removes what is above.
"""

from collections.abc import Callable

from django.utils.functional import cached_property
from wagtail.models import PagePermissionTester

# Until when it is shown would be another way to take it off the site.
SCHEDULE = ("go_live_at", "expire_at")

_keepers: list[Callable] = []


def kept_below(holds):
    """Have ``holds(page) -> bool`` asked whether a page, or one below it, is one that nobody takes away alone."""
    if holds not in _keepers:
        _keepers.append(holds)
    return holds


class StandingPagePermissionTester(PagePermissionTester):
    """A page that stays may not be removed from its place by whoever may edit it.

    1. Only an administrator deletes, moves, copies, unpublishes, hides or schedules it; and nobody where something is
       kept below it.
    2. Whoever may publish above it may delete one that was never shown: a draft made by mistake.
    3. Its address and what else its type names (``standing_fields``) belong to whoever may publish above it.
    """

    def can_delete(self, ignore_bulk=False):
        removable = self._removes() or (self._never_shown() and self.can_change_standing())
        return removable and super().can_delete(ignore_bulk=ignore_bulk)

    def can_move(self):
        return self._removes() and super().can_move()

    def can_move_to(self, destination):
        return self._removes() and super().can_move_to(destination)

    def can_copy(self):
        return self._removes() and super().can_copy()

    def can_unpublish(self):
        return self._removes() and super().can_unpublish()

    def can_set_view_restrictions(self):
        return self._removes() and super().can_set_view_restrictions()

    def can_unschedule(self):
        return self.user.is_superuser and super().can_unschedule()

    def can_change_standing(self):
        """Whether somebody publishes above the page, not only on it; asked of the parent before it has a place."""
        if not self.user.is_active:
            return False
        return self.user.is_superuser or any(
            grant.permission.codename == "publish_page"
            and self.page.path.startswith(grant.page.path)
            and self.page.path != grant.page.path
            for grant in self.permission_policy.get_cached_permissions_for_user(self.user)
        )

    def _removes(self):
        return self.user.is_superuser and not self._holds_what_is_kept

    @cached_property
    def _holds_what_is_kept(self):
        return any(holds(self.page) for holds in _keepers)

    def _never_shown(self):
        return not self.page.live and self.page.first_published_at is None


class StandingPageMixin:
    """A page type whose pages stay. ``standing_fields`` are not edited by those who only keep the page itself."""

    standing_fields = ("slug",)

    def permissions_for_user(self, user):
        return StandingPagePermissionTester(user, self)


def fields_withheld(page, user):
    """The fields of a page's form that somebody may not change: of a page that is not made yet, the schedule."""
    if user is None or user.is_superuser or not isinstance(page, StandingPageMixin):
        return ()
    keeps_words_only = page.path and not page.permissions_for_user(user).can_change_standing()
    return (*SCHEDULE, *page.standing_fields) if keeps_words_only else SCHEDULE
