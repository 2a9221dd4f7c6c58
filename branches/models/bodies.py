from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from branches.choices import PLACELESS, BodyKind
from common.blocks import BodyBlock
from common.fields import StreamField
from common.models import BASE_TRANSLATABLE_FIELDS, BasePage, ContactPageMixin
from common.parts import parts_of
from common.standing import StandingPageMixin


class BodyPage(StandingPageMixin, ContactPageMixin, BasePage):
    """A body without a place of its own: the Executive Committee, the General Committee, a working group."""

    kind = models.CharField(_("kind of body"), max_length=12, choices=PLACELESS, default=BodyKind.GROUP)
    introduction = models.TextField(_("introduction"), max_length=400)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("introduction", help_text=_("Two or three sentences: what the body does, and for whom.")),
        FieldPanel("kind", help_text=_("The Executive Committee starts with its usual posts, others with none.")),
        FieldPanel("mailbox"),
        FieldPanel("body", help_text=_("Below who holds its posts, which comes by itself.")),
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("introduction"),
        TranslatableField("body"),
        SynchronizedField("kind", overridable=False),
        SynchronizedField("mailbox", overridable=False),
    ]

    standing_fields = (*StandingPageMixin.standing_fields, "kind")
    page_description = _("A committee or working group, and who holds its posts.")
    parent_page_types = ["home.HomePage", "home.StandardPage"]
    subpage_types = ["home.StandardPage"]

    class Meta:
        verbose_name = _("committee or group")
        verbose_name_plural = _("committees and groups")

    @classmethod
    def can_exist_under(cls, parent):
        """Nowhere below a branch or a region: whoever keeps those pages makes no committee of the organisation."""
        if not super().can_exist_under(parent):
            return False
        kept = ContentType.objects.get_by_natural_key("branches", "branchindexpage")
        return not parent.get_ancestors(inclusive=True).filter(content_type=kept).exists()

    def get_context(self, request, *args, **kwargs):
        from branches.posts.showing import officers

        return super().get_context(request, *args, **kwargs) | officers(self) | parts_of(self, request)
