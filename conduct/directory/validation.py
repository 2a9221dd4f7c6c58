"""What has to be true of a helpline before it is worth verifying."""

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator
from django.utils.translation import gettext_lazy as _

from conduct.directory.numbers import tidy, validate_abroad, validate_number

validate_web = URLValidator(["https"], message=_("Write an address that begins with https://."))
HOURS = ("weekdays", "opens", "closes", "time_zone")


def check(service):
    """Tidies the numbers; raises ValidationError with everything that is wrong, each beside its field."""
    service.phone, service.phone_abroad = tidy(service.phone), tidy(service.phone_abroad)
    wrong = {}
    for name, validate in (("phone", validate_number), ("phone_abroad", validate_abroad), ("web", validate_web)):
        try:
            if written := getattr(service, name):
                validate(written)
        except ValidationError as error:
            wrong[name] = error
    if "phone" not in wrong and (message := _unreachable(service)):
        wrong["phone"] = message
    wrong |= _hours(service)
    if wrong:
        raise ValidationError(wrong)


def _unreachable(service):
    if not (service.phone or service.web):
        return _("Give a number or a web address.")
    if service.phone and not service.phone.startswith("+") and not service.countries:
        return _("A number without + can be dialled in some countries only: name them, or write + in front.")
    return ""


def _hours(service):
    """All of them, none of them, or day and night."""
    given = [name for name in HOURS if getattr(service, name) not in ("", None, [])]
    if service.always_open:
        return {"always_open": _("Either day and night, or the hours below: not both.")} if given else {}
    if not given:
        return {}
    missing = [name for name in HOURS if name not in given]
    if missing:
        return {name: _("Hours need days, both times and the time zone.") for name in missing}
    if service.opens == service.closes:
        return {"closes": _("This is when it opens. If it never closes, say “day and night”.")}
    return {}
