"""When the site is looked over: a branch that is published for the first time, or a language that is added, may lack
something. What is made then stands in provision."""

from django.db.models.signals import post_save
from wagtail.models import Locale
from wagtail.signals import page_published

from branches.models import BranchPage
from common.jobs import enqueue


def connect():
    page_published.connect(_published, sender=BranchPage, dispatch_uid="home.provision.branch")
    post_save.connect(_added, sender=Locale, dispatch_uid="home.provision.locale")


def _published(sender, instance, **kwargs):
    if instance.first_published_at == instance.last_published_at:
        enqueue("home.provision_site")


def _added(sender, created, **kwargs):
    if created and not kwargs.get("raw"):
        enqueue("home.provision_site")
