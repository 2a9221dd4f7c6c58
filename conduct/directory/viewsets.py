"""The support directory in the admin: its list, its forms, and the screen on which somebody verifies a helpline."""

from django.core.exceptions import PermissionDenied
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.widgets.button import HeaderButton
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView

from common.viewsets import LANGUAGE, TranslatedIndexView, TranslatedViewSet
from conduct.directory import services
from conduct.directory.forms import HelpServiceForm
from conduct.directory.kinds import Standing
from conduct.directory.verifying import last_day, standing_of
from conduct.models import HelpService
from conduct.rights import is_qualified

TO_VERIFY = (Standing.UNVERIFIED, Standing.STALE)


class _Kept:
    """Saves through the service, and says what follows from it."""

    def save_instance(self):
        return services.keep(actor=self.request.user, service=self.form.instance)

    def get_success_message(self, instance=None):
        service = self.object
        if standing_of(service) == Standing.UNVERIFIED:
            return _("%(name)s is saved. It is hidden until somebody else has verified it.") % {"name": service}
        return _("%(name)s is saved.") % {"name": service}


class HelpCreateView(_Kept, CreateView):
    pass


class HelpEditView(_Kept, EditView):
    @cached_property
    def header_buttons(self):
        return [*_to_verify(self.object), *super().header_buttons]


class HelpDeleteView(DeleteView):
    """Wagtail asks whether somebody may delete helplines at all; here it is asked of this one."""

    def get_object(self, queryset=None):
        service = super().get_object(queryset)
        if not self.user_has_permission_for_instance("delete", service):
            raise PermissionDenied
        return service


def _to_verify(service):
    if standing_of(service) == Standing.EXAMPLE:
        return []
    url = reverse("conduct_help_verify", args=[service.pk])
    return [HeaderButton(_("Verify"), url=url, icon_name="check")]


def _standing(service):
    standing = standing_of(service)
    if standing == Standing.VERIFIED:
        return _("shown until %(day)s") % {"day": date_format(last_day(service))}
    return {
        Standing.STALE: _("hidden: verified too long ago"),
        Standing.UNVERIFIED: _("hidden until it is verified"),
        Standing.EXAMPLE: _("example: on test sites only"),
    }[standing]


def _to_do(service):
    return _("Verify") if standing_of(service) in TO_VERIFY else "–"


def _verify_url(service):
    return reverse("conduct_help_verify", args=[service.pk]) if standing_of(service) in TO_VERIFY else None


class HelpIndexView(TranslatedIndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().order_by("kind", "sort_order", "name")


class HelpServiceViewSet(TranslatedViewSet):
    """For the qualified alone (conduct.directory.permissions); translators of words are they themselves."""

    model = HelpService
    url_prefix = "conduct/help"
    icon = "help"
    add_to_reference_index = False
    index_view_class = HelpIndexView
    add_view_class = HelpCreateView
    edit_view_class = HelpEditView
    delete_view_class = HelpDeleteView
    search_fields = ["name", "serves", "phone"]
    search_backend_name = None
    list_per_page = 100
    list_filter = ["kind"]
    list_display = [
        "name",
        LANGUAGE,
        Column("kind", label=_("What for"), accessor="get_kind_display", sort_key="kind"),
        Column("countries", label=_("Countries"), accessor=lambda service: ", ".join(service.countries)),
        Column("phone", label=_("Number")),
        Column("standing", label=_("Now"), accessor=_standing),
        TitleColumn("to_do", label=_("To do"), accessor=_to_do, get_url=_verify_url, width="12%"),
    ]
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("sort_order")]),
        FieldPanel("serves"),
        FieldPanel("countries"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("phone"), FieldPanel("phone_abroad")]), FieldPanel("web")],
            heading=_("How it is reached"),
        ),
        FieldPanel("languages"),
        MultiFieldPanel(
            [
                FieldPanel("always_open"),
                FieldPanel("weekdays"),
                FieldRowPanel([FieldPanel("opens"), FieldPanel("closes")]),
                FieldPanel("time_zone"),
                FieldPanel("on_holidays"),
            ],
            heading=_("When it is open"),
        ),
        FieldPanel("is_example"),
    ]

    def get_edit_handler(self):
        return ObjectList(self.panels, base_form_class=HelpServiceForm).bind_to_model(self.model)


class DirectoryItem(MenuItem):
    def is_shown(self, request):
        return is_qualified(request.user)


def menu_item():
    url = reverse(HelpService.snippet_viewset.get_url_name("list"))
    return DirectoryItem(_("Support directory"), url, icon_name="help", order=40)
