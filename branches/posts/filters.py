"""How the lists of posts and terms are narrowed."""

import django_filters
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from branches.choices import BodyKind
from branches.models import Body, Post, Term
from branches.posts.offices import ENDING_WITHIN, posts_of_bodies
from common.zones import local_time

STATES = [
    ("current", _("Current")),
    ("ending", _("Ending within 60 days")),
    ("coming", _("Yet to begin")),
    ("past", _("Over")),
    ("waiting", _("Waiting for a second officer")),
]


def _bodies(request):
    return Body.objects.order_by("name")


def in_state(state, at=None):
    """A condition on terms, each by the day it is in its body's zone; one query for the zones."""
    if state == "waiting":
        return Q(confirmed_at=None)
    at, found = at or timezone.now(), Q(pk=None)
    for zone in Body.objects.order_by("time_zone").values_list("time_zone", flat=True).distinct():
        day = local_time(at, zone).date()
        held = Q(confirmed_at__isnull=False, start__lte=day) & (Q(end=None) | Q(end__gt=day))
        conditions = {
            "current": held,
            "ending": held & Q(end__lte=day + ENDING_WITHIN),
            "coming": Q(start__gt=day),
            "past": Q(end__lte=day),
        }
        found |= Q(post__body__time_zone=zone) & conditions[state]
    return found


class TermFilterSet(WagtailFilterSet):
    state = django_filters.ChoiceFilter(label=_("When"), choices=STATES, method="of_state")
    body = django_filters.ModelChoiceFilter(label=_("Body"), field_name="post__body", queryset=_bodies)
    kind = django_filters.ChoiceFilter(
        label=_("Kind of body"), field_name="post__body__kind", choices=BodyKind.choices
    )

    class Meta:
        model = Term
        fields = ["state", "body", "kind", "filled_by"]

    def of_state(self, queryset, name, state):
        return queryset.filter(in_state(state))


class PostFilterSet(WagtailFilterSet):
    vacant = django_filters.ChoiceFilter(
        label=_("Seats"), choices=[("vacant", _("With a vacancy")), ("held", _("All held"))], method="of_seats"
    )
    body = django_filters.ModelChoiceFilter(label=_("Body"), queryset=_bodies)
    kind = django_filters.ChoiceFilter(label=_("Kind of body"), field_name="body__kind", choices=BodyKind.choices)

    class Meta:
        model = Post
        fields = ["vacant", "body", "kind", "equality"]

    def of_seats(self, queryset, name, asked):
        offices = [office for posts in posts_of_bodies() for office in posts.offices]
        return queryset.filter(
            pk__in=[office.post_id for office in offices if bool(office.vacant) == (asked == "vacant")]
        )
