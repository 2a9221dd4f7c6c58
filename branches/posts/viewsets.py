"""The admin's pages about bodies, posts and terms, for whoever runs elections: Django's model permissions say who."""

from collections import defaultdict

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.urls import path, reverse
from django.utils.formats import date_format
from django.utils.functional import cached_property
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import CreateView, EditView, IndexView
from wagtail.admin.viewsets.base import ViewSetGroup
from wagtail.admin.viewsets.model import ModelViewSet
from wagtail.admin.widgets.button import HeaderButton

from branches.models import Body, Post, Term
from branches.posts import services
from branches.posts.appointing import NAMES, PostForm, TermForm
from branches.posts.filters import PostFilterSet, TermFilterSet
from branches.posts.offices import posts_of_bodies
from branches.posts.views import ConfirmTermView, KeptWithTermsView, terms_of


class _OfTheRegister(ModelViewSet):
    """Persons' data stand here: no copies, and nothing in the index of what refers to what."""

    copy_view_enabled = False
    add_to_reference_index = False
    list_per_page = 50


class TermIndexView(IndexView):
    def get_base_queryset(self):
        order = ("post__body__name", "post__sort_order", "post__title", "seat", "share", "-start")
        return super().get_base_queryset().select_related("post__body", "person").order_by(*order)

    def search_queryset(self, queryset):
        """By the person's name or address, the title of the post, or the name of the body."""
        for word in self.search_query.split() if self.is_searching else ():
            names = [f"person__{name}" for name in (*NAMES, "email")]
            found = Q()
            for field in (*names, "post__title", "post__former_titles", "post__body__name"):
                found |= Q(**{f"{field}__icontains": word})
            queryset = queryset.filter(found)
        return queryset


class _ByService:
    """Saves through the services. What they refuse after all stands above the form, with all that was typed."""

    def form_valid(self, form):
        try:
            return super().form_valid(form)
        except ValidationError as refused:
            form.add_error(None, refused)
            self.produced_error_code, self.produced_error_message = "validation_error", self.get_error_message()
            return self.form_invalid(form)

    def get_success_message(self, instance=None):
        """Says so where it does not count yet."""
        if self.object.waits:
            return _("%(post)s: this counts once a second officer has confirmed it.") % {"post": self.object.post}
        return super().get_success_message(instance) if instance else super().get_success_message()


class TermCreateView(_ByService, CreateView):
    def get_initial(self):
        """Prefilled by a link from a post with a free seat."""
        asked = {name: self.request.GET.get(name, "") for name in ("post", "seat")}
        return {name: value for name, value in asked.items() if value.isdigit()}

    def save_instance(self):
        cleaned = {name: self.form.cleaned_data[name] for name in TermForm.Meta.fields}
        return services.appoint(actor=self.request.user, **cleaned)


class TermEditView(_ByService, EditView):
    def save_instance(self):
        actor, term = self.request.user, Term.objects.select_related("post").get(pk=self.object.pk)
        changes = {name: self.form.cleaned_data[name] for name in self.form.changed_data}
        end = changes.get("end")
        if changes.keys() == {"end"} and end and (term.end is None or end < term.end):
            self.object = services.end_term(actor=actor, term=term, end=end)
            return self.object
        self.object = services.correct(actor=actor, term=term, **changes) if changes else term
        return self.object

    @cached_property
    def header_buttons(self):
        if not self.object.waits:
            return super().header_buttons
        url = reverse("term:confirm", args=[self.object.pk])
        return [HeaderButton(_("Waits to be confirmed"), url=url, icon_name="warning"), *super().header_buttons]


def _last_day(term):
    return date_format(term.last_day) if term.end else ""


def _to_do(term):
    return _("Confirm") if term.waits else "–"


def _confirm_url(term):
    return reverse("term:confirm", args=[term.pk]) if term.waits else None


class TermViewSet(_OfTheRegister):
    """Who holds what, held it and will hold it."""

    model = Term
    url_prefix = "posts/terms"
    icon = "user"
    menu_label = _("Who holds what")
    index_view_class = TermIndexView
    add_view_class = TermCreateView
    edit_view_class = TermEditView
    filterset_class = TermFilterSet
    search_fields = ["post"]
    list_display = [
        TitleColumn(
            "name",
            label=_("Person"),
            accessor="name",
            get_url=lambda term: reverse("term:edit", args=[term.pk]),
        ),
        Column("post", label=_("Post"), accessor="post.title"),
        Column("body", label=_("Body"), accessor="post.body.name"),
        Column("start", label=_("From"), accessor=lambda term: date_format(term.start), sort_key="start"),
        Column("last_day", label=_("Last day"), accessor=_last_day, sort_key="end"),
        Column("filled_by", label=_("How"), accessor="get_filled_by_display"),
        TitleColumn("to_do", label=_("To do"), accessor=_to_do, get_url=_confirm_url, width="12%"),
    ]
    list_export = ["name", "post.title", "post.body.name", "seat", "share", "start", "last_day", "filled_by"]
    export_headings = {
        "name": _("Person"),
        "post.title": _("Post"),
        "post.body.name": _("Body"),
        "last_day": _("Last day"),
    }
    export_filename = "terms-of-office"

    def get_urlpatterns(self):
        return [*super().get_urlpatterns(), path("confirm/<int:pk>/", ConfirmTermView.as_view(), name="confirm")]

    def get_form_class(self, for_update=False):
        return TermForm


class PostIndexView(IndexView):
    """Posts with who holds them today, and a way to fill each free seat."""

    def get_base_queryset(self):
        return super().get_base_queryset().select_related("body").order_by("body__name", "sort_order", "title")

    @cached_property
    def offices(self):
        return {office.post_id: office for posts in posts_of_bodies() for office in posts.offices}

    @cached_property
    def waiting(self):
        """``{post: the seats of it whose appointment waits for a second officer}``"""
        seats = defaultdict(set)
        for post, seat in Term.objects.filter(confirmed_at=None).values_list("post", "seat"):
            seats[post].add(seat)
        return seats

    @cached_property
    def columns(self):
        return [
            *super().columns,
            Column("held_by", label=_("Held by"), accessor=self.held_by),
            Column("vacant", label=_("Vacant"), accessor=self.vacant),
            TitleColumn("appoint", label=_("To do"), accessor=self.to_do, get_url=self.appoint_url, width="12%"),
        ]

    def held_by(self, post):
        office = self.offices.get(post.pk)
        return ", ".join(seat.names for seat in office.held) if office else ""

    def vacant(self, post):
        office = self.offices.get(post.pk)
        return office.vacant if office else 0

    def free_seat(self, post):
        """The first that nobody has and nobody is to have."""
        free = self.offices[post.pk].free_seats if self.vacant(post) else []
        return next((seat for seat in free if seat not in self.waiting[post.pk]), None)

    def to_do(self, post):
        if self.free_seat(post):
            return _("Appoint")
        return _("Confirm") if self.waiting[post.pk] else "–"

    def appoint_url(self, post):
        free = self.free_seat(post)
        if free is None:
            return f"{reverse('term:index')}?state=waiting" if self.waiting[post.pk] else None
        return f"{reverse('term:add')}?{urlencode({'post': post.pk, 'seat': free})}"

    def to_row_dict(self, item):
        item.held_by, item.vacant = self.held_by(item), self.vacant(item)
        return super().to_row_dict(item)


class KeptEditView(EditView):
    """Offers to delete only what never had anybody in office."""

    @cached_property
    def can_delete(self):
        return super().can_delete and not terms_of(self.object).exists()


class PostViewSet(_OfTheRegister):
    """Posts: what they are called, how many hold them, what they open. What they open an administrator decides."""

    model = Post
    url_prefix = "posts/posts"
    icon = "form"
    menu_label = _("Posts and vacancies")
    index_view_class = PostIndexView
    edit_view_class = KeptEditView
    delete_view_class = KeptWithTermsView
    filterset_class = PostFilterSet
    search_fields = ["title", "former_titles", "body__name"]
    search_backend_name = None
    list_display = ["title", Column("body", label=_("Body"), accessor="body.name"), Column("seats", label=_("Seats"))]
    list_export = ["body.name", "title", "seats", "held_by", "vacant", "voting", "filled_by", "term_months"]
    export_headings = {"body.name": _("Body"), "held_by": _("Held by"), "vacant": _("Vacant")}
    export_filename = "posts"
    panels = [
        FieldPanel("body"),
        FieldPanel("title"),
        FieldPanel("duties"),
        FieldPanel("former_titles"),
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("seats"), FieldPanel("term_months")]),
                FieldPanel("job_share"),
                FieldPanel("filled_by"),
                FieldPanel("voting"),
                FieldPanel("equality"),
            ],
            heading=_("How it is held"),
        ),
        FieldPanel("capabilities", permission="superuser"),
        FieldRowPanel([FieldPanel("sort_order"), FieldPanel("abolished_on")]),
    ]

    def get_edit_handler(self):
        return ObjectList(self.panels, base_form_class=PostForm).bind_to_model(self.model)


class BodyViewSet(_OfTheRegister):
    """Bodies: those of pages are made with their pages; others, such as a working group without one, here."""

    model = Body
    url_prefix = "posts/bodies"
    icon = "group"
    menu_label = _("Bodies")
    edit_view_class = KeptEditView
    delete_view_class = KeptWithTermsView
    search_fields = ["name"]
    search_backend_name = None
    list_display = [
        "name",
        Column("kind", label=_("Kind"), accessor="get_kind_display", sort_key="kind"),
        Column("parent", label=_("Part of"), accessor=lambda body: body.parent or ""),
        Column("time_zone", label=_("Time zone")),
    ]
    list_filter = ["kind"]
    list_export = ["name", "kind", "slug", "time_zone"]
    export_filename = "bodies"
    form_fields = ["name", "kind", "slug", "parent", "time_zone"]


class PostsGroup(ViewSetGroup):
    menu_label = _("Posts")
    menu_icon = "group"
    menu_order = 212
    items = (TermViewSet, PostViewSet, BodyViewSet)
