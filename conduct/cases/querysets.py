from django.db import models

from members.rights import Capability, holds


class CaseQuerySet(models.QuerySet):
    def visible_to(self, user):
        """The cases whose key is sealed to the active key of a conduct officer of today; nobody else has any.

        Administrators have none. An officer who is kept from a case has no row that says so: it is not there.
        """
        from conduct.keys.readers import active_key_of
        from conduct.sealing.tags import tag

        key = active_key_of(user) if holds(user, Capability.CONDUCT) else None
        return self.filter(keys__reader=tag(key.public_key)) if key else self.none()
