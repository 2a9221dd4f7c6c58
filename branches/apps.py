from django.apps import AppConfig
from django.db.models.signals import post_migrate
from django.utils.translation import gettext_lazy as _


class BranchesConfig(AppConfig):
    name = "branches"
    verbose_name = _("Branches")

    def ready(self):
        from branches import permissions, placing, rights  # noqa: F401 - rights registers where capabilities come from
        from branches.posts import overlap, receivers, rules  # noqa: F401 - rules register themselves

        post_migrate.connect(overlap.make_again, sender=self, dispatch_uid="branches.terms_never_overlap")
        receivers.connect()
        permissions.register()
        self._welcome()
        self._review_plans()
        self._add_to_the_account()

    def _welcome(self):
        from branches.welcome import own_data, queue  # noqa: F401 - what they do is registered by importing them

    def _add_to_the_account(self):
        from branches.account import section, terms  # noqa: F401 - they register themselves

    def _review_plans(self):
        from branches import wagtails_mails
        from branches.models import BranchPage
        from branches.plans import contents, permissions  # noqa: F401 - permissions registers its rules
        from common.parts import shows_on

        shows_on(BranchPage, contents.of_branch)
        wagtails_mails.leave_our_steps_to_us()
