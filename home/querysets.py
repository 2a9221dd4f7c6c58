from dateutil.relativedelta import relativedelta
from django.db import models
from django.db.models import Q

# How long a coordinator's note is kept.
NOTE_MONTHS = 24


class NoteQuerySet(models.QuerySet):
    def visible_to(self, user):
        """Notes about the branches somebody coordinates, or all for the executive; never about one's own branch."""
        from home.desk import scope

        own = scope.own_branches(user).values("pk")
        return self.filter(branch__in=scope.helped_branches(user).values("pk")).exclude(branch__in=own)

    def over(self, now):
        """Notes whose time is up at ``now``."""
        return self.filter(created_at__lte=now - relativedelta(months=NOTE_MONTHS))


class ReportQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The reports of the regions one coordinates, drafts too; for the executive all that are filed."""
        from home.desk import scope
        from home.desk.states import ReportState

        mine = Q(region__in=scope.regions_of(user).values("pk"))
        return self.filter(mine | Q(state=ReportState.FILED)) if scope.sees_everything(user) else self.filter(mine)
