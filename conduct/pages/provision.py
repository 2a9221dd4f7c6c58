"""The conduct pages a new site begins with, and the workflow by which two people approve every change of them.

They are published by the system, since a site without them would leave people alone: that stands in their history.
"""

from django.conf import settings
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.log_actions import log
from wagtail.models import Page, Workflow, WorkflowTask

from conduct.models import (
    CodeOfConductPage,
    ConductIndexPage,
    ConductTextPage,
    FirstCheckTask,
    ReportFormPage,
    SecondCheckTask,
)
from conduct.pages.words import code, form, overview, texts

APPROVAL, FIRST, SECOND = "Approval of conduct pages by two people", "First conduct check", "Second conduct check"


def ensure_conduct(home):
    """The workflow and the pages where they are missing; how much was. What people changed or withdrew stays so."""
    made = ensure_approval_of_conduct()
    index = ConductIndexPage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if index is not None:
        return made
    index = _plant(home)
    return made + index.get_descendants(inclusive=True).count()


def ensure_approval_of_conduct():
    """One that an administrator ended or changed stays so: then nothing is published."""
    if SecondCheckTask.objects.exists():
        return 0
    workflow = Workflow.objects.create(name=APPROVAL)
    tasks = FirstCheckTask.objects.create(name=FIRST), SecondCheckTask.objects.create(name=SECOND)
    for place, task in enumerate(tasks):
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=place)
    return 1


def _plant(home):
    index = _add(home, _index())
    _add(index, _code())
    form_page = _add(index, _form())
    for slug, (title, introduction, search, body) in texts.TEXTS.items():
        page = ConductTextPage(title=title, slug=slug, introduction=introduction, search_description=search)
        page.body = [("rich_text", _line(body))]
        _add(index, page)
    index = ConductIndexPage.objects.get(pk=index.pk)
    index.ways = [("way", _way(way, form_page)) for way in overview.WAYS]
    publish(index)
    for page in index.get_children().specific():
        publish(page)
    return ConductIndexPage.objects.get(pk=index.pk)


def _add(parent, page):
    page.live = False
    return Page.objects.get(pk=parent.pk).add_child(instance=page)


def publish(page):
    """As the system, which only provisioning and the demo are: whatever people change goes through two approvals."""
    revision = page.save_revision(log_action=False)
    PublishPageRevisionAction(revision, log_action=False).execute(skip_permission_checks=True)
    log(instance=page, action="conduct.provision", revision=revision)


def _line(text):
    """Rich text without the line breaks it is written with here."""
    return " ".join(text.split())


def _index():
    return ConductIndexPage(
        title=overview.TITLE,
        slug="conduct",
        show_in_menus=True,
        introduction=overview.INTRODUCTION,
        search_description=overview.SEARCH,
        help_text=_line(overview.HELP),
        ways=[("way", _way(way)) for way in overview.WAYS],
        body=[("rich_text", _line(overview.BODY))],
    )


def _way(way, form_page=None):
    leads = {"page": form_page} if "url" not in way else {}
    return {"phone": "", "url": "", "page": None, "checked_on": None} | way | leads | {"text": _line(way["text"])}


def _code():
    clauses = [
        ("clause", {"number": str(number), "heading": heading, "text": text})
        for number, (heading, text) in enumerate(code.CLAUSES, start=1)
    ]
    party = [
        ("party_text", {"title": title, "url": url, "summary": summary, "checked_on": None})
        for title, url, summary in code.PARTY_TEXTS
    ]
    return CodeOfConductPage(
        title=code.TITLE,
        slug="code",
        introduction=code.INTRODUCTION,
        search_description=code.SEARCH,
        clauses=clauses,
        party_texts=party,
        what_changed=code.WHAT_CHANGED,
    )


def _form():
    steps = [
        ("step", {"heading": heading, "intro": intro, "questions": [_question(*asked) for asked in questions]})
        for heading, intro, questions in form.STEPS
    ]
    return ReportFormPage(
        title=form.TITLE,
        slug="report",
        seo_title=form.NEUTRAL,
        introduction=form.INTRODUCTION,
        search_description=form.SEARCH,
        can_and_cannot=_line(form.CAN_AND_CANNOT),
        what_we_keep=_line(form.WHAT_WE_KEEP),
        steps=steps,
    )


def _question(key, label, help_text):
    return key, {"label": label, "help": help_text}
