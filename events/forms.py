"""The rule of a series as a person fills it in: native, labelled controls that need no script.

The controls hold what meetings need: some weekdays of a week, some weekdays of some weeks of a month, one day of the
month, some months, an interval and an end. A stored rule that they cannot hold (the first Monday and the fourth
Tuesday) is offered as it is, as one more answer to "how often", so that saving a form never changes a rule nobody
touched. On the other hand the form refuses what the grammar allows and nobody means: monthly, Tuesday, and no week.
"""

from dataclasses import replace

from django import forms
from django.core.exceptions import ValidationError
from django.forms import Script
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from events.recurrence import Day, Frequency, Rule, rule_of, sentence
from events.recurrence.grammar import MAX_COUNT, MAX_INTERVAL
from events.recurrence.words import day_name, month_name

NEVER, ON_DATE, AFTER = "never", "date", "count"
FREQUENCIES = [
    ("", _("Does not repeat")),
    (Frequency.DAILY.value, _("Daily")),
    (Frequency.WEEKLY.value, _("Weekly")),
    (Frequency.MONTHLY.value, _("Monthly")),
    (Frequency.YEARLY.value, _("Yearly")),
]
WEEKS = [
    ("1", pgettext_lazy("weekday of the month", "First")),
    ("2", pgettext_lazy("weekday of the month", "Second")),
    ("3", pgettext_lazy("weekday of the month", "Third")),
    ("4", pgettext_lazy("weekday of the month", "Fourth")),
    ("-1", pgettext_lazy("weekday of the month", "Last")),
]
LEAVE_OUT = "leave_out"
WHICH_MONTHS = [("", _("Only in these months")), (LEAVE_OUT, _("Not in these months"))]
ENDS = [(NEVER, _("Never")), (ON_DATE, _("On a date")), (AFTER, _("After a number of times"))]
# What is said of an answer that is none, in the order of the controls.
MESSAGES = (
    _("Choose how often this repeats from the list."),
    _("Write how often it repeats as a number from 1 to 99."),
    _("Choose weekdays from the list."),
    _("Choose weeks of the month from the list."),
    _("Choose a day of the month from the list."),
    _("Choose months from the list."),
    _("Choose from the list whether it is only in these months or not in them."),
    _("Choose from the list when it ends."),
    _("Write the last day as a date."),
    _("Write a number of times from 1 to 400."),
)
NOTHING = ["", 1, [], [], "", [], "", NEVER, None, None]
MONTHS = range(1, 13)


def weekday_choices():
    return [(str(number), day_name(number)) for number in range(7)]


def month_choices():
    return [(str(number), month_name(number)) for number in MONTHS]


def month_day_choices():
    return [("", _("None in particular")), *((str(day), str(day)) for day in range(1, 32)), ("-1", _("Last day"))]


class RuleWidget(forms.MultiWidget):
    template_name = "events/widgets/rule.html"

    # The subwidgets in order, the refusals that concern each, by the code of their errors.
    controls = {
        "frequency": {"frequency", "required", "ordinal_frequency", "month_day_frequency"},
        "interval": {"interval"},
        "weekdays": {"weekdays"},
        "weeks": {"weeks"},
        "month_day": {"month_day", "day_twice", "no_such_day"},
        "months": {"months", "no_months"},
        "which_months": {"which_months"},
        "ends": {"ends", "two_ends"},
        "until": {"until"},
        "count": {"count"},
    }

    class Media:
        css = {"all": ["css/rule.css"]}
        # Shows only what the chosen answers need; without script all of it stands there.
        js = [Script("js/rule-controls.js", type="module")]

    def __init__(self, attrs=None):
        self.wrong = set()
        number = {"inputmode": "numeric", "min": 1}
        widgets = (
            forms.Select(choices=FREQUENCIES),
            forms.NumberInput(attrs={**number, "max": MAX_INTERVAL}),
            forms.CheckboxSelectMultiple(choices=weekday_choices),
            forms.CheckboxSelectMultiple(choices=WEEKS),
            forms.Select(choices=month_day_choices),
            forms.CheckboxSelectMultiple(choices=month_choices),
            forms.Select(choices=WHICH_MONTHS),
            forms.RadioSelect(choices=ENDS),
            forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
            forms.NumberInput(attrs={**number, "max": MAX_COUNT}),
        )
        super().__init__(dict(zip(self.controls, widgets, strict=True)), attrs)

    def use_required_attribute(self, initial):
        return False

    def decompress(self, value):
        rule = rule_of(value)
        return _controls_of(rule) if rule else NOTHING

    def get_context(self, name, value, attrs):
        values = value if isinstance(value, list) else self.decompress(value)
        self.widgets[0].choices = [*FREQUENCIES, *_kept_choice(values[0])]
        # What is wrong is one of the controls, not all of them.
        attrs = {key: value for key, value in (attrs or {}).items() if key != "aria-invalid"}
        context = super().get_context(name, values, attrs)
        controls = dict(zip(self.controls, context["widget"]["subwidgets"], strict=True))
        for control in self.wrong & controls.keys():
            controls[control]["attrs"]["aria-invalid"] = "true"
            controls[control]["wrong"] = True
        answers = dict(zip(self.controls, values, strict=False))
        controls["months"]["folded"] = not answers.get("months") and not controls["months"].get("wrong")
        context["widget"]["controls"] = controls
        return context


class HalfMadeRule:
    """What the controls hold while they make no rule yet. A draft keeps it; see events.page_forms."""

    def __init__(self, controls):
        self.controls = controls

    def __bool__(self):
        return False


class FrequencyField(forms.ChoiceField):
    """How often, or the pattern of a rule that the controls cannot hold, as its text."""

    def valid_value(self, value):
        return super().valid_value(value) or _pattern(value) is not None


class RuleField(forms.MultiValueField):
    """Gives a ``Rule``, or ``""`` for what does not repeat."""

    widget = RuleWidget
    default_error_messages = {"required": _("Choose how often this repeats.")}

    def __init__(self, *, required=True, **kwargs):
        fields = (
            FrequencyField(choices=FREQUENCIES),
            forms.IntegerField(min_value=1, max_value=MAX_INTERVAL),
            forms.MultipleChoiceField(choices=weekday_choices),
            forms.MultipleChoiceField(choices=WEEKS),
            forms.ChoiceField(choices=month_day_choices),
            forms.MultipleChoiceField(choices=month_choices),
            forms.ChoiceField(choices=WHICH_MONTHS),
            forms.ChoiceField(choices=ENDS),
            forms.DateField(),
            forms.IntegerField(min_value=1, max_value=MAX_COUNT),
        )
        for field, message in zip(fields, MESSAGES, strict=True):
            field.required = False
            field.error_messages = dict.fromkeys([*field.error_messages, "min_value", "max_value"], message)
        super().__init__(fields, require_all_fields=False, required=required, **kwargs)

    def clean(self, value):
        """The rule, or in a draft what there is of one: a widget that is half filled in is no reason to lose it."""
        try:
            return self._clean_controls(value)
        except ValidationError:
            if not getattr(self, "is_deferred_validation", False):
                raise
            self.widget.wrong = set()
            return HalfMadeRule(value)

    def _clean_controls(self, value):
        """Each control by itself, then all of them together; the widget is told which of them are wrong."""
        if not isinstance(value, list):
            value = self.widget.decompress(value)
        answers, errors, wrong = {}, [], set()
        for control, field, answer in zip(self.widget.controls, self.fields, value, strict=False):
            try:
                answers[control] = field.clean(answer)
            except ValidationError as error:
                errors.extend(error.error_list)
                wrong.add(control)
        self.widget.wrong = wrong
        if errors:
            raise ValidationError(errors)
        try:
            return self._rule(answers)
        except ValidationError as error:
            self.widget.wrong = {name for name, codes in self.widget.controls.items() if error.code in codes}
            raise

    def _rule(self, answers):
        rule = _rule_of_controls(answers)
        if rule is None and self.required:
            raise ValidationError(self.error_messages["required"], code="required")
        return rule or ""


def _rule_of_controls(answers):
    """The rule that cleaned answers mean, with the refusals of what the grammar allows and nobody means."""
    if not answers["frequency"]:
        if answers["weekdays"] or answers["weeks"] or answers["month_day"]:
            _refuse("frequency", _("Choose how often this repeats, or clear its days."))
        return None
    kept = _pattern(answers["frequency"])
    rule = kept or _pattern_of_controls(answers)
    count, until = _end_of_controls(answers)
    return replace(rule, interval=answers["interval"] or 1, count=count, until=until)


def _pattern_of_controls(answers):
    weekdays, weeks = _numbers(answers["weekdays"]), _numbers(answers["weeks"])
    months = _months_of_controls(answers)
    of_months = answers["frequency"] in (Frequency.MONTHLY, Frequency.YEARLY)
    if weeks and not weekdays:
        _refuse("weekdays", _("Choose the weekday too, like Tuesday for the second Tuesday."))
    if weekdays and answers["month_day"]:
        _refuse("month_day", _("Choose either weekdays or a day of the month, not both."))
    if of_months and weekdays and not weeks:
        _refuse("weeks", _("Choose the weeks of the month too, like second for the second Tuesday."))
    if answers["frequency"] == Frequency.YEARLY and (weekdays or answers["month_day"]) and not months:
        _refuse("months", _("Choose the month of the year too."))
    return Rule(
        answers["frequency"],
        days=tuple(Day(weekday, week) for weekday in weekdays for week in weeks or (0,)),
        month_days=_numbers(filter(None, [answers["month_day"]])),
        months=months,
    )


def _months_of_controls(answers):
    """The months it takes place in, none for all: "not in August" is one choice and not eleven."""
    chosen = _numbers(answers["months"])
    if not chosen or answers["which_months"] != LEAVE_OUT:
        return chosen
    left = tuple(month for month in MONTHS if month not in chosen)
    if not left:
        _refuse("no_months", _("Leave at least one month in which it takes place."))
    return left


def _end_of_controls(answers):
    """The number of times and the last day, one of which at least is ``None``."""
    if answers["ends"] == ON_DATE:
        if answers["until"] is None:
            _refuse("until", _("Write the last day, or let it never end."))
        return None, answers["until"]
    if answers["ends"] == AFTER:
        if answers["count"] is None:
            _refuse("count", _("Write how many times it takes place, or let it never end."))
        return answers["count"], None
    return None, None


def _controls_of(rule):
    """What the controls show for ``rule``; only its pattern as a whole where they could not give it back."""
    month_days = [str(day) for day in rule.month_days]
    leave_out = 6 < len(rule.months) < 12
    months = [month for month in MONTHS if (month in rule.months) is not leave_out]
    values = {
        "frequency": rule.frequency.value,
        "interval": rule.interval,
        "weekdays": [str(number) for number in sorted({day.weekday for day in rule.days})],
        "weeks": [week for week, _name in WEEKS if int(week) in {day.ordinal for day in rule.days}],
        "month_day": month_days[0] if len(month_days) == 1 else "",
        "months": [str(month) for month in months],
        "which_months": LEAVE_OUT if leave_out else "",
        "ends": ON_DATE if rule.until else AFTER if rule.count else NEVER,
        "until": rule.until,
        "count": rule.count,
    }
    try:
        complete = _rule_of_controls(values) == rule
    except ValidationError:
        complete = False
    if not complete:
        values |= {"frequency": str(rule.pattern), "weekdays": [], "weeks": [], "month_day": "", "months": []}
        values["which_months"] = ""
    return list(values.values())


def _pattern(text):
    """The rule of the extra answer to "how often"; ``None`` for everything else."""
    if not isinstance(text, str) or not text.startswith("FREQ="):
        return None
    try:
        return Rule.parse(text).pattern
    except ValidationError:
        return None


def _kept_choice(frequency):
    pattern = _pattern(frequency)
    return [(frequency, _("As it is: %(rule)s") % {"rule": sentence(pattern)})] if pattern else []


def _numbers(values):
    return tuple(int(value) for value in values)


def _refuse(code, message):
    raise ValidationError(message, code=code)
