from django.db import models
from django.db.models import Q

from members.choices import MembershipStatus


class MembershipQuerySet(models.QuerySet):
    def on(self, day):
        """Who is a member on a day: from ``since`` up to, not including, ``until``."""
        return self.filter(Q(until=None) | Q(until__gt=day), status=MembershipStatus.CURRENT, since__lte=day)

    def with_address(self, emails):
        """Whoever has one of these addresses, as head office has it or linked by the membership secretary."""
        return self.filter(Q(email__in=emails) | Q(linked_email__in=emails))
