"""Whatever publishes a conduct page, its version is kept (conduct.pages.services.record)."""

from wagtail.signals import page_published


def connect():
    from conduct.models import CodeOfConductPage, ConductIndexPage, ConductTextPage, ReportFormPage

    for model in (CodeOfConductPage, ConductIndexPage, ConductTextPage, ReportFormPage):
        page_published.connect(_published, sender=model, dispatch_uid=f"conduct.published.{model.__name__}")


def _published(sender, instance, revision=None, **kwargs):
    from conduct.pages.services import record

    record(page=instance, revision=revision)
