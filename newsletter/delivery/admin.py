"""Where the screens about mailings are found in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from common.later import later
from members.rights import can
from newsletter.models import Mailing

views = later("newsletter.delivery.views")
BELOW = "newsletter/mailings/"


def urls():
    return [
        path(BELOW, views("MailingsView"), name="newsletter_mailings"),
        path(f"{BELOW}<int:pk>/", views("MailingView"), name="newsletter_mailing"),
        path(f"{BELOW}<int:pk>/progress/", views("ProgressView"), name="newsletter_mailing_progress"),
        path(f"{BELOW}<int:pk>/mails/<int:row>/", views("UnknownView"), name="newsletter_mailing_unknown"),
        path(f"{BELOW}<int:pk>/mails.csv", views("DeliveriesView"), name="newsletter_mailing_csv"),
    ]


class MailingsItem(MenuItem):
    def is_shown(self, request):
        return can(request.user, "send", Mailing)


def menu_item():
    return MailingsItem(_("Mailings"), reverse("newsletter_mailings"), icon_name="mail", order=12)
