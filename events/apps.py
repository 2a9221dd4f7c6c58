from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class EventsConfig(AppConfig):
    name = "events"
    verbose_name = _("Events")

    def ready(self):
        from branches.models import BranchPage, RegionPage
        from common.parts import shows_on
        from events import account, meetings, receivers  # noqa: F401 - the account's section registers itself
        from events.calendar import parts

        receivers.connect()
        meetings.register()
        shows_on(BranchPage, parts.of_branch)
        shows_on(RegionPage, parts.of_region)
