"""Accounts in Wagtail's admin: deleting somebody deletes all that is theirs; only administrators write in others'."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from members.account.services import LastAdministrator, address_was_changed, delete_account
from members.models import User


def only_administrators(request, *_user):
    """Whoever writes an account's address signs in as it, and Wagtail lets them tick "administrator" besides.

    No right that was given by hand is enough.
    """
    if not request.user.is_superuser:
        raise PermissionDenied


def remember_address(request, user):
    """What it was before the form wrote another."""
    if request.method == "POST":
        request.address_before = user.email


def end_sessions_of_old_address(request, user):
    before = request.address_before
    if user.email != before:
        address_was_changed(actor=request.user, user=user, before=before, keep=request.session.session_key)


def several_by_administrators(request, action_type, objects, action):
    if action.model is User and action_type != "delete":
        only_administrators(request)


def delete_one(request, user):
    """In the place of Wagtail's own deletion, once it is confirmed."""
    if request.method != "POST":
        return None
    _delete(request, [user])
    return redirect("wagtailusers_users:index")


def delete_several(request, action_type, objects, action):
    if action_type != "delete" or action.model is not User:
        return None
    _delete(request, objects)
    return redirect(action.next_url)


def _delete(request, users):
    deleted = 0
    for user in users:
        try:
            delete_account(user=user)
        except LastAdministrator:
            messages.error(request, _("The only administrator cannot be deleted."))
        else:
            deleted += 1
    if deleted:
        said = ngettext("%(count)s account is deleted.", "%(count)s accounts are deleted.", deleted)
        messages.success(request, said % {"count": deleted})
