from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class MembersConfig(AppConfig):
    name = "members"
    verbose_name = _("Members")

    def ready(self):
        from members import checks  # noqa: F401 - registers them
        from members.account import erasing, own_data, own_sections, sign_in  # noqa: F401 - they register themselves
        from members.register import account  # noqa: F401 - registers itself
        from members.signin import receivers

        receivers.connect()
