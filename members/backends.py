"""Django's permissions, as far as they follow from the posts somebody holds: computed, never stored."""

from django.contrib.auth.backends import BaseBackend

from members.rights import permissions_of


class CapabilityBackend(BaseBackend):
    """Signs nobody in. It answers ``user.has_perm`` for what capabilities bring (``members.rights.brings``)."""

    def get_user(self, user_id):
        return None

    def get_all_permissions(self, user_obj, obj=None):
        return permissions_of(user_obj) if obj is None else set()

    def has_perm(self, user_obj, perm, obj=None):
        return perm in self.get_all_permissions(user_obj, obj)

    def has_module_perms(self, user_obj, app_label):
        return any(perm.startswith(f"{app_label}.") for perm in self.get_all_permissions(user_obj))
