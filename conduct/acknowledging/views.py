"""The page on which a member reads the code and says so, or goes on without."""

import re

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from conduct.acknowledging import services
from conduct.acknowledging.question import put_off
from conduct.acknowledging.reading import read_by
from conduct.pages.versions import current_version
from members.signin.asking import way_on

DIGITS = re.compile(r"[0-9]{1,18}")


@never_cache
@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def acknowledge(request):
    """GET shows the code, or what is new in it; POST ``read`` (the version) or ``not_now``, then on to ``next``."""
    version = current_version()
    way = way_on(request, reverse("account_home"))
    if version is None:
        return redirect(way)
    if request.method == "POST" and "not_now" in request.POST:
        put_off(request, version)
        return HttpResponseRedirect(way)
    if request.method == "POST" and _is_kept(request):
        messages.success(request, _("Thank you. We have kept that you have read the code."))
        return HttpResponseRedirect(way)
    reading = read_by(request.user, version, get_language())
    was_new = request.method == "POST"
    return render(request, "conduct/acknowledging/acknowledge.html", {"reading": reading, "way": way, "new": was_new})


def _is_kept(request):
    """Whether it was the version in force: one that changed while it was being read is shown again."""
    number = request.POST.get("read", "")
    try:
        services.acknowledge(user=request.user, version=int(number) if DIGITS.fullmatch(number) else 0)
    except services.OutdatedVersionError:
        return False
    return True
