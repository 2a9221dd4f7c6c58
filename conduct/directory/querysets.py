from django.conf import settings
from django.db import models


class HelpServiceQuerySet(models.QuerySet):
    def in_source_language(self):
        """The rows whose facts count; those of translations only lend their words."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)
