"""Panels that several page types share."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel


def picture_panel():
    """The picture at the head of a page, with the text for those who cannot see it."""
    words = FieldPanel(
        "picture_alt",
        heading=_("What the picture shows"),
        help_text=_("Read out to those who cannot see it. Empty if the picture is only decoration."),
    )
    return MultiFieldPanel([FieldPanel("picture"), words], heading=_("Picture"))
