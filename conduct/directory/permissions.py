"""Whoever is qualified for the conduct pages keeps the support directory. Being an administrator opens nothing."""

from wagtail.permission_policies import BasePermissionPolicy
from wagtail.permissions import register_permission_policy

from branches.rights import rights_of_everybody
from conduct.models import HelpService
from conduct.rights import is_qualified
from members.models import User
from members.rights import Capability

ACTIONS = frozenset({"view", "add", "change", "delete"})


class QualifiedPolicy(BasePermissionPolicy):
    """Everything for the qualified, nothing for others. What is left when all else is stale stays: the fallback."""

    def user_has_permission(self, user, action):
        return action in ACTIONS and is_qualified(user)

    def user_has_any_permission(self, user, actions):
        return bool(ACTIONS & set(actions)) and is_qualified(user)

    def user_has_permission_for_instance(self, user, action, instance):
        return self.user_has_permission(user, action) and not (action == "delete" and instance.is_fallback)

    def user_has_any_permission_for_instance(self, user, actions, instance):
        return any(self.user_has_permission_for_instance(user, action, instance) for action in actions)

    def instances_user_has_any_permission_for(self, user, actions):
        every = self.model.objects.all()
        return every if self.user_has_any_permission(user, actions) else every.none()

    def users_with_any_permission(self, actions):
        return qualified_people() if ACTIONS & set(actions) else User.objects.none()


def qualified_people():
    """Everybody who keeps the directory today."""
    rights = rights_of_everybody()
    people = [person for person, held in rights.items() if Capability.CONDUCT_PAGES in held.capabilities]
    return User.objects.filter(pk__in=people, is_active=True)


def register():
    register_permission_policy(HelpService, QualifiedPolicy(HelpService))
