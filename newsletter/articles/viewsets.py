"""Topics in the admin: editors keep the list, translators translate it."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.permissions import policy_registry

from common.viewsets import LANGUAGE, TranslatedViewSet
from newsletter.models import Topic


class TopicViewSet(TranslatedViewSet):
    model = Topic
    icon = "tag"
    list_display = ["name", LANGUAGE, "slug", "sort_order"]
    search_fields = ["name", "slug"]
    url_prefix = "newsletter/topics"


class TopicsItem(MenuItem):
    def is_shown(self, request):
        return policy_registry.get_by_type(Topic).user_has_any_permission(request.user, ["add", "change", "delete"])


def topics_item():
    return TopicsItem(_("Topics"), reverse(Topic.snippet_viewset.get_url_name("list")), icon_name="tag", order=30)
