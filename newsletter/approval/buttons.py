"""Where authors and editors find what they do with an article: the header of its page in the admin."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets import Button

from members.rights import can
from newsletter.models import ArticlePage


def header_buttons(page, user):
    """Also pages of other kinds pass by here; each button only for who may do what it does."""
    if page.specific_class is not ArticlePage or not page.pk:
        return
    article = page.specific
    if can(user, "approve", article):
        url = reverse("newsletter_review", args=[page.pk])
        yield Button(_("Read and answer"), url, icon_name="success", priority=10)
    elif can(user, "see_review", article):
        url = reverse("newsletter_review", args=[page.pk])
        yield Button(_("Where it stands"), url, icon_name="tasks", priority=11)
    if can(user, "withdraw", article) or can(user, "ask_withdrawal", article):
        url = reverse("newsletter_withdraw", args=[page.pk])
        yield Button(_("Withdraw"), url, icon_name="download", priority=13)
