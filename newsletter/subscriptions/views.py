"""The public doors of a subscription: asking for it, confirming, choosing, stopping.

Behind a link of a mail its signature is what opens: no cookie, no CSRF token, no sign-in. GET changes nothing there,
because mail programs and their guards follow links by themselves.
"""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.cache import cache_control
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from common.limits import allow, client_address
from common.models import OrganisationSettings
from common.reader import reader_zone
from newsletter.choices import PersonKind
from newsletter.models import Subscriber
from newsletter.subscriptions import services, tokens
from newsletter.subscriptions.forms import PreferencesForm, SubscribeForm
from newsletter.subscriptions.mails import request_in
from newsletter.subscriptions.retention import CONFIRM_WITHIN, open_requests

HOUR, DAY = 60 * 60, 24 * 60 * 60
# From one connection and the whole site in an hour, for one address in a day: its owner gets a mail each time.
FROM_ONE, IN_ALL, FOR_ONE = 5, 200, 3

reads_and_posts = require_http_methods(["GET", "HEAD", "POST"])
kept_nowhere = cache_control(private=True, no_store=True)


@reads_and_posts
@kept_nowhere
def subscribe(request):
    """Who sends too much, is a program, or has the newsletter already, is sent to their mailbox all the same."""
    chosen = {"language": get_language(), "time_zone": reader_zone(request), "branch": request.GET.get("branch", "")}
    form = SubscribeForm(request.POST) if request.method == "POST" else SubscribeForm(initial=chosen)
    if form.is_bound and form.is_valid():
        said = form.cleaned_data
        if not form.is_spam() and _may_ask(request, said["email"]):
            names = ("email", "language", "time_zone", "branch", "wants_digest")
            services.ask(**{name: said[name] for name in names})
        return redirect(f"{reverse('newsletter:subscribe')}?sent=1")
    context = {
        "form": form,
        "sent": "sent" in request.GET and not form.is_bound,
        "days": CONFIRM_WITHIN.days,
        "privacy_page": OrganisationSettings.for_request(request).privacy_page,
    }
    return render(request, "newsletter/subscribe.html", context)


def _may_ask(request, email):
    """Counted from the narrowest limit to the widest, so that one sender cannot use up everybody's."""
    return (
        allow("subscribe.connection", client_address(request), FROM_ONE, HOUR)
        and allow("subscribe.email", email.strip().lower(), FOR_ONE, DAY)
        and allow("subscribe.site", "", IN_ALL, HOUR)
    )


@csrf_exempt
@reads_and_posts
@kept_nowhere
def confirm(request, token):
    """The link of the mail that asks: a button, then done."""
    uuid = request_in(token)
    if uuid is None:
        raise Http404
    done = request.method == "POST" and services.confirm(uuid=uuid)
    held = open_requests().filter(uuid=uuid).first()
    done = done or bool(held and held.confirmed_at)
    return render(request, "newsletter/confirm.html", {"done": done, "over": not held})


@csrf_exempt
@reads_and_posts
@kept_nowhere
def unsubscribe(request, token):
    """RFC 8058: a mail program POSTs without a cookie and follows no redirect; a person sees a button, then done.

    The answer is the same whether anything was left to stop.
    """
    read = tokens.unsubscribing(token)
    if read is None:
        raise Http404
    if request.method == "POST":
        services.stop(token=read)
    kind, _pk = services.person_of(read)
    context = {
        "done": request.method == "POST",
        "is_digest": read.mailing_kind == "digest",
        "has_account": kind == PersonKind.USER,
    }
    return render(request, "newsletter/unsubscribe.html", context)


@csrf_exempt
@reads_and_posts
@kept_nowhere
def preferences(request, token):
    """A subscriber chooses by the link of a mail; who has an account is led to it. The address is not shown."""
    read = tokens.choosing(token)
    if read is None:
        raise Http404
    if read.kind == PersonKind.USER:
        return redirect("account_section", "mail")
    subscriber = Subscriber.objects.filter(pk=read.id, confirmed_at__isnull=False).first()
    if subscriber is None:
        return render(request, "newsletter/preferences.html", {"gone": True})
    if request.method == "POST" and "nothing" in request.POST:
        services.stop_everything(subscriber=subscriber)
        return render(request, "newsletter/preferences.html", {"stopped": True})
    form = PreferencesForm(request.POST if request.method == "POST" else None, subscriber=subscriber)
    if form.is_bound and form.is_valid():
        left = services.choose(subscriber=subscriber, **form.cleaned_data)
        return render(request, "newsletter/preferences.html", {"saved": left, "gone": not left, "form": form})
    return render(request, "newsletter/preferences.html", {"form": form})
