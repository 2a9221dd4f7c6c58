import pytest
from django.core.exceptions import ValidationError

from conduct.directory.numbers import dialled, tidy, validate_abroad, validate_number


@pytest.mark.parametrize(
    ("typed", "shown", "dials"),
    [
        ("(020) 7946-0123", "020 7946 0123", "02079460123"),
        ("+44 20 7946 0123", "+44 20 7946 0123", "+442079460123"),
        (" 116.016 ", "116 016", "116016"),
        ("0800/111\u00a0222", "0800 111 222", "0800111222"),
        ("112", "112", "112"),
        ("555\u20110101", "555 0101", "5550101"),
    ],
)
def test_a_number_is_shown_in_groups_and_dialled_without_them(typed, shown, dials):
    validate_number(tidy(typed))
    assert (tidy(typed), dialled(tidy(typed))) == (shown, dials)


@pytest.mark.parametrize(
    "typed",
    [
        "1",
        "0044 20 7946 0123",
        "+0 20 7946 0123",
        "+44",
        "1234567890123456",
        "call me",
        "116016 ext 4",
        "116016;phone-context=evil",
        "116016,,4",
        "*100#",
        "٠٨٠٠١١١٢٢٢",
        "javascript:alert(1)",
        '116"><script>',
        "",
    ],
)
def test_what_no_telephone_dials_as_it_stands_is_refused(typed):
    with pytest.raises(ValidationError):
        validate_number(tidy(typed))


@pytest.mark.parametrize(("typed", "is_fine"), [("+44 20 7946 0123", True), ("020 7946 0123", False), ("112", False)])
def test_a_number_from_other_countries_says_which_country(typed, is_fine):
    if is_fine:
        validate_abroad(typed)
    else:
        with pytest.raises(ValidationError):
            validate_abroad(typed)
