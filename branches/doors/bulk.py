"""Bulk actions: Wagtail lists by title what somebody may not touch, and "all" means all there are.

Can go when ``BulkAction.get_actionable_objects`` asks the model's policy before it fetches objects.
"""

from django.apps import apps
from django.core.exceptions import ValidationError
from django.http import Http404
from wagtail.models import Page
from wagtail.permissions import policy_registry

ANY = {"add", "change", "delete", "publish", "choose", "lock", "unlock"}


def bulk_closed(request, app_label, model_name, action):
    """Whether a bulk action is asked for objects outside what somebody may work on."""
    try:
        model = apps.get_model(app_label, model_name)
    except LookupError as error:
        raise Http404 from error
    return _asked_for(request, model).exclude(pk__in=_within_reach(request.user, model).values("pk")).exists()


def asked_by_id(objects, ids):
    """Those with one of these ids, read as the views behind the doors read them: " 7", "+7" and "0_7" mean 7 too."""
    try:
        return objects.filter(pk__in=ids)
    except (ValueError, ValidationError) as error:
        raise Http404 from error


def _asked_for(request, model):
    ids = request.GET.getlist("id")
    if "all" not in ids:
        return asked_by_id(model._default_manager.all(), ids)
    parent = request.GET.get("childOf", "")
    if issubclass(model, Page) and parent.isdecimal():
        return Page.objects.descendant_of(Page.objects.filter(pk=parent).first() or Page.get_first_root_node())
    return model._default_manager.all()


def _within_reach(user, model):
    policy = policy_registry.get_by_type(model)
    return policy.explorable_instances(user) if issubclass(model, Page) else _instances(policy, user)


def _instances(policy, user):
    return policy.instances_user_has_any_permission_for(user, ANY)
