"""The public form for complaints about data, and its receipt. No account, no script, nothing kept by any cache."""

from datetime import date

from django.conf import settings
from django.core import signing
from django.http import Http404
from django.shortcuts import redirect, render
from django.views.decorators.cache import cache_control
from django.views.decorators.debug import sensitive_post_parameters, sensitive_variables
from django.views.decorators.http import require_http_methods, require_safe

from common.limits import allow, client_address
from common.models import OrganisationSettings
from conduct.complaints import people, services
from conduct.complaints.forms import ComplaintForm

HOUR = 60 * 60
# Complaints an hour from one connection, through the whole site.
FROM_ONE, IN_ALL = 5, 60
SALT = "conduct.complaints.receipt"


@sensitive_post_parameters()
@sensitive_variables("form", "complaint")
@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def complain(request):
    """The form. One that is too many is not thanked and forgotten: it is given back with where else it can go."""
    form = ComplaintForm(request.POST if request.method == "POST" else None)
    too_many = False
    if form.is_bound and form.is_valid():
        too_many = not _may_send(request)
        if not too_many:
            complaint = services.receive(form=form.form_id, content=form.content)
            return redirect("conduct:data_complaint_received", _token(complaint, form.content))
    context = {
        "form": form,
        "too_many": too_many,
        "readers": people.readers(),
        "days": settings.DATA_COMPLAINT_DAYS,
        "retention_days": settings.DATA_COMPLAINT_RETENTION_DAYS,
        **_elsewhere(request),
    }
    return render(request, "conduct/complaints/complain.html", context, status=429 if too_many else 200)


@require_safe
@cache_control(private=True, no_store=True)
def received(request, token):
    """What to note down. It stands in the address, signed: the database is not asked whether it is so."""
    try:
        reference, day, by, is_mailed = signing.loads(token, salt=SALT)
    except signing.BadSignature as error:
        raise Http404 from error
    context = {
        "reference": reference,
        "received_on": date.fromisoformat(day),
        "acknowledge_by": date.fromisoformat(by),
        "is_mailed": is_mailed,
        **_elsewhere(request),
    }
    return render(request, "conduct/complaints/received.html", context)


def _token(complaint, content):
    told = [
        complaint.reference,
        complaint.received_on.isoformat(),
        complaint.acknowledge_by.isoformat(),
        bool(content.email),
    ]
    return signing.dumps(told, salt=SALT)


def _may_send(request):
    return allow("complaints.address", client_address(request), FROM_ONE, HOUR) and allow(
        "complaints.site", "", IN_ALL, HOUR
    )


def _elsewhere(request):
    organisation = OrganisationSettings.for_request(request)
    return {"privacy_page": organisation.privacy_page, "postal_address": settings.POSTAL_ADDRESS}
