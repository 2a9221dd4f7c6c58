"""How pictures are uploaded: what cannot be read is an error at the field, what can is cleaned at once.

Wagtail 8.0 decodes an upload while it checks its size and lets the decoder's error through: a photo whose upload was
cut off is a server error there. When it reports such files itself, what is left here is the cleaning.
"""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm

from .photos import UnreadablePicture, without_metadata


class PictureField(WagtailImageField):
    default_error_messages = {
        "unreadable": _("This picture cannot be read. It may be damaged: open it, save it again and retry."),
    }

    def to_python(self, data):
        try:
            file = super().to_python(data)
            return file and without_metadata(file)
        except (UnreadablePicture, OSError, SyntaxError, ValueError) as error:
            raise ValidationError(self.error_messages["unreadable"], code="unreadable") from error


class PictureForm(BaseImageForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if file := self.fields.get("file"):
            self.fields["file"] = PictureField(label=file.label, required=file.required, widget=file.widget)
        if description := self.fields.get("description"):
            description.help_text = _("What it shows, in one sentence: offered wherever the picture is used.")
