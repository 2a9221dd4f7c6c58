"""Whom editors name as authors, for a time."""

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import CreateView, IndexView
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets import AdminDateInput

from branches.posts.appointing import PersonField
from newsletter.models import NamedAuthor
from newsletter.rights import is_editor, today


class NamedAuthorForm(WagtailAdminModelForm):
    person = PersonField(
        label=_("Person"), help_text=_("Their e-mail address, or their name as they have written it.")
    )

    class Meta:
        model = NamedAuthor
        fields = ["person", "since", "until"]
        widgets = {"since": AdminDateInput, "until": AdminDateInput}

    def clean(self):
        """As into posts, nobody but an administrator puts themself: it would outlast their own."""
        cleaned = super().clean()
        if cleaned.get("person") == self.for_user and not self.for_user.is_superuser:
            self.add_error("person", _("Nobody names themself: another editor does."))
        return cleaned


class NamedAuthorCreateView(CreateView):
    def get_initial(self):
        return {"since": today()}

    def save_instance(self):
        self.form.instance.named_by = self.request.user
        return super().save_instance()


class NamedAuthorIndexView(IndexView):
    def get_base_queryset(self):
        return super().get_base_queryset().select_related("person", "named_by").order_by("-until", "pk")


def _state(author):
    day = today()
    if author.until <= day:
        return _("over")
    return _("writes") if author.since <= day else _("later")


class NamedAuthorViewSet(ModelViewSet):
    """Somebody without a post for it who writes for the newsletter until a day; it ends by itself."""

    model = NamedAuthor
    url_prefix = "newsletter/authors"
    icon = "user"
    copy_view_enabled = False
    inspect_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50
    index_view_class = NamedAuthorIndexView
    add_view_class = NamedAuthorCreateView
    list_display = [
        TitleColumn(
            "name",
            label=_("Person"),
            accessor=lambda author: author.person.get_full_name(),
            get_url=lambda author: reverse("namedauthor:edit", args=[author.pk]),
        ),
        Column("since", label=_("From"), accessor=lambda author: date_format(author.since), sort_key="since"),
        Column("until", label=_("Until"), accessor=lambda author: date_format(author.until), sort_key="until"),
        Column("state", label=_("Now"), accessor=_state),
    ]

    def get_form_class(self, for_update=False):
        return NamedAuthorForm


class NamedAuthorsItem(MenuItem):
    def is_shown(self, request):
        return is_editor(request.user)


def authors_item():
    return NamedAuthorsItem(_("Named authors"), reverse("namedauthor:index"), icon_name="user", order=30)
