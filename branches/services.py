"""What is done to branches, beside editing their pages."""

from wagtail.search.index import insert_or_update_object

from branches.models import BranchPage


def index_again(*branches):
    """Search finds a branch by the places it looks after: after those have changed, so must its entry.

    Every translation of the branches is written anew to the search index. Nothing is sent or logged.
    """
    keys = {branch.translation_key for branch in branches}
    for page in BranchPage.objects.filter(translation_key__in=keys):
        insert_or_update_object(page)
