from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminPageForm


class PageForm(WagtailAdminPageForm):
    """How every page is edited. A page must not stand where its parent has a form of its own."""

    def clean_slug(self):
        slug = self.cleaned_data["slug"]
        parent = self.parent_page and self.parent_page.specific
        if slug and f"{slug}/" == getattr(parent, "contact_path", ""):
            raise ValidationError(_("The contact form of the page above has this address. Choose another."))
        return slug
