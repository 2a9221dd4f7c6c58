"""What has changed between two versions of an event, in words."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.urls import reverse

from events.desk.comparison import LengthComparison, RuleComparison
from events.models import EventPage
from tests import builders, cast

pytestmark = pytest.mark.django_db
RULE, LENGTH = EventPage._meta.get_field("rule"), EventPage._meta.get_field("duration")


def version(**kw):
    return EventPage(**builders.meeting_fields() | kw)


@time_machine.travel(datetime(2026, 11, 22, 12, tzinfo=UTC), tick=False)
def test_a_changed_rule_is_told_in_words_with_the_dates_of_both():
    old, new = version(rule="FREQ=MONTHLY;BYDAY=2TU"), version(rule="FREQ=WEEKLY")
    found = RuleComparison(RULE, old, new)
    text = str(found.htmldiff())
    assert found.has_changed()
    assert "was: every second Tuesday of the month at 19:30; is: every Tuesday at 19:30" in text
    assert "12 Jan 2027" in text
    assert "15 Dec 2026" in text
    assert "FREQ" not in text


def test_a_rule_that_stayed_is_no_difference():
    same = version(rule="FREQ=WEEKLY")
    assert not RuleComparison(RULE, same, same).has_changed()


def test_a_length_is_told_as_people_write_it():
    text = str(LengthComparison(LENGTH, version(), version(duration=timedelta(hours=2))).htmldiff())
    assert "1:30" in text
    assert "2:00" in text


def test_the_admin_compares_versions_in_words(client):
    event = builders.meeting(rule="FREQ=MONTHLY;BYDAY=2TU")
    event.rule = "FREQ=WEEKLY"
    event.save_revision()
    client.force_login(cast.admin())
    first, last = event.revisions.order_by("pk").values_list("pk", flat=True)
    url = reverse("wagtailadmin_pages:revisions_compare", args=[event.pk, first, last])
    assert "was: every second Tuesday" in client.get(url).content.decode()
