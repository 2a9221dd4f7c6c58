from wagtail.models import PageManager
from wagtail.query import PageQuerySet

from .choices import STANDING


class BranchQuerySet(PageQuerySet):
    def standing(self):
        """Branches that exist today, whatever shape they are in."""
        return self.filter(status__in=STANDING)


BranchManager = PageManager.from_queryset(BranchQuerySet)
