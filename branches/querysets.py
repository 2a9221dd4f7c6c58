from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from .choices import STANDING


class BranchQuerySet(PageQuerySet):
    def standing(self):
        """Branches that exist today, whatever shape they are in."""
        return self.filter(status__in=STANDING)

    def in_source_language(self):
        """The pages that hold catchments; translations share those of their source."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)


class CatchmentQuerySet(models.QuerySet):
    def of(self, branch):
        """The catchment of a branch, whichever of its translations is asked."""
        return self.filter(branch__translation_key=branch.translation_key)


BranchManager = PageManager.from_queryset(BranchQuerySet)


def in_readers_language(pages):
    """Of a page's translations (with their locales): the reader's, else the source, else any; None if none."""
    wanted = [get_language(), settings.LANGUAGE_CODE]

    def rank(page):
        code = page.locale.language_code
        return wanted.index(code) if code in wanted else len(wanted)

    return min(pages, key=rank, default=None)
