from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    name = "home"
    verbose_name = _("Home")

    def ready(self):
        from branches.models import RegionPage
        from common.parts import shows_on
        from home import receivers
        from home.desk import account, permissions  # noqa: F401 - they register what they hold
        from home.desk.extract import of_region

        receivers.connect()
        shows_on(RegionPage, of_region)
