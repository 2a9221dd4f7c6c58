"""Where the conduct-qualified may write, by their post: in the conduct pages of every language, and nowhere else."""

from django.db.models import Q

from branches.permissions import WRITE, Grant, grants_come_from
from members.rights import Capability

INDEXES = Q(content_type__app_label="conduct", content_type__model="conductindexpage")


@grants_come_from
def of_the_qualified(rights):
    if Capability.CONDUCT_PAGES in rights.held:
        yield Grant(INDEXES, WRITE)
