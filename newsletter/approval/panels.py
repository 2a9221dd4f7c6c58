"""Where an article stands, above the form in which it is written."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import Panel


class StandingPanel(Panel):
    """Where the article stands, what was asked, and the checklist; or, for a new one, how it goes on."""

    def __init__(self, **kwargs):
        kwargs.setdefault("heading", _("On its way to readers"))
        super().__init__(**kwargs)

    class BoundPanel(Panel.BoundPanel):
        template_name = "newsletter/admin/approval/panel.html"

        @property
        def media(self):
            from django.forms import Media

            return super().media + Media(css={"all": ["css/approval.css"]})

        def get_context_data(self, parent_context=None):
            context = super().get_context_data(parent_context)
            return context | (self._standing() if self.instance.pk else {})

        def _standing(self):
            from newsletter.approval import review
            from newsletter.approval.checklist import check
            from newsletter.approval.states import Standing, standing_of

            article, user = self.instance, self.request.user
            state, case = article.current_workflow_state, review.waiting_case(article)
            standing, step = standing_of(article, state.status if state else ""), state and state.current_task_state
            asked = standing == Standing.CHANGES_ASKED and step
            results = check(article)
            return {
                "standing": standing,
                "since": case.task_state.started_at if case else asked and step.finished_at,
                "said": step.comment if asked else "",
                "said_by": step.finished_by.get_full_name() if asked and step.finished_by else "",
                "why_not": review.why_not(user, case) if case else "",
                "results": results,
                "open": sum(not result.passed for result in results),
                "review_url": reverse("newsletter_review", args=[article.pk]),
            }
