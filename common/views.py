"""The contact form, and the small files that programs ask every site for."""

from datetime import timedelta

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.http import HttpResponseRedirect, JsonResponse
from django.shortcuts import render
from django.templatetags.static import static
from django.urls import reverse
from django.utils import timezone
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import cache_control, never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from . import reader, services
from .forms import ContactForm
from .limits import allow, client_address
from .models import OrganisationSettings
from .times import local_time
from .zones import canonical

HOUR = 60 * 60
# Messages an hour from one address, to one page, through the whole site.
MESSAGES_FROM_ONE, MESSAGES_TO_ONE, MESSAGES_IN_ALL = 5, 30, 200
SECURITY_TXT_VALID = timedelta(days=180)
PAPER, NIGHT = "#fffbf5", "#241b47"  # as in static/css/tokens.css and templates/base.html


@require_http_methods(["GET", "HEAD", "POST"])
@cache_control(private=True, no_store=True)
def contact(request, page):
    """The form that writes to ``page``'s mailbox. Who sends too much, or is a program, is thanked all the same."""
    sent = "sent" in request.GET
    form = ContactForm(request.POST, page=page) if request.method == "POST" else ContactForm(page=page)
    if form.is_bound and form.is_valid():
        if not form.is_spam() and _may_write(request, page):
            data = form.cleaned_data
            services.send_message(page=page, name=data["name"], email=data["email"], body=data["message"])
        return HttpResponseRedirect(f"{page.contact_url}?sent=1")
    # Not the page's own context: what it shows besides the form is not shown here.
    context = {
        "page": page,
        "self": page,
        "form": form,
        "sent": sent and not form.is_bound,
        "subject_name": page.title,
        "retention_days": settings.CONTACT_MESSAGE_RETENTION_DAYS,
        "privacy_page": OrganisationSettings.for_request(request).privacy_page,
    }
    return render(request, "common/contact.html", context)


def _may_write(request, page):
    """Counted from the narrowest limit to the widest, so that one sender cannot use up everybody's."""
    return (
        allow("contact.address", client_address(request), MESSAGES_FROM_ONE, HOUR)
        and allow("contact.page", page.pk, MESSAGES_TO_ONE, HOUR)
        and allow("contact.site", "", MESSAGES_IN_ALL, HOUR)
    )


# A zone is a matter of taste, not of trust: who forges this form changes in which hours somebody reads. Without a
# token the page needs no cookie and can be cached.
@csrf_exempt
@require_http_methods(["GET", "HEAD", "POST"])
def time_zone(request):
    """The picker: ``?q=`` looks for a city or a country; POST ``zone`` remembers it and goes back to ``next``.

    Whoever has set a zone in their account is shown the way there: it comes before what the picker remembers.
    """
    back = _way_back(request, (request.POST or request.GET).get("next", ""))
    zone = canonical(request.POST.get("zone", ""))
    if request.method == "POST":
        response = HttpResponseRedirect(back)
        if reader.account_zone(request):
            return HttpResponseRedirect(reverse("time_zone"))
        if zone:
            reader.remember(response, zone)
        elif "forget" in request.POST:
            reader.remember(response, reader.NOWHERE)
        return response
    query = request.GET.get("q", "")[: reader.LONGEST]
    now, chosen = timezone.now(), reader.reader_zone(request)
    context = {
        "query": query,
        "found": reader.suggestions(query, now),
        "chosen": local_time(now, chosen) if chosen else None,
        "of_account": bool(reader.account_zone(request)),
        "next": back,
    }
    return render(request, "common/time_zone.html", context)


def _way_back(request, address):
    """The address on this site somebody came from; the home page for any other."""
    safe = url_has_allowed_host_and_scheme(address, allowed_hosts=None)
    return address if safe and address.startswith("/") else "/"


@require_safe
@never_cache
def health(request):
    """For whoever watches the site: 503 when the database is gone. It tells nothing else and writes no row."""
    states = {"database": _state(_ask_database), "cache": _state(_ask_cache)}
    return JsonResponse(states, status=200 if states["database"] == "ok" else 503)


def _state(ask):
    try:
        ask()
    except Exception:  # whatever a driver raises
        return "failing"
    return "ok"


def _ask_database():
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")


def _ask_cache():
    cache.set("health", "ok", timeout=10)
    if cache.get("health") != "ok":
        raise LookupError


@require_safe
@cache_control(public=True, max_age=HOUR)
def robots(request):
    prefixed = [code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE]
    context = {"site_url": settings.SITE_URL, "languages": prefixed}
    return render(request, "common/robots.txt", context, content_type="text/plain")


@require_safe
@cache_control(public=True, max_age=HOUR)
def security_txt(request):
    """Whom to tell of a hole in the site: RFC 9116."""
    context = {
        "contact": settings.SECURITY_CONTACT,
        "site_url": settings.SITE_URL,
        "expires": (timezone.now() + SECURITY_TXT_VALID).strftime("%Y-%m-%dT00:00:00Z"),
    }
    return render(request, "common/security.txt", context, content_type="text/plain; charset=utf-8")


@require_safe
@cache_control(public=True, max_age=HOUR)
def manifest(request):
    organisation = OrganisationSettings.for_request(request)
    document = {
        "name": organisation.organisation_name,
        "short_name": organisation.organisation_short_name,
        "lang": settings.LANGUAGE_CODE,
        "start_url": "/",
        "display": "browser",
        "background_color": PAPER,
        "theme_color": NIGHT,
        "icons": [
            {"src": static("img/favicon.svg"), "sizes": "any", "type": "image/svg+xml"},
            {"src": static("img/icon-192.png"), "sizes": "192x192", "type": "image/png"},
            {"src": static("img/icon-512.png"), "sizes": "512x512", "type": "image/png"},
        ],
    }
    return JsonResponse(document, content_type="application/manifest+json")


@require_safe
@cache_control(public=True, max_age=HOUR)
def favicon(request):
    """Browsers that have not read a page yet ask here; every page names the picture itself."""
    return HttpResponseRedirect(static("img/favicon.ico"))
