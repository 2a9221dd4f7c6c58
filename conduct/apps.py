from django.apps import AppConfig
from django.db.models.signals import post_migrate
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
        self._secrets()
        self._keys_and_desk()
        self._log_and_retention()
        self._complaints()

    def _rights(self):
        from conduct import checks, rights  # noqa: F401 - rules and checks register themselves

    def _pages(self):
        from conduct.pages import doors, grants, own_data, receivers  # noqa: F401 - grants, own data register themselves

        doors.close()
        receivers.connect()

    def _directory_and_acknowledging(self):
        from conduct.acknowledging import account, question  # noqa: F401 - the account's section registers itself
        from conduct.directory import checks, own_data, permissions  # noqa: F401 - they register themselves
        from members.signin.asking import asks

        asks(question.ask)
        permissions.register()

    def _reporting(self):
        from conduct.reporting import quiet

        quiet.install()

    def _secrets(self):
        # What they keep sealed is sealed again with a new key only where they are known.
        from conduct.cases import facts  # noqa: F401 - registers itself
        from conduct.complaints import content  # noqa: F401 - registers itself
        from conduct.figures import counts  # noqa: F401 - registers itself

    def _keys_and_desk(self):
        from conduct.cases import checks  # noqa: F401 - registers itself
        from conduct.desk import account  # noqa: F401 - registers itself
        from conduct.keys import account as keys  # noqa: F401 - registers itself

    def _log_and_retention(self):
        from conduct.log import account, guards, own_data  # noqa: F401 - rows and own data register themselves

        post_migrate.connect(guards.make_again, sender=self, dispatch_uid="conduct.log_is_append_only")

    def _complaints(self):
        from conduct.complaints import account  # noqa: F401 - registers itself
