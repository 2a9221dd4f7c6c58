"""What a sweep visits: every kind of page and every state of it, in every language it is there in, by who sees it.

Found in the demo: a new type of page, a new state or a new translation is visited without a word here.
"""

import os
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import resolve
from wagtail.models import Locale

from conduct.models import Case
from tests import addresses

ENGLISH, RIGHT_TO_LEFT = "en", "ar"
# Besides these two the one with the longest words; `make sweep` visits all.
EVERY_TIME = (ENGLISH, RIGHT_TO_LEFT, "de")
# What is shown of forms that somebody sends empty.
WRONG = "wrong"
SIGNING_IN = {
    "sign in": "/account/login/",
    "password": "/account/login/password/",
    "register": "/account/signup/",
    "new password": "/account/password/reset/",
}
ACCOUNT = {
    "account": "/account/",
    "account: name": "/account/settings/name/",
    "account: language": "/account/settings/language/",
    "account: time zone": "/account/settings/time-zone/?q=spain",
    "account: mail": "/account/settings/mail/",
    "account: membership": "/account/settings/membership/",
    "account: calendar": "/account/settings/calendar/",
    "account: data": "/account/data/",
    "account: deletion": "/account/delete/",
    "account: sessions": "/account/sessions/",
    "account: address": "/account/email/",
    "account: change of password": "/account/password/",
    "account: second step": "/account/2fa/",
    "account: app": "/account/2fa/app/",
    "account: new passkey": "/account/2fa/passkeys/new/",
    "account: sign out": "/account/logout/",
    "acknowledging the code": "/conduct/acknowledge/",
    "plans": "/branches/plans/",
}
SENT_EMPTY = {"contact 1", "data complaint", "newsletter: subscribe", *SIGNING_IN}
OFFICERS = {
    "desk: cases": "/conduct/desk/",
    "desk: figures": "/conduct/desk/figures/",
    "desk: keys": "/conduct/desk/keys/",
}
# Pages that stand alone, which no address of a healthy site shows: the sweep draws them itself.
ALONE = {"400": "/drawn/400.html", "500": "/drawn/500.html"}
MEMBER, OFFICER = "member.brussels@example.org", "conduct.officer@example.org"
# Who reads what officers did, and none of what they read.
WATCHING, WATCHER = {"desk: log": "/conduct/desk/log/"}, "data.protection@example.org"


@dataclass(frozen=True)
class Place:
    name: str
    url: str
    language: str = ENGLISH
    # Who comes: an address of the demo, or "" for a visitor.
    person: str = ""
    # Its form is sent empty first.
    is_wrong: bool = False
    # English, but turned from right to left: where there is no Arabic yet.
    is_turned: bool = False

    @property
    def is_source(self):
        """English, from left to right: what the others share all but the words and the direction with."""
        return self.language == ENGLISH and not self.is_turned

    def __str__(self):
        turned = " turned" if self.is_turned else ""
        return f"{self.language}{turned} {self.name}"


def is_whole():
    """Whether all languages are visited, and looked at in all themes: ``SWEEP=whole``."""
    return os.environ.get("SWEEP") == "whole"


def languages():
    """The codes of those that are visited."""
    every = [code for code, _name in settings.LANGUAGES]
    return every if is_whole() else [code for code in every if code in EVERY_TIME]


def everywhere():
    """All places, those of one person together."""
    public = addresses.kinds_of_address() | SIGNING_IN
    public |= {
        f"notice of a {state} date": f"{public[f'date: {state}']}notice/" for state in ("scheduled", "cancelled")
    }
    public.pop("gallery")
    found = list(_in_all_languages(public))
    found += [
        Place(f"{place.name}: {WRONG}", place.url, place.language, is_wrong=True) for place in _with_forms(found)
    ]
    found += _in_all_languages(ACCOUNT | _plan(), MEMBER)
    found += _in_all_languages(OFFICERS | _case(), OFFICER)
    found += _in_all_languages(WATCHING, WATCHER)
    found += [Place("gallery", addresses.GALLERY), *(Place(code, url) for code, url in ALONE.items())]
    in_arabic = {place.name for place in found if place.language == RIGHT_TO_LEFT}
    missing = [place for place in found if place.language == ENGLISH and place.name not in in_arabic]
    found += [Place(place.name, place.url, person=place.person, is_turned=True) for place in missing]
    return sorted(found, key=lambda place: place.person)


def _plan():
    """A member reads what a visitor is told not to be for them."""
    return {"plan of one's own branch": next(url for url in addresses.for_members() if "brussels" in url)}


def _case():
    return {"desk: a case": f"/conduct/desk/{Case.objects.get(code_name='Amber Harbour').pk}/"}


def _with_forms(places):
    return [place for place in places if place.name in SENT_EMPTY]


def _in_all_languages(kinds, person=""):
    pages = {page.url: page for page in addresses.live_pages()}
    for name, url in kinds.items():
        yield Place(name, url, person=person)
        for code in languages():
            if code != ENGLISH and (there := in_language(url, code, pages)):
                yield Place(name, there, code, person)


def in_language(url, code, pages):
    """Where the same is in another language; ``""`` where its page is not translated."""
    match = resolve(urlsplit(url).path)
    if match.url_name != "wagtail_serve" or url == addresses.MISSING:
        return f"/{code}{url}"
    own = max((page for page in pages if url.startswith(page)), key=len)
    # A page that is only found by the home page's address is not there.
    if own == "/" and url != "/":
        return ""
    locale = Locale.objects.filter(language_code=code).first()
    page = pages[own].get_translation_or_none(locale) if locale else None
    return f"{page.url}{url.removeprefix(own)}" if page and page.live and page.url else ""
