from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class CommonConfig(AppConfig):
    name = "common"
    verbose_name = _("Common")

    def ready(self):
        from . import checks  # noqa: F401 - importing registers them
        from .spreadsheets import guard_wagtail

        guard_wagtail()
        autodiscover_modules("background")
