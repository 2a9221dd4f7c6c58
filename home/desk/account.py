"""What somebody's account shows of the desk, and what deleting it does there."""

from django.utils.translation import gettext_lazy as _

from home.models import CoordinatorNote
from members.account.sections import erases, exports, unexported

TICKS = ["home.ChecklistMark.marked_by", "home.HandoverMark.marked_by"]
REPORTS = ["home.LiecReport.changed_by", "home.LiecReport.filed_by"]
NOTE = "home.CoordinatorNote.author"


@exports(
    "coordinators_notes",
    _("Notes you wrote as a coordinator"),
    of=[NOTE],
    order=70,
    labels={"branch": _("branch"), "text": _("note"), "written": _("written"), "changed": _("changed")},
)
def notes(user):
    rows = CoordinatorNote.objects.filter(author=user).select_related("branch").order_by("created_at", "pk")
    return [
        {"branch": note.branch.title, "text": note.text, "written": note.created_at, "changed": note.changed_at}
        for note in rows
    ]


@erases(of=[NOTE], order=70, stays=_("Notes you wrote as a coordinator stay for two years, without your name."))
def forget_author(user):
    CoordinatorNote.objects.filter(author=user).update(author=None)


@erases(of=[*TICKS, *REPORTS], order=70)
def forget_in_records(user):
    """Emptied with the user's row: steps and reports belong to the branch and the region."""


unexported(
    _("Belongs to the branch’s or the region’s records; your name goes from it with your account."), *TICKS, *REPORTS
)
