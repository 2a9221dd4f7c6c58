"""What the home page shows beside its own text."""

from django.utils.translation import get_language

from branches.directory import entries, markers
from branches.forms import FinderForm
from branches.models import BranchPage, RegionPage


def front(home):
    """The finder, the map of branches that stand today, and the regions in the page tree's order."""
    branches = BranchPage.objects.live().standing().filter(locale__language_code=get_language())
    regions = RegionPage.objects.live().descendant_of(home).order_by("path")
    return {"finder": FinderForm(), "markers": markers(entries(branches)), "regions": regions}
