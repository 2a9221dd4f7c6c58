from django.db import models
from django.shortcuts import redirect
from django.utils import translation
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from branches.aliases import other_names
from branches.choices import ALERT_TONES, ANSWERING, TAG_TONES, Mode, Status, spoken_languages
from branches.contacts import contact_of
from branches.panels import branch_panels
from branches.querysets import BranchManager
from branches.validation import check_branch
from branches.welcome.pages import WelcomingPageMixin
from common.blocks import BodyBlock, LinkBlock
from common.fields import CodesField, StreamField, TimeZoneField
from common.models import BASE_TRANSLATABLE_FIELDS, BasePage, ContactPageMixin
from common.parts import parts_of
from common.standing import StandingPageMixin

from .catchments import Catchment
from .regions import RegionPage


class BranchPage(StandingPageMixin, WelcomingPageMixin, ContactPageMixin, BasePage):
    """A branch: who it is for (its catchment), when it is awake (its zones), how it stands (its status)."""

    former_names = models.TextField(
        _("former and other names"),
        blank=True,
        help_text=_("One on each line. Search finds the page by them; they are not shown."),
    )
    introduction = models.TextField(
        _("introduction"),
        max_length=400,
        help_text=_("Two or three sentences: who you are and who is welcome."),
    )
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)
    picture = models.ForeignKey(
        "common.CustomImage",
        verbose_name=_("picture"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )
    picture_alt = models.CharField(
        _("its text"), max_length=160, blank=True, help_text=_("Empty if the picture is only decoration.")
    )

    status = models.CharField(_("status"), max_length=12, choices=Status, default=Status.FORMING)
    status_date = models.DateField(_("since"), null=True, blank=True)
    status_reason = models.CharField(
        _("reason"),
        max_length=200,
        blank=True,
        help_text=_("Shown to visitors: why the branch stands there."),
    )
    merged_into = models.ForeignKey(
        "self",
        verbose_name=_("taken over by"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
        help_text=_("For a merged branch: visitors are led there."),
    )

    city = models.CharField(_("city"), max_length=60, help_text=_("Where its dot is on the map."))
    latitude = models.DecimalField(_("latitude"), max_digits=7, decimal_places=4)
    longitude = models.DecimalField(_("longitude"), max_digits=7, decimal_places=4)
    time_zone = TimeZoneField(_("home time zone"))
    mode = models.CharField(_("meets"), max_length=12, choices=Mode, default=Mode.ONLINE)
    meets = models.CharField(
        _("when and where"),
        max_length=200,
        blank=True,
        help_text=_("Such as: second Tuesday, 19:30 in Berlin."),
    )
    languages = CodesField(_("languages spoken"), options=spoken_languages, default="en")
    member_count = models.PositiveIntegerField(_("members"), default=0)
    member_count_date = models.DateField(_("counted on"), null=True, blank=True)
    links = StreamField([("link", LinkBlock())], verbose_name=_("links"), blank=True)

    objects = BranchManager()
    standing_fields = ("slug", "status", "status_date", "status_reason", "merged_into")

    content_panels, settings_panels = branch_panels(BasePage.content_panels, BasePage.settings_panels)
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("former_names", boost=2),
        index.SearchField("catchment_names", boost=2),
        index.SearchField("city", boost=2),
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.FilterField("status"),
    ]
    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("former_names"),
        TranslatableField("introduction"),
        TranslatableField("body"),
        TranslatableField("picture_alt"),
        TranslatableField("status_reason"),
        TranslatableField("meets"),
        TranslatableField("city"),
        TranslatableField("links"),
        SynchronizedField("picture", overridable=False),
        SynchronizedField("status", overridable=False),
        SynchronizedField("status_date", overridable=False),
        SynchronizedField("merged_into", overridable=False),
        SynchronizedField("latitude", overridable=False),
        SynchronizedField("longitude", overridable=False),
        SynchronizedField("time_zone", overridable=False),
        SynchronizedField("further_zones", overridable=False),
        SynchronizedField("mode", overridable=False),
        SynchronizedField("languages", overridable=False),
        SynchronizedField("member_count", overridable=False),
        SynchronizedField("member_count_date", overridable=False),
        SynchronizedField("mailbox", overridable=False),
    ]

    shown_with = [*BasePage.shown_with, "picture"]
    page_description = _("Where members of an area meet. “Find my branch” leads here once it has a catchment.")
    parent_page_types = ["branches.RegionPage"]
    subpage_types = ["home.StandardPage", "events.EventPage", "branches.PlanPage"]

    class Meta:
        verbose_name = _("branch")
        verbose_name_plural = _("branches")

    @property
    def status_tone(self):
        return TAG_TONES[self.status]

    @property
    def alert_tone(self):
        return ALERT_TONES[self.status]

    @property
    def zones(self):
        """Its time zones, home first."""
        return [self.time_zone, *(further.time_zone for further in self.further_zones.all())]

    @property
    def language_names(self):
        names = dict(spoken_languages())
        return [str(names[code]) for code in self.languages if code in names]

    @property
    def takes_messages(self):
        """Only a branch with a committee reads its mailbox; for the others somebody else answers."""
        return super().takes_messages and self.status in ANSWERING

    @cached_property
    def region(self):
        """The region page it stands under, published or not; None for a page that is not in the tree yet."""
        return RegionPage.objects.filter(path=self.path[: -self.steplen]).first() if self.path else None

    @cached_property
    def contact_page(self):
        """The page whose form answers for this branch (branches.contacts); None if there is none."""
        return self if self.takes_messages else contact_of(self, self.region)

    def catchment_names(self):
        """The places of its catchment in the page's language with their other names, for search."""
        with translation.override(self.locale.language_code):
            rows = Catchment.objects.of(self)
            return "\n".join(f"{row.place} {other_names(row.country.code)}".strip() for row in rows)

    def clean(self):
        super().clean()
        check_branch(self)

    def serve(self, request, *args, **kwargs):
        """A merged branch leads on. Not permanently: a merger can be undone, a browser's memory cannot."""
        from branches.succession import successor

        heir = successor(self) if self.status == Status.MERGED else None
        return redirect(heir.get_url(request)) if heir else super().serve(request, *args, **kwargs)

    def get_sitemap_urls(self, request=None):
        return [] if self.status == Status.MERGED else super().get_sitemap_urls(request)

    def get_context(self, request, *args, **kwargs):
        from branches.posts.showing import officers
        from branches.profile import profile

        own = profile(self, request) | officers(self)
        return super().get_context(request, *args, **kwargs) | own | parts_of(self, request)


class BranchZone(Orderable):
    """A further time zone that members of a branch live in."""

    branch = ParentalKey(BranchPage, on_delete=models.CASCADE, related_name="further_zones")
    time_zone = TimeZoneField(_("time zone"))

    translatable_fields = [SynchronizedField("time_zone", overridable=False)]

    class Meta(Orderable.Meta):
        verbose_name = _("further time zone")
        verbose_name_plural = _("further time zones")
        constraints = [models.UniqueConstraint(fields=["branch", "time_zone"], name="branches_zone_once_a_branch")]

    def __str__(self):
        return self.time_zone
