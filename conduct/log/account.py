"""The ways from the account to the log and to the year's figures; who has nothing to do with them has no row."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from conduct.log import note
from conduct.models import YearFigures
from conduct.rights import is_data_protection_officer, is_officer
from members.account.sections import account_section


def log_summary(request):
    if not is_data_protection_officer(request.user) or is_officer(request.user):
        return None
    noted = note.read()
    if noted is None:
        return [_("Not checked yet")]
    when = date_format(noted.checked)
    if noted.problems:
        return [_("It is not whole: please look at it (%(day)s)") % {"day": when}]
    return [_("Whole on %(day)s") % {"day": when}]


def figures_summary(request):
    if not (is_data_protection_officer(request.user) or is_officer(request.user)):
        return None
    last = YearFigures.objects.values_list("year", flat=True).first()
    return [_("The last year counted is %(year)s") % {"year": last} if last else _("No year has been counted yet")]


account_section(
    "conduct-log",
    gettext_lazy("Log of conduct cases"),
    56,
    summary=log_summary,
    url="conduct:log",
    link=gettext_lazy("Read the log"),
)
account_section(
    "conduct-figures",
    gettext_lazy("Conduct reports in figures"),
    57,
    summary=figures_summary,
    url="conduct:figures",
    link=gettext_lazy("Look at them"),
)
