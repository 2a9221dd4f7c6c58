"""Where the screens about editions are found in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button

from common.later import later
from members.rights import can
from newsletter.editions.services import SOURCE
from newsletter.models import EditionPage, OfficialNotice

looking = later("newsletter.editions.looking")
official_screens = later("newsletter.editions.official_screens")
sending = later("newsletter.editions.sending")
views = later("newsletter.editions.views")
BELOW = "newsletter/editions/"
MAILING = "newsletter/mailings/<int:pk>/"


def urls():
    return [
        path(BELOW, views("EditionsView"), name="newsletter_editions"),
        path(f"{BELOW}new/", views("StartView"), name="newsletter_edition_new"),
        path(f"{BELOW}<int:pk>/preview/", looking("PreviewView"), name="newsletter_edition_preview"),
        path(f"{BELOW}<int:pk>/mail/", looking("MailView"), name="newsletter_edition_mail"),
        path(f"{BELOW}<int:pk>/test/", looking("TestView"), name="newsletter_edition_test"),
        path(f"{BELOW}<int:pk>/send/", sending("SendView"), name="newsletter_edition_send"),
        path(f"{BELOW}<int:pk>/publish/", views("PublishView"), name="newsletter_edition_publish"),
        path(f"{MAILING}confirm/", sending("ConfirmView"), name="newsletter_mailing_confirm"),
        path(f"{MAILING}mail/", sending("ShellView"), name="newsletter_mailing_mail"),
        path("newsletter/notices/new/", official_screens("NoticeView"), name="newsletter_notice_new"),
        path("newsletter/notices/<int:pk>/", official_screens("NoticeView"), name="newsletter_notice"),
    ]


class EditionsItem(MenuItem):
    def is_shown(self, request):
        user = request.user
        return can(user, "edit_edition", EditionPage) or can(user, "write_notice", OfficialNotice)


def menu_item():
    return EditionsItem(_("Editions"), reverse("newsletter_editions"), icon_name="list-ol", order=10)


def header_buttons(page, user):
    """Also pages of other kinds pass by here; each button only for who may do what it does."""
    if page.specific_class is not EditionPage or page.locale.language_code != SOURCE:
        return
    if can(user, "edit_edition", page):
        url = reverse("newsletter_edition_preview", args=[page.pk])
        yield Button(_("Look at the mail"), url, icon_name="view", priority=10)
    if can(user, "send", page.specific):
        url = reverse("newsletter_edition_send", args=[page.pk])
        yield Button(_("Send"), url, icon_name="mail", priority=12)
