"""Counts are set as the reader's language sets them."""

import pytest
from django.utils import translation

from common.templatetags.numbers import number


@pytest.mark.parametrize(
    ("language", "value", "shown"),
    [("en", 3490, "3,490"), ("de", 3490, "3.490"), ("en", 999, "999"), ("en", 0, "0"), ("en", None, "0")],
)
def test_thousands_are_set_apart(language, value, shown):
    with translation.override(language):
        assert number(value) == shown
