"""What a helpline needs before it is worth verifying, each said beside its field."""

import pytest
from django.core.exceptions import ValidationError

from conduct.models import HelpService
from tests.conduct.directory.lines import NUMBER, office

GOOD = {"name": "A line", "kind": "talk", "phone": NUMBER}


def wrong(**kw):
    try:
        HelpService(**GOOD | kw).clean()
    except ValidationError as error:
        return set(error.message_dict)
    return set()


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({}, set()),
        ({"phone": ""}, {"phone"}),
        ({"phone": "", "web": "https://example.org/"}, set()),
        ({"phone": "116 016"}, {"phone"}),
        ({"phone": "116 016", "countries": ["DE"]}, set()),
        ({"phone": "nobody"}, {"phone"}),
        ({"phone_abroad": "116 016"}, {"phone_abroad"}),
        ({"phone_abroad": NUMBER}, set()),
        ({"web": "http://example.org/"}, {"web"}),
        ({"web": "javascript:alert(1)"}, {"web"}),
        ({"web": "example.org"}, {"web"}),
        ({"always_open": True}, set()),
        (office(), set()),
        (office(always_open=True), {"always_open"}),
        (office(weekdays=[]), {"weekdays"}),
        (office(opens=None), {"opens"}),
        (office(closes=None), {"closes"}),
        (office(time_zone=""), {"time_zone"}),
        ({"time_zone": "Asia/Tokyo"}, {"weekdays", "opens", "closes"}),
        (office(opens="09:00", closes="09:00"), {"closes"}),
        (
            {"phone": "", "phone_abroad": "x", "opens": "09:00"},
            {"phone", "phone_abroad", "weekdays", "closes", "time_zone"},
        ),
    ],
)
def test_everything_that_is_wrong_is_said_at_once_beside_its_field(change, fields):
    assert wrong(**change) == fields


def test_numbers_are_kept_tidy():
    line = HelpService(**GOOD | {"phone": "(+44) 20-7946-0123"})
    line.clean()
    assert line.phone == NUMBER
