from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsletterConfig(AppConfig):
    name = "newsletter"
    verbose_name = _("Newsletter")

    def ready(self):
        """Each part registers itself: rights, sections of the account, what is shown on other apps' pages."""
        self._rights_and_approval()
        self._delivery()

    def _rights_and_approval(self):
        from newsletter import rights  # noqa: F401 - rules register themselves
        from newsletter.approval import wagtails_mails

        wagtails_mails.leave_articles_to_us()

    def _delivery(self):
        from newsletter.delivery import account, rules  # noqa: F401 - register themselves
