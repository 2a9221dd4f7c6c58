"""The search finds what it is for: a search that finds nothing anywhere proves nothing."""

import base64
import json
import pickle
from urllib.parse import urlencode

import pytest
from django.core import mail
from django.core.cache import cache
from django.utils.html import escape

from common.models import Job
from tests.conduct.adversaries import traces

AROUND = "Dear officers, {} is what happened."
LEFT = {
    "as it is": lambda text: text.encode(),
    "in UTF-16": lambda text: text.encode("utf-16"),
    "in UTF-32": lambda text: text.encode("utf-32"),
    "as hexadecimal digits": lambda text: text.encode().hex().encode(),
    "in base64": lambda text: base64.b64encode(text.encode()),
    "in base64, one further": lambda text: base64.b64encode(b"x" + text.encode()),
    "in base64, two further": lambda text: base64.b64encode(b"xy" + text.encode()),
    "in base64 of addresses": lambda text: base64.urlsafe_b64encode(b"x" + text.encode()),
    "in JSON": lambda text: json.dumps({"a": text}).encode(),
    "in JSON in JSON": lambda text: json.dumps(json.dumps({"a": text})).encode(),
    "in a query": lambda text: urlencode({"a": text}).encode(),
    "in a page": lambda text: escape(text).encode(),
    "in a traceback": lambda text: repr({"a": text}).encode(),
    "in a traceback of bytes": lambda text: repr({"a": text.encode()}).encode(),
    "in a pickle": lambda text: pickle.dumps({"a": text}),
    "in capitals": lambda text: text.upper().encode(),
}


@pytest.mark.parametrize("canary", traces.CANARIES)
@pytest.mark.parametrize("left", LEFT.values(), ids=LEFT)
def test_a_canary_is_found_however_it_was_left(canary, left):
    assert traces.hits(left(AROUND.format(canary)))
    assert not traces.hits(left(AROUND.format("something else")))


@pytest.mark.django_db
def test_a_canary_is_found_in_a_row_in_the_cache_in_a_mail_and_in_a_file(settings):
    assert not traces.hits_in(traces.database() | traces.here())
    Job.objects.create(name="a", last_error=AROUND.format(traces.CANARIES[0]))
    cache.set("a", {"b": traces.CANARIES[1]})
    mail.send_mail("a", traces.CANARIES[1], None, ["a@example.org"])
    (settings.TEST_FILES / "a.log").write_text(traces.CANARIES[0])
    try:
        found = traces.hits_in(traces.database() | traces.here())
    finally:
        (settings.TEST_FILES / "a.log").unlink()
    assert {"common_job", "cache", "mails", str(settings.TEST_FILES / "a.log")} <= found.keys()


@pytest.mark.django_db
def test_every_table_is_looked_at():
    from django.apps import apps

    ours = {model._meta.db_table for model in apps.get_models() if model._meta.app_label == "conduct"}
    assert ours <= traces.database().keys()
    assert len(ours) >= 8
    assert len(traces.database()) > 80
