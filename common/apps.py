from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CommonConfig(AppConfig):
    name = "common"
    verbose_name = _("Common")

    def ready(self):
        from . import checks, language_checks  # noqa: F401 - importing registers them
        from .page_cache import writes
        from .spreadsheets import guard_wagtail

        guard_wagtail()
        writes.watch()
