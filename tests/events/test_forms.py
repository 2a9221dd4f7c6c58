"""The rule as it is filled in: what controls show is what they give back, and what is typed is never lost."""

from datetime import date

import html5lib
import pytest
from django import forms
from django.http import QueryDict
from django.utils import translation

from events.forms import RuleField, RuleWidget
from events.recurrence import Rule, WallClockRecurrence
from tests.events.shapes import SHAPES

CONTROLS = list(RuleWidget.controls)
# Several inputs with a legend; the others are one control with a label.
GROUPS = {"weekdays", "weeks", "months", "ends"}
# What is filled in, and the rule it makes; what is left out has its first value.
FILLED_IN = {
    "frequency=": "",
    "frequency=DAILY": "FREQ=DAILY",
    "frequency=DAILY&interval=3": "FREQ=DAILY;INTERVAL=3",
    "frequency=DAILY&interval=": "FREQ=DAILY",
    "frequency=WEEKLY&weekdays=1&weekdays=3": "FREQ=WEEKLY;BYDAY=TU,TH",
    "frequency=MONTHLY&weekdays=1&weeks=2": "FREQ=MONTHLY;BYDAY=2TU",
    "frequency=MONTHLY&weekdays=0&weeks=1&weeks=3": "FREQ=MONTHLY;BYDAY=1MO,3MO",
    "frequency=MONTHLY&weekdays=3&weeks=-1&ends=count&count=11": "FREQ=MONTHLY;BYDAY=-1TH;COUNT=11",
    "frequency=MONTHLY&month_day=20": "FREQ=MONTHLY;BYMONTHDAY=20",
    "frequency=MONTHLY&month_day=-1&months=3&months=9": "FREQ=MONTHLY;BYMONTH=3,9;BYMONTHDAY=-1",
    "frequency=MONTHLY&weekdays=1&weeks=2&which_months=leave_out": "FREQ=MONTHLY;BYDAY=2TU",
    "frequency=MONTHLY&weekdays=1&weeks=2&months=8&which_months=leave_out": (
        "FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=2TU"
    ),
    "frequency=YEARLY&weekdays=6&weeks=-1&months=3": "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU",
    "frequency=WEEKLY&ends=date&until=2027-12-08": "FREQ=WEEKLY;UNTIL=20271208T235959",
    "frequency=WEEKLY&ends=never&until=2027-12-08&count=3": "FREQ=WEEKLY",
    "frequency=FREQ%3DMONTHLY%3BBYDAY%3D1MO%2C4TU&interval=2&ends=count&count=3": (
        "FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO,4TU;COUNT=3"
    ),
}
# What is filled in wrong, the controls that are marked, and how the sentence begins.
REFUSED = {
    "frequency=HOURLY": ({"frequency"}, "Choose how often this repeats from the list"),
    "frequency=FREQ%3DSECONDLY": ({"frequency"}, "Choose how often this repeats from the list"),
    "frequency=DAILY&interval=0": ({"interval"}, "Write how often"),
    "frequency=DAILY&interval=100": ({"interval"}, "Write how often"),
    "frequency=DAILY&interval=often": ({"interval"}, "Write how often"),
    "frequency=WEEKLY&weekdays=7": ({"weekdays"}, "Choose weekdays"),
    "frequency=MONTHLY&weekdays=1&weeks=5": ({"weeks"}, "Choose weeks"),
    "frequency=MONTHLY&month_day=32": ({"month_day"}, "Choose a day of the month"),
    "frequency=MONTHLY&months=13": ({"months"}, "Choose months"),
    "frequency=MONTHLY&months=8&which_months=perhaps": ({"which_months"}, "Choose from the list whether"),
    "frequency=MONTHLY&which_months=leave_out" + "".join(f"&months={month}" for month in range(1, 13)): (
        {"months"},
        "Leave at least one month",
    ),
    "frequency=MONTHLY&ends=soon": ({"ends"}, "Choose from the list when it ends"),
    "frequency=MONTHLY&ends=date&until=30/02/2027": ({"until"}, "Write the last day as a date"),
    "frequency=MONTHLY&ends=date": ({"until"}, "Write the last day, or"),
    "frequency=MONTHLY&ends=count": ({"count"}, "Write how many times"),
    "frequency=MONTHLY&ends=count&count=401": ({"count"}, "Write a number of times"),
    "frequency=MONTHLY&weeks=2": ({"weekdays"}, "Choose the weekday too"),
    "frequency=MONTHLY&weekdays=1": ({"weeks"}, "Choose the weeks of the month too"),
    "frequency=MONTHLY&weekdays=1&weeks=2&month_day=3": ({"month_day"}, "Choose either weekdays"),
    "frequency=WEEKLY&weekdays=1&weeks=2": ({"frequency"}, "Choose monthly or yearly"),
    "frequency=WEEKLY&month_day=3": ({"frequency"}, "Choose monthly or yearly"),
    "frequency=YEARLY&month_day=30&months=2": ({"month_day"}, "Choose another day or month"),
    "frequency=YEARLY&month_day=3": ({"months"}, "Choose the month of the year too"),
    "frequency=&weekdays=1": ({"frequency"}, "Choose how often this repeats, or clear its days"),
    "frequency=DAILY&interval=x&ends=date&until=x": ({"interval", "until"}, "Write"),
}


class MeetingForm(forms.Form):
    rule = RuleField(required=False, label="Repeats")


def filled_in(text, form=MeetingForm):
    data = QueryDict("&".join(f"rule_{part}" for part in f"interval=1&ends=never&{text}".split("&")))
    return form(data)


def inputs(form):
    """What a browser would send from the form as it is shown: every control that has a value."""
    document = html5lib.parseFragment(str(form["rule"]), namespaceHTMLElements=False)
    sent = []
    for element in document.iter("input"):
        if element.get("type") not in ("checkbox", "radio") or "checked" in element.attrib:
            sent.append((element.get("name"), element.get("value", "")))
    for element in document.iter("select"):
        chosen = [option.get("value") for option in element.iter("option") if "selected" in option.attrib]
        sent.append((element.get("name"), (chosen or [next(element.iter("option")).get("value")])[0]))
    return sent


def sent_as_shown(form):
    data = QueryDict(mutable=True)
    for name, value in inputs(form):
        data.appendlist(name, value)
    return data


@pytest.mark.parametrize("text", FILLED_IN)
def test_what_is_filled_in_is_the_rule(text):
    form = filled_in(text)
    assert form.is_valid(), form.errors
    assert str(form.cleaned_data["rule"]) == FILLED_IN[text]


@pytest.mark.parametrize("text", REFUSED)
def test_what_is_wrong_is_said_in_words_and_marked_where_it_is(text):
    form = filled_in(text)
    assert not form.is_valid()
    assert all(error.startswith(REFUSED[text][1]) and error.endswith(".") for error in form.errors["rule"])
    document = html5lib.parseFragment(str(form["rule"]), namespaceHTMLElements=False)
    marked = {element.get("name") for element in document.iter() if element.get("aria-invalid")}
    assert marked == {f"rule_{name}" for name in REFUSED[text][0] - GROUPS}
    groups = [element for element in document.iter("fieldset") if "wrong" in element.get("class")]
    assert {next(group.iter("input")).get("name") for group in groups} == {
        f"rule_{name}" for name in REFUSED[text][0] & GROUPS
    }


def test_every_control_is_refused_once_at_least():
    assert set().union(*(controls for controls, _sentence in REFUSED.values())) == set(CONTROLS)


@pytest.mark.parametrize(
    "text", ["frequency=DAILY&interval=often&ends=date&until=soon&count=x&weekdays=1&weekdays=3&weeks=2&months=9"]
)
def test_what_was_typed_is_kept_on_an_error(text):
    form = filled_in(text)
    assert not form.is_valid()
    shown = dict.fromkeys(inputs(form))
    for name, value in QueryDict(text).lists():
        for each in value:
            assert (f"rule_{name}", each) in shown


@pytest.mark.parametrize("text", ["", *SHAPES])
def test_a_form_that_is_saved_untouched_changes_no_rule(text):
    value = WallClockRecurrence(Rule.parse(text)) if text else ""
    shown = MeetingForm(initial={"rule": value})
    again = MeetingForm(sent_as_shown(shown), initial={"rule": value})
    assert again.is_valid(), again.errors
    assert again.cleaned_data["rule"] == (Rule.parse(text) if text else "")
    assert not again.has_changed()


def test_a_rule_the_controls_cannot_hold_is_an_answer_of_its_own():
    form = MeetingForm(initial={"rule": "RRULE:FREQ=MONTHLY;BYDAY=1MO,4TU;COUNT=3"})
    page = str(form["rule"])
    assert "As it is: Every first Monday and fourth Tuesday of the month" in page
    assert sum("As it is" not in str(MeetingForm(initial={"rule": text})["rule"]) for text in SHAPES) >= 28


def test_a_change_is_noticed():
    form = filled_in("frequency=WEEKLY")
    form.initial = {"rule": "RRULE:FREQ=DAILY"}
    assert form.has_changed()


def test_who_must_repeat_is_told_so():
    class SeriesForm(forms.Form):
        rule = RuleField()

    assert filled_in("frequency=", SeriesForm).errors["rule"] == ["Choose how often this repeats."]
    assert SeriesForm({}).errors["rule"] == ["Choose how often this repeats."]
    assert MeetingForm({}).is_valid()


def test_hostile_answers_are_refused_and_not_echoed_as_choices():
    form = filled_in("frequency=FREQ%3D<script>&interval=9999999999999999999999&ends=count&count=1e9")
    assert not form.is_valid()
    assert "As it is" not in str(form["rule"])
    assert "<script" not in str(form["rule"])


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_control_has_a_label_or_a_legend(language):
    with translation.override(language):
        page = f"<!doctype html><html lang=en><title>x</title><body><form>{MeetingForm()['rule'].as_field_group()}"
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    document = parser.parse(page)
    controls = [*document.iter("input"), *document.iter("select")]
    labelled = {label.get("for") for label in document.iter("label") if "".join(label.itertext()).strip()}
    assert [control.get("id") for control in controls if control.get("id") not in labelled] == []
    assert len({control.get("id") for control in controls}) == len(controls) == 33
    assert len(list(document.iter("legend"))) == len(list(document.iter("fieldset"))) == 5
    assert not list(document.iter("script"))
    assert "style=" not in page
    assert [error for error in parser.errors if "unexpected" in str(error)] == []


def test_two_forms_share_nothing():
    wrong, right = filled_in("frequency=DAILY&interval=0"), filled_in("frequency=DAILY")
    assert not wrong.is_valid()
    assert right.is_valid()
    assert "aria-invalid" not in str(right["rule"])
    assert "aria-invalid" not in str(MeetingForm()["rule"])


def test_the_last_day_is_shown_as_browsers_want_it():
    form = MeetingForm(initial={"rule": Rule("DAILY", until=date(2027, 12, 8))})
    assert ("rule_until", "2027-12-08") in inputs(form)


def test_a_rule_of_nearly_all_months_is_shown_as_the_months_left_out():
    shown = dict(
        zip(CONTROLS, RuleWidget().decompress("FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6,7,9,10,11,12;BYDAY=2TU"), strict=True)
    )
    assert (shown["months"], shown["which_months"]) == (["8"], "leave_out")
    shown = dict(zip(CONTROLS, RuleWidget().decompress("FREQ=MONTHLY;BYMONTH=1,2,3,4,5,6"), strict=True))
    assert (len(shown["months"]), shown["which_months"]) == (6, "")


def test_what_is_shown_gives_back_the_same_rule_whatever_its_months():
    for number in range(1, 13):
        months = ",".join(str(month) for month in range(1, number + 1))
        rule = Rule.parse(f"FREQ=MONTHLY;BYMONTH={months};BYDAY=2TU")
        assert RuleField().clean(RuleWidget().decompress(rule)) == rule
