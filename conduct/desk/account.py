"""The way from an officer's account to the desk; nobody else has this row."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from conduct.desk.lists import rows_of
from conduct.rights import is_officer
from members.account.sections import account_section


def summary(request):
    if not is_officer(request.user):
        return None
    rows = rows_of(request.user, "all")
    number = sum(row.is_open for row in rows)
    lines = [_("No case is open")]
    if number:
        lines = [ngettext("%(n)d case is open", "%(n)d cases are open", number) % {"n": number}]
    if any(row.is_new for row in rows):
        lines.append(_("There is something new"))
    return lines


account_section(
    "conduct-cases",
    gettext_lazy("Conduct cases"),
    58,
    summary=summary,
    url="conduct:desk",
    link=gettext_lazy("Open the desk"),
)
