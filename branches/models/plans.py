"""Development plans: a page under a branch with actions by aim, and what new plans are made of."""

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable, PageManager, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField

from branches.plans.page_forms import PlanForm
from branches.plans.panels import plan_panels
from branches.plans.querysets import PlanQuerySet
from branches.plans.states import ALL, ActionStatus
from branches.plans.validation import check_action, check_plan
from common.blocks import BodyBlock
from common.fields import StreamField
from common.models import BASE_TRANSLATABLE_FIELDS, BasePage
from common.zones import local_time

WEIGHTS = [(1, _("Normal")), (2, _("Large")), (3, _("Very large"))]


class Aim(TranslatableMixin, models.Model):
    """What branches work towards: the same few for all, so that plans can be read side by side."""

    name = models.CharField(_("name"), max_length=80)
    slug = models.SlugField(_("short name in addresses"), max_length=40)
    description = models.TextField(_("what it means"), max_length=300, blank=True)
    sort_order = models.PositiveSmallIntegerField(_("place in lists"), default=100)

    translatable_fields = [
        TranslatableField("name"),
        TranslatableField("description"),
        SynchronizedField("slug", overridable=False),
        SynchronizedField("sort_order", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta):
        verbose_name = _("aim")
        verbose_name_plural = _("aims")
        ordering = ["sort_order", "name"]
        constraints = [models.UniqueConstraint(fields=["slug", "locale"], name="branches_aim_slug_once_a_language")]

    def __str__(self):
        return self.name


class SuggestedAction(models.Model):
    """An action that every new plan begins with; the branch keeps, changes or removes it there."""

    aim = models.ForeignKey(Aim, verbose_name=_("aim"), on_delete=models.CASCADE, related_name="+")
    what = models.CharField(_("what is done"), max_length=200)
    owner_title = models.CharField(
        _("post"),
        max_length=80,
        blank=True,
        help_text=_("As branches call it, such as Secretary. A branch without such a post chooses another."),
    )
    due_month = models.PositiveSmallIntegerField(
        _("due by the end of month"),
        default=12,
        validators=[MinValueValidator(1), MaxValueValidator(12)],
        help_text=_("Of the plan: 1 is its first month."),
    )
    weight = models.PositiveSmallIntegerField(_("size"), choices=WEIGHTS, default=1)
    sort_order = models.PositiveSmallIntegerField(_("place in lists"), default=100)

    class Meta:
        verbose_name = _("suggested action")
        verbose_name_plural = _("suggested actions")
        ordering = ["aim__sort_order", "sort_order", "pk"]

    def __str__(self):
        return self.what


class PlanPage(BasePage):
    """What a branch means to do in a period: actions by aim. For members; reviewed by the region's coordinator.

    How far the actions are belongs to the page in the source language; translations show that.
    """

    first_day = models.DateField(_("from"), null=True)
    last_day = models.DateField(_("to"), null=True, help_text=_("The last day it is for."))
    introduction = models.TextField(
        _("introduction"),
        max_length=600,
        blank=True,
        help_text=_("What the branch wants to have changed by the end, in two or three sentences."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    objects = PageManager.from_queryset(PlanQuerySet)()
    base_form_class = PlanForm
    # For members.
    page_cache_rule = None
    content_panels = plan_panels(BasePage.content_panels)
    # Made from the template by branches.plans.services.start_plan, not from a blank form.
    is_creatable = False
    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("introduction"),
        TranslatableField("body"),
        TranslatableField("actions"),
        SynchronizedField("first_day", overridable=False),
        SynchronizedField("last_day", overridable=False),
    ]

    page_description = _("What a branch means to do in a year, and how far it is. Only members see it.")
    parent_page_types = ["branches.BranchPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("development plan")
        verbose_name_plural = _("development plans")

    @cached_property
    def branch(self):
        """The branch page it stands under, published or not."""
        from branches.models import BranchPage

        return BranchPage.objects.filter(path=self.path[: -self.steplen]).first() if self.path else None

    @property
    def today(self):
        """The day it is where the branch is."""
        return local_time(timezone.now(), self.branch.time_zone).date()

    @cached_property
    def actions_as_they_stand(self):
        """Its actions with the words of this page and the state of the page in the source language."""
        from branches.plans.contents import actions_as_they_stand

        return actions_as_they_stand(self)

    @property
    def has_workflow(self):
        return self.get_workflow() is not None

    def get_workflow(self):
        """Plans are reviewed wherever they stand; the pages and meetings around them are not."""
        from branches.plans.review import workflow

        return workflow()

    def permissions_for_user(self, user):
        from branches.plans.permissions import PlanPermissionTester

        return PlanPermissionTester(user, self)

    def can_move_to(self, parent):
        """Its owners are posts of its branch: it stays there."""
        return bool(self.path) and parent.path == self.path[: -self.steplen]

    def get_overlapping(self):
        """Another plan of the branch, draft or not, whose time this one's touches."""
        branch = self.branch
        others = PlanPage.objects.of(branch).exclude(pk=self.pk) if branch else PlanPage.objects.none()
        return others.touching(self.first_day, self.last_day).first()

    def clean(self):
        super().clean()
        check_plan(self)

    # ------------------------------------------------------------- kept from whom it is not for
    @classmethod
    def get_indexed_objects(cls):
        return super().get_indexed_objects().none()

    def get_indexed_instance(self):
        """Search would name it to everybody."""

    def get_sitemap_urls(self, request=None):
        return []

    def serve(self, request, *args, **kwargs):
        from branches.plans.views import refusal

        return refusal(request) or super().serve(request, *args, **kwargs)

    def get_context(self, request, *args, **kwargs):
        from branches.plans.contents import contents

        return super().get_context(request, *args, **kwargs) | contents(self, request)


class PlanAction(TranslatableMixin, Orderable):
    """One thing a branch means to do: for which aim, which of its posts sees to it, by when, and how far it is."""

    plan = ParentalKey(PlanPage, on_delete=models.CASCADE, related_name="actions")
    # Aim and due date are empty only in drafts, where somebody has not come so far.
    aim = models.ForeignKey(Aim, verbose_name=_("aim"), null=True, on_delete=models.SET_NULL, related_name="+")
    what = models.CharField(_("what is done"), max_length=200)
    owner = models.ForeignKey(
        "branches.Post",
        verbose_name=_("who sees to it"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("A post of the branch, whoever holds it."),
    )
    due = models.DateField(_("due"), null=True)
    status = models.CharField(_("status"), max_length=12, choices=ActionStatus, default=ActionStatus.NOT_STARTED)
    progress = models.PositiveSmallIntegerField(
        _("progress"), default=0, validators=[MaxValueValidator(ALL)], help_text=_("In per cent.")
    )
    weight = models.PositiveSmallIntegerField(
        _("size"), choices=WEIGHTS, default=1, help_text=_("How much it counts beside the others.")
    )
    evidence = models.TextField(
        _("what shows it"), max_length=300, blank=True, help_text=_("A figure, a date, what was decided.")
    )
    evidence_link = models.URLField(_("link"), max_length=500, blank=True)

    translatable_fields = [
        TranslatableField("what"),
        TranslatableField("evidence"),
        SynchronizedField("aim", overridable=False),
        SynchronizedField("owner", overridable=False),
        SynchronizedField("due", overridable=False),
        SynchronizedField("status", overridable=False),
        SynchronizedField("progress", overridable=False),
        SynchronizedField("weight", overridable=False),
        SynchronizedField("evidence_link", overridable=False),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("action")
        verbose_name_plural = _("actions")
        indexes = [models.Index(fields=["status", "due"], name="branches_action_by_status")]
        constraints = [
            models.CheckConstraint(condition=Q(progress__lte=ALL), name="branches_action_progress_in_per_cent"),
            models.CheckConstraint(
                condition=~Q(status=ActionStatus.DONE) | Q(progress=ALL), name="branches_action_done_is_all_of_it"
            ),
            models.CheckConstraint(
                condition=~Q(status=ActionStatus.NOT_STARTED) | Q(progress=0),
                name="branches_action_not_started_is_none_of_it",
            ),
            models.CheckConstraint(condition=Q(weight__gte=1), name="branches_action_counts"),
        ]

    def __str__(self):
        return self.what

    def clean(self):
        super().clean()
        check_action(self)
