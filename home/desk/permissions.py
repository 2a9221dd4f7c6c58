"""Who may do what at the desk: the rules that ``members.rights.can`` asks."""

from branches.models import BranchPage, RegionPage, Term
from home.desk import scope
from home.models import CoordinatorNote, LiecReport
from members.rights import rule


@rule("tick", BranchPage)
def may_tick(user, branch):
    return scope.branches_of(user).filter(pk=branch.pk).exists()


@rule("read", CoordinatorNote)
def may_read_note(user, note):
    return CoordinatorNote.objects.visible_to(user).filter(pk=note.pk).exists()


@rule("write", CoordinatorNote)
def may_write_note(user, note):
    """About a branch one coordinates and is no officer of."""
    helped = scope.helped_branches(user).filter(pk=note.branch_id)
    return helped.exists() and not scope.own_branches(user).filter(pk=note.branch_id).exists()


@rule("change", CoordinatorNote)
def may_change_note(user, note):
    """Its author, and who coordinates the branch's region: the two of a job share keep the same notes."""
    if not may_read_note(user, note):
        return False
    return note.author_id == user.pk or scope.regions_of(user).filter(pk=region_id(note.branch)).exists()


@rule("report", RegionPage)
def may_report(user, region):
    return scope.regions_of(user).filter(pk=region.pk).exists()


@rule("read", LiecReport)
def may_read_report(user, report):
    return LiecReport.objects.visible_to(user).filter(pk=report.pk).exists()


@rule("change", LiecReport)
def may_change_report(user, report):
    return scope.regions_of(user).filter(pk=report.region_id).exists()


@rule("hand_over", Term)
def may_hand_over(user, term):
    return scope.handovers_of(user).filter(pk=term.pk).exists()


def region_id(branch):
    return branch.region and branch.region.pk
