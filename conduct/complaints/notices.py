"""Mails about complaints: to whoever complained with the reference and the dates, to officers that one waits."""

from django.conf import settings
from django.urls import reverse
from django.utils import translation

from common.mail import queue_mail
from conduct.complaints import people
from conduct.complaints.content import Content


def receipt(complaint):
    """That it arrived: where an address was given, whosever it is, and never a word of what it says."""
    _to_sender(complaint, "conduct_complaint_received")


def acknowledgement(complaint):
    _to_sender(complaint, "conduct_complaint_acknowledged")


def tell_officers():
    """That complaints wait; where the post is vacant, those who can fill it, once for all that wait."""
    officers = list(people.officers())
    template = "conduct_complaint_waits" if officers else "conduct_complaint_vacant"
    for user in officers or people.who_can_fill_the_post():
        with translation.override(user.language):
            address = settings.SITE_URL + reverse("conduct:data_complaints")
        queue_mail(
            to=user.email,
            template=template,
            context={"address": address, "days": settings.DATA_COMPLAINT_DAYS},
            language=user.language,
            time_zone=user.time_zone,
        )


def _to_sender(complaint, template):
    content = Content.of(complaint)
    if not content.email:
        return
    with translation.override(content.language):
        context = {
            "reference": complaint.reference,
            "received_on": complaint.received_on,
            "acknowledge_by": complaint.acknowledge_by,
            "address": settings.SITE_URL + reverse("conduct:data_complaint"),
        }
    queue_mail(to=content.email, template=template, context=context, language=content.language)
