"""“I'd like to hear from this branch”: a form below every branch's page, and the way to take it back."""

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.http import require_http_methods

from branches.welcome import services
from branches.welcome.forms import HelloForm
from branches.welcome.mails import key_of
from branches.welcome.retention import KEPT_WAITING, KEPT_WELCOMED
from common.limits import allow, client_address
from common.models import OrganisationSettings

HOUR, DAY = 60 * 60, 24 * 60 * 60
# From one connection and through the whole site in an hour, to one branch in an hour, for one address in a day: its
# owner gets a mail each time.
FROM_ONE, TO_ONE, IN_ALL, FOR_ONE = 5, 30, 200, 3


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def hello(request, page):
    """Who sends too much, is a program, or wrote before, is thanked all the same."""
    sent = "sent" in request.GET
    form = HelloForm(request.POST, page=page) if request.method == "POST" else HelloForm(page=page)
    if form.is_bound and form.is_valid():
        if not form.is_spam() and _may_ask(request, page, form.cleaned_data["email"]):
            _introduce(page, form.cleaned_data)
        return HttpResponseRedirect(f"{page.hello_url}?sent=1")
    context = {
        "page": page,
        "self": page,
        "form": form,
        "action": page.hello_url,
        "sent": sent and not form.is_bound,
        "days_welcomed": KEPT_WELCOMED.days,
        "days_waiting": KEPT_WAITING.days,
        "privacy_page": OrganisationSettings.for_request(request).privacy_page,
    }
    return render(request, "branches/hello.html", context)


def _may_ask(request, page, email):
    """Counted from the narrowest limit to the widest, so that one sender cannot use up everybody's."""
    return (
        allow("hello.connection", client_address(request), FROM_ONE, HOUR)
        and allow("hello.email", email.strip().lower(), FOR_ONE, DAY)
        and allow("hello.branch", page.pk, TO_ONE, HOUR)
        and allow("hello.site", "", IN_ALL, HOUR)
    )


def _introduce(page, said):
    services.introduce(
        page=page,
        name=said["name"],
        email=said["email"],
        belonging=said["belonging"],
        country=said["country"],
        city=said["city"],
        words=said["message"],
        language=get_language() or settings.LANGUAGE_CODE,
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
def take_back(request, token):
    """The link of the confirmation: a button, then done. A row that is gone by now gets the same answer."""
    key = key_of(token)
    if key is None:
        raise Http404
    if request.method == "POST":
        services.take_back(key=key)
    return render(request, "branches/take_back.html", {"done": request.method == "POST"})
