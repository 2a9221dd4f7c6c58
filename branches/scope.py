"""Objects that belong to branches, in the admin: listed, opened, changed and chosen by those whose branch it is.

Three steps make a model of Wagtail's viewsets safe, and all three are needed (docs/rights.md):

1. ``register_scope(Model, within)`` in ``AppConfig.ready``: its policy, which bulk actions and reports ask.
2. ``ScopedViewSetMixin`` before the viewset: every address with a key is resolved inside what is somebody's own.
3. The form offers ``branches_of(user, ...)`` only, so that nothing is made in, or moved to, another branch.
"""

from functools import wraps

from django.contrib.admin.utils import unquote
from django.core.exceptions import ImproperlyConfigured
from django.db.models import Q
from django.http import Http404
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic import IndexView
from wagtail.admin.views.generic.chooser import BaseChooseView, ChosenMultipleViewMixin, ChosenViewMixin
from wagtail.admin.viewsets.base import ViewSet
from wagtail.permission_policies import ModelPermissionPolicy
from wagtail.permissions import policy_registry, register_permission_policy

from branches.models import BranchPage, RegionPage
from branches.rights import rights_of
from members.models import User
from members.rights import Capability

ANY = ("view", "add", "change", "delete", "publish", "lock", "unlock")


def branches_of(user, *capabilities, everywhere=()):
    """The branches (source language) somebody has these capabilities for; all of them with one of ``everywhere``."""
    branches = BranchPage.objects.in_source_language()
    rights = rights_of(user)
    if user.is_superuser or rights.capabilities & set(everywhere):
        return branches
    own = Q(pk__in=rights.pages(*({*capabilities} - {Capability.REGION})))
    for region in RegionPage.objects.filter(pk__in=_regions(rights, capabilities)):
        own |= Q(path__startswith=region.path)
    return branches.filter(own)


def _regions(rights, capabilities):
    return rights.pages(Capability.REGION) if Capability.REGION in capabilities else ()


class ScopedPolicy(ModelPermissionPolicy):
    """Permissions that follow from posts hold for the objects that ``within(user, objects)`` leaves.

    Those an administrator gave by hand, to a person or a group, hold for all.
    """

    def __init__(self, model, within):
        super().__init__(model)
        self.within = within

    def instances_user_has_any_permission_for(self, user, actions):
        objects = super().instances_user_has_any_permission_for(user, actions)
        return objects if user.is_superuser or self._by_hand(user, actions) else self.within(user, objects)

    def _by_hand(self, user, actions):
        given = user.get_user_permissions() | user.get_group_permissions()
        return bool(given & {self._get_permission_name(action) for action in actions})

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_any_permission_for_instance(user, [action], instance)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return self.instances_user_has_any_permission_for(user, actions).filter(pk=instance.pk).exists()

    def users_with_any_permission_for_instance(self, actions, instance):
        people = User.objects.filter(Q(is_superuser=True) | ~Q(terms=None), is_active=True).distinct()
        able = [p.pk for p in people if self.user_has_any_permission_for_instance(p, actions, instance)]
        return User.objects.filter(pk__in=able)


def register_scope(model, within):
    register_permission_policy(model, ScopedPolicy(model, within))


def own(request, model):
    """The objects of a model that somebody may do anything with."""
    return policy_registry.get_by_type(model).instances_user_has_any_permission_for(request.user, ANY)


class OwnIndex:
    """A list, also as CSV, of one's own."""

    def get_base_queryset(self):
        return super().get_base_queryset().filter(pk__in=own(self.request, self.model).values("pk"))


class OwnChoices:
    def get_object_list(self):
        return super().get_object_list().filter(pk__in=own(self.request, self.model_class).values("pk"))


class OwnChosen:
    def get_object(self, pk):
        return own(self.request, self.model_class).get(pk=pk)


class OwnChosenMultiple:
    def get_objects(self, pks):
        return super().get_objects(pks).filter(pk__in=own(self.request, self.model_class).values("pk"))


NARROWED = (
    (IndexView, OwnIndex),
    (BaseChooseView, OwnChoices),
    (ChosenViewMixin, OwnChosen),
    (ChosenMultipleViewMixin, OwnChosenMultiple),
)


class ScopedViewSetMixin(ViewSet):
    """A viewset of objects that belong to branches, or of their choosers: before the viewset among the bases.

    Whatever views it has, also in later versions: an address with a key finds one's own object, or none.
    """

    def on_register(self):
        if not isinstance(policy_registry.get_by_type(self.model, fallback=False), ScopedPolicy):
            raise ImproperlyConfigured(f"{self.model._meta.label}: call branches.scope.register_scope for it first.")
        super().on_register()

    def construct_view(self, view_class, **kwargs):
        mixins = tuple(mixin for base, mixin in NARROWED if issubclass(view_class, base))
        if mixins:
            view_class = type(view_class.__name__, (*mixins, view_class), {})
        return super().construct_view(view_class, **kwargs)

    def get_urlpatterns(self):
        patterns = super().get_urlpatterns()
        for pattern in patterns:
            pattern.callback = only_own(pattern.callback, self.model)
        return patterns


def only_own(view, model):
    """The one gate: an object or 404, before any view has looked at it."""

    @wraps(view)
    def gate(request, *args, **kwargs):
        if not policy_registry.get_by_type(model).user_has_any_permission(request.user, ANY):
            return permission_denied(request)
        if "pk" in kwargs and not own(request, model).filter(pk=unquote(str(kwargs["pk"]))).exists():
            raise Http404
        return view(request, *args, **kwargs)

    gate.only_own = True
    return gate
