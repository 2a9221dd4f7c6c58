"""Wagtail's own doors: whoever knocks there is led to the one sign-in, or meets a wall.

These addresses stand in the URL map before Wagtail's own; nothing behind theirs is reached any more.
"""

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import Http404
from django.shortcuts import redirect
from django.urls import path, re_path
from django.views.decorators.cache import never_cache

from common.later import later


@never_cache
def to_sign_in(request):
    """Whatever was sent here is dropped, passwords first of all; only where one was going goes along."""
    way = request.POST.get(REDIRECT_FIELD_NAME) or request.GET.get(REDIRECT_FIELD_NAME)
    return redirect_to_login(way) if way else redirect("account_login")


@never_cache
def to_new_password(request):
    return redirect("account_reset_password")


def walled_up(request):
    """Pages with a password that many share: there are none on this site."""
    raise Http404


# Without a language in front.
admin_doors = [
    path("admin/login/", to_sign_in),
    path("admin/logout/", later("allauth.account.views")("logout")),
    re_path(r"^admin/password_reset/", to_new_password),
    re_path(r"^documents/authenticate_with_password/", walled_up),
]
# In every language.
page_doors = [
    path("_util/login/", to_sign_in),
    re_path(r"^_util/authenticate_with_password/", walled_up),
]
