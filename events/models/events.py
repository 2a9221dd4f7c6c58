from django.db import models
from django.http import Http404
from django.shortcuts import redirect
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.models import Orderable, TranslatableMixin
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField, TranslatableField

from branches.choices import Mode, spoken_languages
from common.blocks import BodyBlock, DocumentListBlock
from common.fields import CodesField, RichTextField, StreamField, TimeZoneField
from common.models import BASE_TRANSLATABLE_FIELDS, BasePage
from events.choices import Action, Audience, Recording
from events.page_forms import EventForm
from events.panels import event_panels
from events.recurrence import WallClockRecurrenceField
from events.validation import check_event, check_exception


class EventPage(RoutablePageMixin, BasePage):
    """A meeting, or a series of them: wall clock and zone, and perhaps a rule by which it repeats.

    What happens when is derived from the published page in the source language (events.dates); translations share
    its dates. Who organises it is where it stands in the tree; further hosts list it too.
    """

    kind = models.ForeignKey("events.EventKind", verbose_name=_("kind"), on_delete=models.PROTECT, related_name="+")
    introduction = models.TextField(_("introduction"), max_length=400, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("text"), blank=True)

    start_date = models.DateField(_("date"))
    start_time = models.TimeField(
        _("time"), null=True, blank=True, help_text=_("On the clock where it takes place. Empty for all day.")
    )
    duration = models.DurationField(_("how long"), null=True, blank=True)
    end_date = models.DateField(
        _("last day"), null=True, blank=True, help_text=_("Only for all-day events of several days.")
    )
    tz = TimeZoneField(_("time zone"))
    rule = WallClockRecurrenceField(_("repeats"), blank=True, max_length=420)
    follows = models.ForeignKey(
        "self",
        verbose_name=_("continues"),
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        related_name="followed_by",
    )

    mode = models.CharField(_("in which way"), max_length=12, choices=Mode.choices, default=Mode.ONLINE)
    venue_name = models.CharField(_("venue"), max_length=120, blank=True)
    venue_address = models.TextField(_("address"), max_length=300, blank=True)
    venue_directions = models.TextField(_("how to get there"), max_length=600, blank=True)
    join_link = models.URLField(_("join link"), max_length=500, blank=True)
    dial_in = models.TextField(_("dial-in"), max_length=300, blank=True)
    audience = models.CharField(_("who may come"), max_length=10, choices=Audience.choices, default=Audience.MEMBERS)
    body_name = models.CharField(_("name of the body"), max_length=120, blank=True)

    captions = models.BooleanField(_("captions"), default=False)
    sign_language = models.BooleanField(_("sign language"), default=False)
    step_free = models.BooleanField(_("step-free access"), default=False)
    hearing_loop = models.BooleanField(_("hearing loop"), default=False)
    childcare = models.BooleanField(_("childcare"), default=False)
    recording = models.CharField(_("recording"), max_length=10, choices=Recording.choices, blank=True)
    needs_contact = models.CharField(_("who to tell about needs"), max_length=120, blank=True)
    languages = CodesField(_("languages"), options=spoken_languages, default=list, blank=True)

    agenda = RichTextField(_("agenda"), blank=True)
    papers = StreamField([("documents", DocumentListBlock())], verbose_name=_("papers"), blank=True)
    contact_role = models.CharField(_("who to ask"), max_length=80, blank=True)
    contact_page = models.ForeignKey(
        "wagtailcore.Page",
        verbose_name=_("contact form"),
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="+",
    )

    # What an editor has not finished, as it was typed: controls that make no rule yet. Only drafts hold any.
    unfinished = models.JSONField(default=dict, blank=True, editable=False)

    base_form_class = EventForm
    edit_handler = event_panels(BasePage.content_panels, BasePage.promote_panels, BasePage.settings_panels)
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("introduction"),
        index.SearchField("body"),
        index.SearchField("venue_name"),
        index.SearchField("agenda"),
    ]
    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("introduction"),
        TranslatableField("body"),
        TranslatableField("venue_name"),
        TranslatableField("venue_directions"),
        TranslatableField("body_name"),
        TranslatableField("needs_contact"),
        TranslatableField("agenda"),
        TranslatableField("papers"),
        TranslatableField("contact_role"),
        TranslatableField("exceptions"),
        *(
            SynchronizedField(name, overridable=False)
            for name in [
                "kind",
                "start_date",
                "start_time",
                "duration",
                "end_date",
                "tz",
                "rule",
                "mode",
                "venue_address",
                "dial_in",
                "join_link",
                "audience",
                "captions",
                "sign_language",
                "step_free",
                "hearing_loop",
                "childcare",
                "recording",
                "languages",
                "contact_page",
                "follows",
                "hosts",
                "unfinished",
            ]
        ),
    ]

    # The organiser's, where no picture for sharing is given (events.pages.contents).
    picture = None
    picture_alt = description_below = ""
    shown_with = [*BasePage.shown_with, "locale", "kind__locale", "contact_page", "follows"]
    page_description = _("A meeting or another date, once or repeating, with its place, papers and who may come.")
    parent_page_types = ["events.EventIndexPage", "branches.RegionPage", "branches.BranchPage"]
    subpage_types = []

    class Meta:
        verbose_name = _("event")
        verbose_name_plural = _("events")

    @property
    def is_all_day(self):
        return self.start_time is None

    @property
    def series_key(self):
        """Of the series whose dates it shows: an alias beside its original has those of the original."""
        return self.original.translation_key

    @cached_property
    def language_names(self):
        names = dict(spoken_languages())
        return [str(names[code]) for code in self.languages if code in names]

    @property
    def description(self):
        return self.description_below or super().description or self.kind.description or self.kind.name

    @path("")
    def show_series(self, request):
        from events.pages.contents import series_page

        return self.render(request, context_overrides=series_page(self, request))

    @re_path(r"^([0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[0-9]{4})?)/$")
    def show_date(self, request, slug):
        from events.pages.contents import date_page, slug_instead

        context = date_page(self, request, slug)
        if context:
            return self.render(request, context_overrides=context, template="events/event_date.html")
        address = self.get_url(request)
        if other := slug_instead(self, slug):
            return redirect(f"{address}{other}/")
        response = self.render(
            request, context_overrides={"series_url": address}, template="events/no_such_date.html"
        )
        response.status_code = 404
        return response

    @re_path(r"^([0-9]{4}-[0-9]{2}-[0-9]{2}(?:-[0-9]{4})?)/notice/$")
    def show_notice(self, request, slug):
        from events.pages.notice import notice

        context = notice(self, request, slug)
        if not context:
            raise Http404
        return self.render(request, context_overrides=context, template="events/notice.html")

    def serve_preview(self, request, mode_name):
        # Of the copy that is previewed only: a draft names itself as it will.
        self.live = True
        return super().serve_preview(request, mode_name)

    def clean(self):
        super().clean()
        check_event(self)


class EventHost(Orderable):
    """Somebody who organises the event too: a branch, a region or the organisation lists it as its own."""

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="hosts")
    host = models.ForeignKey(
        "wagtailcore.Page", verbose_name=_("organiser"), on_delete=models.CASCADE, related_name="+"
    )

    translatable_fields = [SynchronizedField("host", overridable=False)]

    class Meta(Orderable.Meta):
        verbose_name = _("further organiser")
        verbose_name_plural = _("further organisers")
        constraints = [models.UniqueConstraint(fields=["event", "host"], name="events_host_once_an_event")]

    def __str__(self):
        return str(self.host)


class EventException(TranslatableMixin, Orderable):
    """What is different on one date of a series: cancelled, moved, extra, or only a note.

    It belongs to the date that the rule gives, or gave; an extra date gives itself. A date may have one of each
    action: a moved one can be cancelled, and is moved again when that is undone.
    """

    event = ParentalKey(EventPage, on_delete=models.CASCADE, related_name="exceptions")
    action = models.CharField(_("what happens"), max_length=10, choices=Action.choices)
    # Empty only in drafts, where somebody has not come so far.
    date = models.DateField(
        _("date"), null=True, help_text=_("The date as the rule has it; for an extra date, the date itself.")
    )
    time = models.TimeField(_("time"), null=True, blank=True, help_text=_("Of an extra date, if not the usual one."))
    new_date = models.DateField(_("new date"), null=True, blank=True)
    new_time = models.TimeField(_("new time"), null=True, blank=True)
    new_duration = models.DurationField(_("new length"), null=True, blank=True)
    new_venue = models.CharField(_("new place"), max_length=200, blank=True)
    new_join_link = models.URLField(_("new join link"), max_length=500, blank=True)
    reason = models.TextField(_("reason or note"), max_length=500, blank=True)

    translatable_fields = [
        TranslatableField("new_venue"),
        TranslatableField("reason"),
        *(
            SynchronizedField(name, overridable=False)
            for name in ["action", "date", "time", "new_date", "new_time", "new_duration", "new_join_link"]
        ),
    ]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("exception")
        verbose_name_plural = _("exceptions")

    def __str__(self):
        return f"{self.date or ''} {self.get_action_display()}".strip()

    def clean(self):
        super().clean()
        check_exception(self)
