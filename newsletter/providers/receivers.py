"""What anymail tells of once it has checked a provider's secret."""

from anymail.signals import tracking

from newsletter.providers import reports, services


def take_report(sender, event, esp_name, **kwargs):
    services.take(reports.read(event, esp_name))


def connect():
    tracking.connect(take_report, dispatch_uid="newsletter.take_report")
