from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm

from common.standing import fields_withheld

HANDING_IN = ("action-submit", "action-restart-workflow")


class PageForm(WagtailAdminPageForm):
    """How every page is edited: without what only those above may change (``common.standing``).

    A page must not stand where its parent has a form of its own.
    """

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        for name in fields_withheld(self.instance, self.for_user):
            self.fields.pop(name, None)

    @property
    def is_handed_in(self):
        return any(name in self.data for name in HANDING_IN)

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        parent = self.parent_page and self.parent_page.specific
        if slug and f"{slug}/" in getattr(parent, "form_paths", ()):
            raise ValidationError(_("A form of the page above has this address. Choose another."))
        return slug
