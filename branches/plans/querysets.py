from django.conf import settings
from django.db.models import Q
from wagtail.query import PageQuerySet


class PlanQuerySet(PageQuerySet):
    def in_source_language(self):
        """The pages that say how far a plan is; translations show the same."""
        return self.filter(locale__language_code=settings.LANGUAGE_CODE)

    def of(self, branch):
        """The plans of a branch, drafts too, in the language of the branch page that is asked."""
        return self.filter(path__startswith=branch.path, depth=branch.depth + 1)

    def touching(self, first_day, last_day):
        return self.filter(Q(first_day__lte=last_day), Q(last_day__gte=first_day))
