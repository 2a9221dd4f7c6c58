from pathlib import PurePath
from secrets import token_hex

from django.core.files.storage import storages
from django.db import models
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.documents.models import AbstractDocument
from wagtail.documents.models import Document as WagtailDocument
from wagtail.images.models import AbstractImage, AbstractRendition
from wagtail.images.models import Image as WagtailImage

from common import pictures
from common.jobs import enqueue
from common.photos import CleanPicture, without_metadata

# Of a file's own name, so that with what is added the path is not cut.
STEM = 40


class CustomImage(AbstractImage):
    """A picture of the library. What the camera wrote into it (place, owner, time) is gone before it is stored.

    The web server hands pictures out to whoever names them, so nobody can guess a name: it ends in 80 random bits,
    and so do those of the sizes made of it. That is what keeps the pictures of members' pages.
    """

    admin_form_fields = WagtailImage.admin_form_fields

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")

    def get_upload_to(self, filename):
        path = PurePath(filename)
        return super().get_upload_to(f"{path.stem[:STEM]}-{token_hex(10)}{path.suffix}")

    def save(self, *args, **kwargs):
        if self.file and not self.file._committed and not isinstance(self.file.file, CleanPicture):
            self.file = without_metadata(self.file.file)
            self._set_image_file_metadata()
        super().save(*args, **kwargs)
        enqueue("common.make_sizes", self.pk)

    @cached_property
    def made(self):
        """The sizes that were made of it, by spec. Whoever draws a page finds those of all its pictures at once."""
        return pictures.made_of(self)


class CustomRendition(AbstractRendition):
    image = models.ForeignKey(CustomImage, on_delete=models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["image", "filter_spec", "focal_point_key"], name="common_rendition_unique"
            )
        ]


def document_storage():
    return storages["documents"]


class CustomDocument(AbstractDocument):
    """A file to download. It stands outside the public media folder: Wagtail's view asks for rights first."""

    file = models.FileField(_("file"), upload_to="documents", storage=document_storage)

    admin_form_fields = WagtailDocument.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = _("document")
        verbose_name_plural = _("documents")
