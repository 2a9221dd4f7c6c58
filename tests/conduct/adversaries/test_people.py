"""Site editor, publisher, superuser, the officer whom a report is about: at every address they get nothing of it."""

import re

import pytest
import time_machine
from django.apps import apps
from django.core import mail
from django.urls import URLPattern, get_resolver, reverse
from django.urls.exceptions import NoReverseMatch
from wagtail.models import Page, ReferenceIndex
from wagtail.search.index import get_indexed_models
from wagtail.snippets.models import get_snippet_models

from common.jobs import run_due
from conduct.models import Case, CaseKey, Draft, DraftFile, LogEntry, Part, ReaderKey
from tests import cast
from tests.conduct import world
from tests.conduct.adversaries import traces
from tests.conduct.adversaries.telling import FIRST

pytestmark = pytest.mark.django_db
SECRET = (Case, CaseKey, Part, Draft, DraftFile, ReaderKey, LogEntry)
# Change who somebody is while they are followed, or are not pages.
NOT_ASKED = ("logout", "jsi18n", "error_test", "failwhale", "/choose/")
SEARCHES = [f"/search/?q={FIRST}", f"/admin/pages/search/?q={FIRST}", f"/admin/images/?q={FIRST}", "/admin/reports/"]
MOVING = re.compile(rb'(csrfmiddlewaretoken" value=")[^"]+|(nonce-|nonce=")[\w-]+')
ADVERSARIES = {
    "superuser": cast.admin,
    "site editor": cast.editor,
    "publisher": cast.moderator,
    "data protection officer": world.data_protection_officer,
    "member": cast.member,
    "visitor": cast.visitor,
}


def addresses(reported):
    """Every named address of the site, admin and all; those of conduct are made for this case."""
    of_case = {"pk": str(reported.case.pk), "number": 1, "seat": "first_trustee"}
    found = set(SEARCHES)
    for name, parameters in _patterns(get_resolver(), "", ()):
        for wanted in (of_case if name.startswith("conduct:") else {}, {}):
            try:
                found.add(reverse(name, kwargs={key: wanted.get(key, 1) for key in parameters}))
                break
            except NoReverseMatch:
                continue
    return sorted(address for address in found if not any(part in address for part in NOT_ASKED))


def _patterns(resolver, namespace, above):
    for each in resolver.url_patterns:
        parameters = (*above, *getattr(each.pattern, "converters", ()))
        if not isinstance(each, URLPattern):
            yield from _patterns(each, f"{namespace}{each.namespace}:" if each.namespace else namespace, parameters)
        elif each.name:
            yield namespace + each.name, parameters


@pytest.mark.parametrize("who", ADVERSARIES)
def test_nobody_else_finds_anything_of_it_at_any_address(report, who):
    reported = report()
    client = cast.client_of(ADVERSARIES[who](), second_factor=True)
    client.raise_request_exception = False
    asked = addresses(reported)
    if who != "superuser":
        asked = [address for address in asked if "conduct" in address or address in SEARCHES]
    shown = {address: client.get(address) for address in asked}
    marks = {mark: mark.encode() for mark in reported.marks}
    told = {
        address: _of(answer)
        for address, answer in shown.items()
        if traces.hits(_of(answer)) or traces.hits(_of(answer).replace(asked_for(address, reported), b""), marks)
    }
    assert list(told) == []
    assert len(asked) > (200 if who == "superuser" else 30)
    desk = [address for address in asked if str(reported.case.pk) in address]
    assert {shown[address].status_code for address in desk} <= {302, 403, 404, 405}
    assert len(desk) >= 13
    assert [client.post(address).status_code for address in desk if client.post(address).status_code < 300] == []


def _of(answer):
    """What an answer says, but for what somebody just asked for by themselves."""
    body = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return body.replace(FIRST.encode(), b"") if FIRST in answer.request["QUERY_STRING"] else body


def asked_for(address, reported):
    """Whoever asks for a case by its id is told that id again: by links to other languages, and to sign in."""
    return str(reported.case.pk if str(reported.case.pk) in address else "nothing was asked for").encode()


def test_reports_are_none_of_wagtails_things():
    """No page, form submission, snippet, document or row that a list of the admin, a search or a revision holds."""
    assert not [model for model in SECRET if issubclass(model, Page)]
    assert not set(SECRET) & set(get_snippet_models())
    assert not set(SECRET) & set(get_indexed_models())
    assert not [model for model in SECRET if ReferenceIndex.model_is_indexable(model)]
    assert not apps.is_installed("django.contrib.admin")
    assert not apps.is_installed("wagtail.contrib.forms")


def test_no_permission_of_wagtail_or_django_opens_a_case(report):
    """Given every permission there is, all groups and no post, somebody is still nobody here."""
    from django.contrib.auth.models import Group, Permission

    reported, user = report(), cast.member("everything@example.org", is_staff=True)
    user.user_permissions.set(Permission.objects.all())
    user.groups.set(Group.objects.all())
    assert not Case.objects.visible_to(user).exists()
    desk = [address for address in addresses(reported) if address.startswith("/conduct/desk/")]
    client = cast.client_of(user, second_factor=True)
    assert {client.get(address).status_code for address in desk} <= {403, 404, 405}
    assert len(desk) >= 20


# --- The officer whom it is about

THEIR_PAGES = ("desk", "keys", "figures", "log")


def test_for_the_officer_it_is_about_nothing_moves(people, report):
    """Their pages before and after are the same to the byte, and no mail came."""
    out, _readers = people
    client = cast.client_of(out, second_factor=True)
    world.case(people[1])
    with time_machine.travel("2026-11-22T12:00:00Z", tick=False):
        before = pages(client)
        reported = report()
        run_due()
        assert pages(client) == before
    assert out.email not in [address for letter in mail.outbox for address in letter.to]
    assert sorted(address for letter in mail.outbox for address in letter.to) == sorted(
        reader.email for reader in reported.readers
    )
    assert not Case.objects.visible_to(out).exists()


def pages(client):
    client.get("/conduct/desk/")
    addresses = [*(reverse(f"conduct:{name}") for name in THEIR_PAGES), "/account/", "/conduct/", "/"]
    answers = {address: client.get(address) for address in addresses}
    return {address: (answer.status_code, MOVING.sub(b"", answer.content)) for address, answer in answers.items()}


def test_the_key_of_the_officer_it_is_about_opens_no_row_of_it(report):
    from conduct.sealing.age import CannotOpenError, open_sealed

    reported = report()
    secret = world.secrets[reported.out.pk]
    rows = [*reported.case.keys.all(), *reported.case.parts.all()]
    for row in rows:
        with pytest.raises(CannotOpenError):
            open_sealed(row.sealed, secret)
    assert len(rows) == 7
