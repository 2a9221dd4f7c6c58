"""Who may do what with a plan."""

from wagtail.models import PagePermissionTester

from branches.models import PlanPage
from members.rights import Capability, brings, rule

# Aims, and what new plans begin with, are text like any other: editors keep it.
KEEP = ("view", "add", "change", "delete")
brings(Capability.EDITOR, *(f"branches.{action}_{model}" for model in ("aim", "suggestedaction") for action in KEEP))


class PlanPermissionTester(PagePermissionTester):
    """Of a plan the rights of its branch hold, but what members read has passed the review.

    1. Who may publish pages of the branch writes its plan, submits it, and says how far its actions are.
    2. Only the review publishes it; an administrator may by hand, and it is in the history.
    3. What members have read stays in the history: it can be withdrawn, and only an administrator deletes it.
    4. Nobody copies one, so that no copy is live without a review: the next plan takes over what is unfinished.
    5. Who sees it is the same for all: no view restrictions.
    """

    def can_publish(self):
        return self.user.is_active and self.user.is_superuser and super().can_publish()

    def can_delete(self, ignore_bulk=False):
        shown = self.page.live or self.page.first_published_at is not None
        return (self.user.is_superuser or not shown) and super().can_delete(ignore_bulk=ignore_bulk)

    def can_copy(self):
        return False

    def can_set_view_restrictions(self):
        return False

    def can_update_progress(self):
        """Publish below the branch: the rights that officers have on everything else of theirs."""
        return self.page.live and super().can_publish()


@rule("update_progress", PlanPage)
def may_update_progress(user, plan):
    return plan.permissions_for_user(user).can_update_progress()


@rule("review", PlanPage)
def may_review(user, plan):
    from branches.plans.review import may_answer

    return may_answer(user, plan)
