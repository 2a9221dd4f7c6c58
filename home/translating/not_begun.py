"""What nobody has begun to translate yet, language by language: translators find English pages nowhere else."""

from django.conf import settings
from django.core.exceptions import PermissionDenied
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import ListView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import Locale, Page

from common.privacy import public

MAY = "wagtail_localize.submit_translation"


def not_begun(locale):
    """Published originals that everybody may read, of which there is no page in the language of ``locale``."""
    begun = Page.objects.filter(locale=locale).values("translation_key")
    originals = Page.objects.live().filter(public(), depth__gt=1, locale__language_code=settings.LANGUAGE_CODE)
    return originals.exclude(translation_key__in=begun).order_by("path")


def others():
    """The languages of the site but the source's."""
    return Locale.objects.exclude(language_code=settings.LANGUAGE_CODE).order_by("language_code")


class NotBegunView(WagtailAdminTemplateMixin, ListView):
    """The pages of one language (``?language=fr``), each with the way to begin; for who translates."""

    template_name = "home/admin/translating/not_begun.html"
    page_title = _("Not translated yet")
    header_icon = "site"
    paginate_by = 50

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(MAY):
            raise PermissionDenied
        self.languages = list(others())
        asked = request.GET.get("language")
        chosen = (locale for locale in self.languages if locale.language_code == asked)
        self.locale = next(chosen, self.languages[0] if self.languages else None)
        return super().dispatch(request, *args, **kwargs)

    def get_queryset(self):
        return not_begun(self.locale).select_related("content_type") if self.locale else Page.objects.none()

    def get_breadcrumbs_items(self):
        report = {"url": reverse("wagtail_localize:translations_report"), "label": _("Translations")}
        return [*super().get_breadcrumbs_items(), report, {"url": "", "label": self.page_title}]

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs) | {"languages": self.languages, "chosen": self.locale}


def urls():
    return [path("translations/not-begun/", NotBegunView.as_view(), name="translations_not_begun")]
