"""How the common calendar programs subscribe to a calendar, in the words of their menus."""

from dataclasses import dataclass

from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Program:
    name: str
    steps: tuple[str, ...]
    note: str = ""


def programs():
    return [_apple_phone(), _apple_computer(), _google(), _outlook(), _thunderbird(), _android()]


def _apple_phone():
    return Program(
        _("iPhone and iPad"),
        (
            _("Press “Open in your calendar program” above, then Subscribe."),
            _("If nothing opens: copy the address, open Calendar and press Calendars at the bottom."),
            _("Choose Add Calendar, then Add Subscription Calendar, and paste the address."),
        ),
    )


def _apple_computer():
    return Program(
        _("Mac"),
        (
            _("In Calendar choose File, then New Calendar Subscription, and paste the address."),
            _("Set Auto-refresh to every hour. With iCloud as its place, your other Apple devices show it too."),
        ),
    )


def _google():
    return Program(
        _("Google Calendar"),
        (
            _("On a computer open calendar.google.com: the app on a phone cannot subscribe."),
            _("Press the plus sign beside Other calendars, then From URL."),
            _("Paste the address and press Add calendar. It appears on your phone by itself."),
        ),
        _("Google looks for changes once or twice a day only, so a late cancellation may not reach you in time."),
    )


def _outlook():
    return Program(
        _("Outlook"),
        (
            _("In the new Outlook or on the web open the calendar and choose Add calendar, then Subscribe from web."),
            _("Paste the address, give it a name and press Import."),
            _("In the older Outlook for Windows: File, Account Settings, the tab Internet Calendars, then New."),
        ),
        _("Do not open the address as a file: Outlook would copy the dates of today and never look again."),
    )


def _thunderbird():
    return Program(
        _("Thunderbird"),
        (
            _("Open the calendar and choose New Calendar, then On the Network."),
            _("Paste the address, leave the user name empty, and press Find Calendars, then Subscribe."),
        ),
    )


def _android():
    return Program(
        _("Android"),
        (
            _("With a Google account: follow the steps for Google Calendar once on a computer."),
            _("Without one: install the free app ICSx⁵, press the plus sign and paste the address."),
            _("Your calendar app then shows it beside your own dates."),
        ),
    )
