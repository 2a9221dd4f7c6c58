"""Nothing of these pages comes to a log, a cache, a session, an error page or a mail."""

import logging

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from conduct.reporting import quiet
from tests import cast
from tests.conduct.reporting.form import ADDRESS, KIND, TEXT, Reporter

pytestmark = pytest.mark.django_db
CANARY = "canary-5d1c9f"


class Heard(logging.Handler):
    """What the console would have printed: it stands where the console stands, with its filters."""

    def __init__(self):
        super().__init__()
        self.lines = []
        console = next(h for h in logging.getLogger().handlers if any(isinstance(f, quiet.Quiet) for f in h.filters))
        self.filters = console.filters
        self.setFormatter(logging.Formatter("%(levelname)s %(name)s %(message)s"))

    def emit(self, record):
        self.lines.append(self.format(record))


@pytest.fixture
def heard():
    handler = Heard()
    logging.getLogger().addHandler(handler)
    before = logging.getLogger().level
    logging.getLogger().setLevel(logging.INFO)
    yield handler.lines
    logging.getLogger().setLevel(before)
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def calm(reporter):
    """A browser that shows error pages instead of raising what is behind them."""
    reporter.client.raise_request_exception = False
    return reporter


@pytest.mark.parametrize(
    ("path", "is_covered"),
    [
        ("/conduct/report/", True),
        ("/conduct/report", True),
        ("/conduct/report/leave/", True),
        ("/fr/conduct/report/", True),
        ("/ar/conduct/report/anything/at/all/", True),
        ("/pt-br/conduct/report/", True),
        ("/conduct/", False),
        ("/conduct/reporting/", False),
        ("/conduct/reports/", False),
        ("/branches/conduct/report/", False),
        ("/search/", False),
    ],
)
def test_which_addresses_are_quiet(path, is_covered):
    assert quiet.covers(path) == is_covered


@pytest.mark.parametrize("path", ["nothing-here/", f"?{CANARY}", "leave/", "x%00y/", f"{CANARY}/"])
@pytest.mark.parametrize("method", ["get", "put", "head", "delete"])
def test_no_line_of_a_log_tells_of_a_request(calm, heard, method, path):
    getattr(calm.client, method)(ADDRESS + path, headers={"user-agent": CANARY, "referer": CANARY})
    calm.client.get("/no-such-page/")
    assert [line for line in heard if "conduct" in line or CANARY in line] == []
    assert "WARNING django.request Not Found: /no-such-page/" in heard


@pytest.mark.parametrize(
    "said",
    [
        ('"%s" %s %s', "GET /conduct/report/ HTTP/1.1", "200", "8192"),
        ("Error handling request %s", "/de/conduct/report/?x=1"),
        ("Not Found: /conduct/report/x/",),
    ],
)
@pytest.mark.parametrize("name", ["django.server", "gunicorn.error", "gunicorn.access"])
def test_web_servers_keep_quiet_too(name, said):
    record = logging.LogRecord(name, logging.INFO, "", 1, said[0], said[1:], None)
    assert logging.getLogger(name).filter(record) is False
    other = logging.LogRecord(name, logging.INFO, "", 1, "GET /branches/", (), None)
    assert logging.getLogger(name).filter(other)


def test_an_error_of_a_web_server_stays_without_what_it_held():
    try:
        raise ValueError(CANARY)
    except ValueError as error:
        caught = (ValueError, error, error.__traceback__)
    record = logging.LogRecord("gunicorn.error", logging.ERROR, "", 1, "Error at /conduct/report/", (), caught)
    assert logging.getLogger("gunicorn.error").filter(record)
    line = logging.Formatter().format(record)
    assert line.startswith("ValueError at reporting/test_quiet.py:")
    assert CANARY not in line


@pytest.mark.parametrize("debug", [False, True])
@pytest.mark.parametrize(
    "where",
    [
        "conduct.reporting.screens.questions.StepForm",
        "conduct.reporting.drafts.change",
        "conduct.reporting.pages.render_to_string",
        "conduct.reporting.visit.reading_of",
        "conduct.reporting.forgery.is_forged",
        "conduct.reporting.middleware.cleaned",
        "django.middleware.common.CommonMiddleware.process_request",
        "django.middleware.locale.LocaleMiddleware.process_request",
    ],
)
def test_what_fails_is_logged_by_kind_and_line_alone(calm, heard, settings, monkeypatch, debug, where):
    calm.start()
    calm.name()
    settings.DEBUG = debug

    def broken(*args, **kwargs):
        secret = CANARY + TEXT
        raise ZeroDivisionError(secret)

    monkeypatch.setattr(where, broken)
    if where == "conduct.reporting.forgery.is_forged":
        monkeypatch.setattr("conduct.reporting.views.is_forged", broken)
    if where == "conduct.reporting.pages.render_to_string":
        monkeypatch.setattr("conduct.reporting.pages.render_to_string", once(broken))
    answer = calm.client.post(ADDRESS, {"screen": KIND, "kind": "other", "relation": CANARY, "do": "next"})
    assert answer.status_code == 500
    page = answer.content.decode()
    assert CANARY not in page
    assert "ZeroDivisionError" not in page
    assert "Something broke at our end" in page
    assert "is kept, sealed" in page
    assert [line for line in heard if CANARY in line or TEXT in line or "Traceback" in line] == []
    assert len([line for line in heard if "ZeroDivisionError at " in line]) == len(heard) == 1
    assert mail.outbox == []


def test_where_even_the_page_of_an_error_fails_its_words_are_shown(calm, heard, monkeypatch):
    calm.start()
    monkeypatch.setattr("conduct.reporting.pages.render_to_string", lambda *args: 1 / 0)
    answer = calm.get()
    assert answer.status_code == 500
    assert calm.heading == "Something broke at our end"
    assert f'href="{ADDRESS}leave/"' in calm.page
    assert len(heard) == 2


def once(broken):
    """Fails the first time alone: the page that says so is drawn by the same function."""
    from django.template.loader import render_to_string

    calls = []

    def function(*args, **kwargs):
        calls.append(args)
        return broken() if len(calls) == 1 else render_to_string(*args, **kwargs)

    return function


def test_the_line_says_where_to_look(calm, heard, monkeypatch):
    calm.start()
    monkeypatch.setattr("conduct.reporting.people.Published", lambda: 1 / 0)
    calm.get()
    assert heard[0].startswith("ERROR conduct.reporting.quiet ZeroDivisionError at ")
    assert "reporting/people.py:" in heard[0]


def test_other_pages_fail_as_they_did(calm, heard, monkeypatch):
    monkeypatch.setattr("home.views.search", lambda request: 1 / 0)
    monkeypatch.setattr("common.views._ask_database", lambda: 1 / 0)
    assert calm.client.get("/health/").status_code == 503


def test_whoever_is_signed_in_is_nobody_here(officers, heard):
    """No session is read, none is written, nobody's posts are asked for, and an administrator's act is not noted."""
    administrator = cast.admin()
    client = cast.client_of(administrator)
    before = {session.pk: (session.session_data, session.expire_date) for session in Session.objects.all()}
    reporter = Reporter(client)
    with CaptureQueriesContext(connection) as queries:
        reporter.start()
    asked = " ".join(query["sql"] for query in queries)
    assert "django_session" not in asked
    assert str(administrator.email) not in asked
    assert {session.pk: (session.session_data, session.expire_date) for session in Session.objects.all()} == before
    assert heard == []
    assert client.get("/account/").status_code == 200


def test_the_cache_holds_nothing_of_it(reporter):
    reporter.report(account=CANARY)
    kept = repr(getattr(cache, "_cache", {}))
    assert CANARY not in kept
    assert reporter.words not in kept


def test_the_request_itself_forgets_where_it_came_from(rf):
    request = rf.get(
        ADDRESS,
        {"x": CANARY},
        REMOTE_ADDR="203.0.113.7",
        headers={"x-forwarded-for": "203.0.113.7", "user-agent": CANARY, "referer": CANARY, "x-real-ip": CANARY},
    )
    request.COOKIES["sessionid"] = CANARY
    quiet.forget_who(request)
    kept = repr({name: value for name, value in request.META.items() if isinstance(value, str)}) + repr(
        request.COOKIES
    )
    assert CANARY not in kept
    assert "203.0.113.7" not in kept
