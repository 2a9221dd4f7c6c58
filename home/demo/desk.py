"""What the demo's coordinators have at their desks: notes, a filed report and a draft, steps of a forming branch."""

from datetime import timedelta
from zlib import crc32

from dateutil.relativedelta import relativedelta
from django.utils import timezone

from branches.choices import STANDING, Status
from branches.models import BranchPage, RegionPage, Term
from home.desk.drafting import draft, times
from home.desk.states import ReportState
from home.models import ChecklistMark, CoordinatorNote, HandoverMark, LiecReport
from members.rights import Capability

from .keys import page_key

REGION = "europe-africa-middle-east"
# Branch, days ago, what the coordinator wrote.
NOTES = (
    (
        "italy-malta",
        12,
        "Spoke with two members in Turin who would start again. They want a date before they say yes.",
    ),
    ("italy-malta", 40, "No answer from the last committee. Asked the membership secretary to write to all members."),
    ("central-eastern-europe", 5, "Vilnius and Prague would share the secretary's post. Send them the duties."),
    (
        "labour-germany",
        20,
        "Happy to host a shared evening with the Alpine branch. Good example for the summer break.",
    ),
)
# Steps of branches on their way, and how many days ago each was taken.
STEPS = {
    Status.FORMING: {"three-members": 60, "rules-agreed": 9},
    Status.DORMANT: {"ask-who-is-there": 30},
}
# How often a branch of that status met in a quarter; others two to four times.
MET = {Status.FORMING: 1, Status.DORMANT: 0}
IN_WORDS = {
    "summary": "A quarter in which many posts were filled. Two branches need help now, and both have said so.",
    "asks": "A by-election timetable that leaves branches six weeks.\nOne evening in spring for all new secretaries.",
}


def ensure():
    """Notes, reports and steps, where there are none yet; how many were made."""
    region = RegionPage.objects.filter(translation_key=page_key(REGION), locale__language_code="en").first()
    coordinator = _coordinator(region)
    if coordinator is None:
        return 0
    return _notes(coordinator) + _reports(region, coordinator) + _steps(coordinator) + _handover()


def _coordinator(region):
    now = timezone.localdate()
    terms = (
        Term.objects.on(now).filter(post__body__page=region, person__isnull=False).select_related("person", "post")
    )
    return next((term.person for term in terms if Capability.REGION in term.post.capabilities), None)


def _notes(author):
    if CoordinatorNote.objects.exists():
        return 0
    now = timezone.now()
    branches = _branches()
    rows = [
        CoordinatorNote(branch=branches[slug], author=author, text=text, created_at=now - timedelta(days=days))
        for slug, days, text in NOTES
        if slug in branches
    ]
    return len(CoordinatorNote.objects.bulk_create(rows))


def _branches():
    return {branch.slug: branch for branch in BranchPage.objects.in_source_language().defer_streamfields()}


def _reports(region, author):
    if LiecReport.objects.exists():
        return 0
    this_month = timezone.localdate().replace(day=1)
    begins = [this_month - relativedelta(months=months) for months in (6, 3)]
    for first_day, state in zip(begins, (ReportState.FILED, ReportState.DRAFT), strict=True):
        last_day = first_day + relativedelta(months=3, days=-1)
        filed = {"filed_at": timezone.now(), "filed_by": author} if state == ReportState.FILED else {}
        LiecReport.objects.create(
            region=region,
            region_name=region.title,
            first_day=first_day,
            last_day=last_day,
            sections=draft(region, first_day, last_day) | _met(region) | IN_WORDS,
            state=state,
            changed_at=timezone.now(),
            changed_by=author,
            **filed,
        )
    return len(begins)


def _met(region):
    """How often branches met, made up: the demo's calendar begins after those months."""
    branches = [branch for branch in _branches().values() if branch.path.startswith(region.path)]
    branches = [branch for branch in branches if branch.status in STANDING]
    held = {branch: MET.get(branch.status, 2 + crc32(branch.slug.encode()) % 3) for branch in branches}
    lines = [f"- {branch.title}: {times(held[branch])}" for branch in sorted(branches, key=lambda each: each.path)]
    return {"meetings": "\n".join(lines)}


def _steps(author):
    if ChecklistMark.objects.exists():
        return 0
    today = timezone.localdate()
    rows = [
        ChecklistMark(branch=branch, item=item, done_on=today - timedelta(days=days), marked_by=author)
        for branch in BranchPage.objects.in_source_language().filter(status__in=STEPS)
        for item, days in STEPS[branch.status].items()
    ]
    return len(ChecklistMark.objects.bulk_create(rows))


def _handover():
    """The first line of the handover that comes next."""
    today = timezone.localdate()
    term = Term.objects.on(today).filter(end__lte=today + timedelta(days=60)).order_by("end", "pk").first()
    if term is None or HandoverMark.objects.exists():
        return 0
    HandoverMark.objects.create(term=term, item="met", done_on=today, marked_by=term.person)
    return 1
