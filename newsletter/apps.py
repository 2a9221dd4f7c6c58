from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsletterConfig(AppConfig):
    name = "newsletter"
    verbose_name = _("Newsletter")

    def ready(self):
        """Each part registers itself: rights, sections of the account, what is shown on other apps' pages."""
        self._rights_and_approval()
        self._articles()
        self._delivery()
        self._editions()
        self._subscriptions()
        self._providers()

    def _rights_and_approval(self):
        from newsletter import rights  # noqa: F401 - rules register themselves
        from newsletter.approval import own_data  # noqa: F401 - own data registers itself

    def _subscriptions(self):
        from members.signin.verified import when_verified
        from newsletter.subscriptions import account, services  # noqa: F401 - the account's parts register themselves

        when_verified(services.move_to_account)

    def _delivery(self):
        from newsletter.delivery import account, rules  # noqa: F401 - register themselves

    def _providers(self):
        from newsletter.providers import checks, receivers  # noqa: F401 - checks register themselves

        receivers.connect()

    def _articles(self):
        from branches.models import RegionPage
        from common.parts import shows_on
        from members.rights import Capability, brings
        from newsletter.articles import account, parts  # noqa: F401 - the account's section registers itself

        brings(Capability.EDITOR, *(f"newsletter.{action}_topic" for action in ("add", "change", "delete")))
        shows_on(RegionPage, parts.of_region)

    def _editions(self):
        from newsletter.editions import official, own_data  # noqa: F401 - rules and sections register themselves
