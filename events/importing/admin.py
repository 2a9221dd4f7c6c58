"""Where importing a calendar is found in the admin."""

from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem

from common.later import later
from events.importing.destinations import any_open_to

views = later("events.importing.views")


class ImportMenuItem(MenuItem):
    def is_shown(self, request):
        return any_open_to(request.user)


def admin_urls():
    return [
        path("events/import/", views("UploadView"), name="events_import"),
        path("events/import/<uuid:pk>/", views("PreviewView"), name="events_import_preview"),
    ]


def menu_item():
    return ImportMenuItem(_("Import a calendar"), reverse("events_import"), icon_name="upload", order=90)
