from datetime import UTC

from django.db import models


class WallClockField(models.DateTimeField):
    """A day and a time as a clock shows them, without a zone; whose clock it is, another field says."""

    def get_prep_value(self, value):
        value = self.to_python(value)
        return super().get_prep_value(value and value.replace(tzinfo=UTC))

    def from_db_value(self, value, expression, connection):
        return value and value.astimezone(UTC).replace(tzinfo=None)
