from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ConductConfig(AppConfig):
    name = "conduct"
    verbose_name = _("Conduct")

    def ready(self):
        """Each part registers itself: rights, checks, sections of the account."""
        self._rights()
        self._pages()
        self._directory_and_acknowledging()
        self._reporting()
        self._keys_and_desk()
        self._log_and_retention()
        self._complaints()

    def _rights(self):
        from conduct import checks, rights  # noqa: F401 - rules and checks register themselves

    def _pages(self):
        pass

    def _directory_and_acknowledging(self):
        pass

    def _reporting(self):
        pass

    def _keys_and_desk(self):
        pass

    def _log_and_retention(self):
        pass

    def _complaints(self):
        pass
