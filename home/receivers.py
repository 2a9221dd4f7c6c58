"""When the site is looked over, and when strings are collected for translators: what is done then stands in provision
and in translating.lag."""

from django.db.models.signals import post_save
from wagtail.models import Locale, Page
from wagtail.signals import page_published

from branches.models import BranchPage
from common.jobs import enqueue
from common.language_checks import translated_models
from home.translating.lag import is_source


def connect():
    page_published.connect(_published, sender=BranchPage, dispatch_uid="home.provision.branch")
    post_save.connect(_added, sender=Locale, dispatch_uid="home.provision.locale")
    page_published.connect(_changed, dispatch_uid="home.translating.page")
    for model in translated_models():
        if not issubclass(model, Page):
            post_save.connect(_changed, sender=model, dispatch_uid=f"home.translating.{model._meta.label}")


def _published(sender, instance, **kwargs):
    if instance.first_published_at == instance.last_published_at:
        enqueue("home.provision_site")


def _added(sender, created, **kwargs):
    if created and not kwargs.get("raw"):
        enqueue("home.provision_site")


def _changed(sender, instance, **kwargs):
    if not kwargs.get("raw") and is_source(instance):
        enqueue("home.collect_strings", instance.translation_key)
