"""The sections of the account that are about the account itself."""

from django.utils import timezone
from django.utils.translation import get_language_info, gettext_lazy
from django.utils.translation import gettext as _

from common.times import local_time
from members.account.forms import LanguageForm, MailForm, NameForm
from members.account.sections import account_section
from members.account.time_zone import time_zone_page


def name(request):
    return [request.user.get_full_name() or _("No name yet")]


def language(request):
    return [get_language_info(request.user.language)["name_local"]]


def time_zone(request):
    if not request.user.time_zone:
        return [_("Not set: each device decides for itself")]
    now = local_time(timezone.now(), request.user.time_zone)
    return [_("%(city)s, where it is %(time)s now") % {"city": now.city, "time": now.time}]


def mail(request):
    user = request.user
    newsletter = _("Newsletter: yes") if user.wants_newsletter else _("Newsletter: no")
    meetings = _("List of coming meetings: %(how_often)s") % {"how_often": user.get_digest_display().lower()}
    return [newsletter, meetings]


account_section(
    "name",
    gettext_lazy("Name"),
    10,
    summary=name,
    form=NameForm,
    lede=gettext_lazy(
        "Everybody sees your name where you hold a post. Officers see it beside what you change on this site. "
        "Nobody else does: there is no list of members."
    ),
    saved=gettext_lazy("Your name is saved."),
)
account_section(
    "language",
    gettext_lazy("Language"),
    20,
    summary=language,
    form=LanguageForm,
    lede=gettext_lazy("For our e-mails to you and for your account. Pages offer the languages they are there in."),
    saved=gettext_lazy("Your language is saved."),
)
account_section("time-zone", gettext_lazy("Time zone"), 25, summary=time_zone, view=time_zone_page)
account_section(
    "mail",
    gettext_lazy("Newsletter and meetings"),
    40,
    summary=mail,
    form=MailForm,
    lede=gettext_lazy("Both are off until you choose them, and you can stop them at any time."),
    saved=gettext_lazy("Your choices are saved."),
)
