from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, path, re_path
from wagtail.search import index
from wagtail_localize.fields import TranslatableField

from common.blocks import BodyBlock
from common.fields import StreamField
from common.models import BASE_TRANSLATABLE_FIELDS, BasePage
from common.page_cache import Rule
from common.standing import StandingPageMixin
from events.calendar import addresses


class EventIndexPage(StandingPageMixin, RoutablePageMixin, BasePage):
    """The calendar of everything, and the place of events that belong to the whole organisation.

    Its own address is the list of what is to come; the months, weeks, days and the archive stand below it.
    """

    introduction = models.TextField(_("introduction"), max_length=400, blank=True)
    body = StreamField(BodyBlock(), verbose_name=_("below the list"), blank=True)

    content_panels = [*BasePage.content_panels, FieldPanel("introduction"), FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("introduction"), index.SearchField("body")]
    translatable_fields = [
        *BASE_TRANSLATABLE_FIELDS,
        TranslatableField("introduction"),
        TranslatableField("body"),
    ]

    page_description = _("The calendar of all events; those of the whole organisation stand under it. There is one.")
    parent_page_types = ["home.HomePage"]
    subpage_types = ["events.EventPage"]
    max_count_per_parent = 1
    page_cache_rule = Rule(
        reads=("region", "branch", "kind", "mode", "language", "open", "page"),
        words=("q",),
    )

    class Meta:
        verbose_name = _("event index")

    @path("")
    def upcoming(self, request):
        return self._shown(request, lambda calendar: calendar.upcoming(), "events/event_index_page.html")

    @path("past/")
    def past(self, request):
        return self._shown(request, lambda calendar: calendar.past(), "events/event_index_page.html")

    @re_path(r"^([0-9]{4})/([0-9]{2})/$")
    def month(self, request, year, month):
        first = addresses.first_of_month(year, month)
        return self._shown(request, lambda calendar: calendar.month(first), "events/event_month.html")

    @re_path(r"^([0-9]{4})/w([0-9]{2})/$")
    def week(self, request, year, week):
        monday = addresses.monday_of_week(year, week)
        return self._shown(request, lambda calendar: calendar.week(monday), "events/event_month.html")

    @re_path(r"^([0-9]{4})/([0-9]{2})/([0-9]{2})/$")
    def day(self, request, year, month, day):
        day = addresses.that_day(year, month, day)
        return self._shown(request, lambda calendar: calendar.day(day), "events/event_index_page.html")

    def _shown(self, request, view, template):
        from events.calendar.views import Calendar

        return self.render(request, context_overrides=view(Calendar(self, request)), template=template)
