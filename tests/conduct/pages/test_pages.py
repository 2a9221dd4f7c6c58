"""What the conduct pages show, to whom, with how many queries; and the form's questions."""

from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import PageLogEntry
from wagtail.rich_text import RichText

from conduct.models import ConductIndexPage, ReportFormPage
from conduct.pages.provision import ensure_conduct
from conduct.pages.published import published_fingerprints, published_keys
from conduct.pages.questions import FIXED, REQUIRED, StepsBlock, problems_with, steps_of
from tests import builders, cast
from tests.conduct import world
from tests.conduct.pages import team as t

PRINT = "1A2B 3C4D 5E6F 7081 92A3"


def stream(*questions):
    asked = [(key, {"label": key, "help": ""}) for key in questions]
    return StepsBlock().normalize([("step", {"heading": "One", "intro": RichText(""), "questions": asked})])


# ------------------------------------------------------------------------------------------------ a new site
def test_a_new_site_has_them_and_its_history_says_who_published_them(site):
    for page in site.pages:
        entry = PageLogEntry.objects.get(page=page.pk, action="conduct.provision")
        assert (entry.user, page.live) == (None, True)
    html = cast.client_of(site.ada).get(reverse("wagtailadmin_pages:history", args=[site.form.pk])).content.decode()
    assert "published by the system" in html


def test_provisioning_twice_makes_nothing_and_brings_nothing_back(site):
    t.again(site.text).unpublish()
    assert ensure_conduct(builders.home()) == 0
    assert not t.again(site.text).live


def test_every_text_a_new_site_begins_with_can_be_saved_in_the_editor(site):
    for page in site.pages:
        answer = t.send(site.ada, page, introduction="Ours now.")
        assert answer.status_code == 302, answer.context["form"].errors


# ------------------------------------------------------------------------------------------------ the overview
def test_help_comes_first_then_the_ways_then_the_form(site):
    html = Client().get("/conduct/").content.decode()
    order = ["Help now", "In danger right now?", "complaints portal", "independent advice line", "own support"]
    places = [html.index(words) for words in (*order, "You need no account")]
    assert places == sorted(places)
    assert '<form class="site' not in html


def test_the_form_and_help_are_one_click_from_every_page(site):
    for url in ("/", site.code.url, "/search/", "/branches/find/"):
        html = Client().get(url).content.decode()
        assert 'href="/conduct/report/"' in html, url
        assert 'href="/conduct/"' in html, url


def test_where_the_form_is_withdrawn_nothing_leads_to_it(site):
    ReportFormPage.objects.get().unpublish()
    html = Client().get("/conduct/").content.decode()
    assert 'href="/conduct/report/"' not in html


def test_a_new_reader_is_shown_beside_what_the_table_says(site):
    world.give_key(site.ada)
    html = Client().get("/conduct/").content.decode()
    assert "Ada Example" in html
    assert "In use today" in html


@pytest.mark.parametrize(
    "url", ["/conduct/", "/conduct/code/", "/conduct/code/versions/", "/conduct/code/versions/1/", "/conduct/hosts/"]
)
def test_a_page_takes_at_most_twelve_queries(site, url):
    client = Client()
    client.get(url)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(url).status_code == 200
    assert len(queries) <= 12, [query["sql"][:120] for query in queries]


# ------------------------------------------------------------------------------------------------ keys
def test_a_draft_publishes_no_key_and_one_person_publishes_none(site):
    key = ("key", {"name": "Mallory", "post": "Conduct officer", "fingerprint": PRINT})
    t.start(site.admin, site.index, keys=[key])
    assert published_fingerprints() == frozenset()
    t.answer(site.ada, site.index)
    assert published_fingerprints() == frozenset()
    t.answer(site.ben, site.index)
    assert published_fingerprints() == {PRINT}
    assert [(key.name, key.post) for key in published_keys()] == [("Mallory", "Conduct officer")]


def test_only_the_live_page_in_the_source_language_counts(site):
    key = ("key", {"name": "Ada", "post": "Conduct officer", "fingerprint": PRINT})
    t.approved(site, site.index, keys=[key])
    assert published_fingerprints() == {PRINT}
    ConductIndexPage.objects.get().unpublish()
    assert published_fingerprints() == frozenset()


@pytest.mark.parametrize(
    "typed", ["1a2b 3c4d 5e6f 7081 92a3", "1A2B3C4D5E6F708192A3", "1A2B 3C4D", "<b>", PRINT + " 0000"]
)
def test_a_fingerprint_is_written_in_one_way(site, typed):
    block = ConductIndexPage._meta.get_field("keys").stream_block.child_blocks["key"]
    with pytest.raises(Exception, match=r"Five groups|Validation error"):
        block.clean(block.to_python({"name": "A", "post": "B", "fingerprint": typed}))


# ------------------------------------------------------------------------------------------------ the questions
def test_the_questions_of_a_new_site_are_a_form(site):
    steps = steps_of(site.form)
    assert [step.number for step in steps] == [1, 2, 3, 4]
    names = [question.name for step in steps for question in step.questions]
    assert set(names) == set(FIXED)
    assert [question.name for step in steps for question in step.questions if question.required] == list(REQUIRED)


@pytest.mark.parametrize(
    ("questions", "codes"),
    [
        (["kind", "account"], []),
        (["kind"], ["missing"]),
        (["account"], ["missing"]),
        (["when"], ["missing", "missing"]),
        (["kind", "account", "kind"], ["twice"]),
        (["kind", "account", "when", "when", "when"], ["twice"]),
        (list(FIXED), []),
        ([*FIXED, "extra_text", "extra_text", "extra_choice", "extra_choice"], []),
    ],
)
def test_kind_and_account_are_asked_once_and_nothing_twice(db, questions, codes):
    assert [problem.code for problem in problems_with(stream(*questions))] == codes


def test_a_form_without_the_free_text_is_not_saved(site):
    steps = [("step", {"heading": "One", "intro": "", "questions": [("kind", {"label": "What?", "help": ""})]})]
    block = ReportFormPage._meta.get_field("steps").stream_block
    with pytest.raises(Exception, match=r"missing|Validation"):
        block.clean(block.normalize(steps))


def test_a_question_of_ones_own_keeps_its_name_while_its_words_change(site):
    choice = ("extra_choice", {"label": "Which chat?", "help": "", "options": ["One", "Two"]})
    site.form.steps[1].value["questions"].append(choice)
    site.form.save_revision()
    first, second = (t.again(site.form).get_latest_revision_as_object() for _ in range(2))
    names = [steps_of(page)[1].questions[-1] for page in (first, second)]
    assert names[0].name == names[1].name
    assert names[0].name.startswith("extra_")
    assert names[0].options == ("One", "Two")


def test_nobody_is_asked_whether_it_was_meant(site):
    words = " ".join(f"{q.label} {q.help}" for step in steps_of(site.form) for q in step.questions).lower()
    assert not [said for said in ("mean it", "meant", "intention", "on purpose") if said in words]


# ------------------------------------------------------------------------------------------------ the admin
@pytest.mark.parametrize(
    ("name", "sees"), [("ada", True), ("dpo", True), ("editor", False), ("admin", False), ("translator", False)]
)
def test_the_qualified_find_the_pages_in_the_admin_and_nobody_else(site, name, sees):
    client = cast.client_of(getattr(site, name))
    assert (client.get(reverse("conduct_pages")).status_code == 200) is sees
    assert (reverse("conduct_pages") in client.get(reverse("wagtailadmin_home")).content.decode()) is sees


@pytest.mark.parametrize(
    ("name", "may"),
    [("ada", True), ("dpo", True), ("editor", True), ("admin", True), ("translator", False), ("coordinator", False)],
)
def test_who_writes_in_the_drafts(site, name, may):
    for page in site.pages:
        assert page.permissions_for_user(getattr(site, name)).can_edit() is may


def test_the_qualified_write_nothing_else(site):
    for page in (builders.home(), builders.standard_page()):
        assert not page.permissions_for_user(site.ada).can_edit()


def test_no_migration_of_the_pages_is_missing(db):
    out = StringIO()
    call_command("makemigrations", "conduct", "--check", "--dry-run", stdout=out)
    assert out.getvalue().startswith("No changes detected")
