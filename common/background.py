"""What ``common`` does in the background (docs/jobs.md)."""

from datetime import timedelta

from . import mail, pictures, services
from .jobs import enqueue, job
from .models import CustomImage


@job("common.relay_contact_message")
def relay_contact_message(key):
    services.relay_message(uuid=key)


@job("common.purge_contact_messages", every=timedelta(days=1))
def purge_contact_messages(key):
    services.purge_messages()


@job("common.send_mail")
def send_mail(key):
    mail.send_mail(uuid=key)


@job("common.purge_mails", every=timedelta(hours=1))
def purge_mails(key):
    mail.purge_mails()


@job("common.make_sizes")
def make_sizes(key):
    """Of a picture that was stored; of one that is gone by now, none."""
    for image in CustomImage.objects.filter(pk=key):
        pictures.make(image)


@job("common.find_lacking_sizes", every=timedelta(days=1))
def find_lacking_sizes(key):
    """Pictures from before a size was wanted, and those whose sizes somebody deleted."""
    for pk in pictures.lacking(CustomImage.objects.all()).values_list("pk", flat=True):
        enqueue("common.make_sizes", pk)
