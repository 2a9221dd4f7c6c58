"""What is told when a page is handed in to whoever may publish it (branches.models.PublisherApprovalTask)."""

from django.db.models import Q
from django.urls import reverse
from wagtail.models import Page
from wagtail.permissions import policy_registry

from common.limits import allow
from common.mail import queue_mail

A_DAY = 24 * 60 * 60


def tell_publishers(task_state, submitted_by):
    """Mail those who may publish a page that somebody handed it in: once a day for a page, however often.

    Not to who handed it in, nor to whoever switched such mails off in the admin. Where no post lets anybody publish
    it, administrators are told.
    """
    page = task_state.workflow_state.content_object
    if not isinstance(page, Page) or not allow("branches.approval", page.pk, 1, A_DAY):
        return
    context = {
        "page": page.specific.get_admin_display_title(),
        "by": submitted_by.get_full_name() if submitted_by else "",
        "address": reverse("wagtailadmin_pages:edit", args=[page.pk]),
    }
    for user in publishers(page).exclude(pk=submitted_by and submitted_by.pk):
        queue_mail(
            to=user.email,
            template="branches/page_waits",
            context=context,
            language=user.language,
            time_zone=user.time_zone,
        )


def publishers(page):
    """The people who may publish a page; administrators only where there is nobody else."""
    policy = policy_registry.get_by_type(Page)
    wants = Q(wagtail_userprofile=None) | Q(wagtail_userprofile__submitted_notifications=True)
    for include_superusers in (False, True):
        people = policy.users_with_any_permission_for_instance({"publish"}, page, include_superusers)
        if people.exists():
            break
    return people.filter(wants).order_by("pk")
