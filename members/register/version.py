"""The register's version: it moves with every change, so an import sees whether it was compared with this one."""

from contextlib import contextmanager

from django.db import transaction

from members.models import Register

ROW = 1


def version():
    return Register.objects.filter(pk=ROW).values_list("version", flat=True).first() or 0


@contextmanager
def moving():
    """Inside, nobody else changes the register; afterwards its version is the next. Yields what it was before."""
    with transaction.atomic():
        Register.objects.get_or_create(pk=ROW)
        register = Register.objects.select_for_update().get(pk=ROW)
        yield register.version
        register.version += 1
        register.save()
