"""Who answers when an article is handed in, why somebody may not, and what an answer does."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from branches.review import services
from branches.review.steps import state_of, workflow_with
from newsletter.approval import mails
from newsletter.approval.people import EDITOR, case_of, cases_of, our_states
from newsletter.models import EditorsCheckTask

tell_reviewers = mails.tell_reviewers


def workflow():
    """The way every article goes: the active workflow with the editor's check in it; None where it was ended."""
    return workflow_with(EditorsCheckTask)


def waiting_case(article):
    state = state_of(article, our_states())
    return case_of(article.specific, state) if state else None


# ------------------------------------------------------------------------------------------------ who
def may_answer(user, article):
    case = waiting_case(article)
    return bool(case) and case.may_answer(user)


def is_asked(user, article):
    case = waiting_case(article)
    return bool(case) and case.is_asked(user)


def may_see(user, article):
    """Where the text stands and what was asked: its authors, who edits it, and whom the step asks."""
    return article.permissions_for_user(user).can_edit()


def why_not(user, case):
    """Why somebody whom the step asks may not answer, in words; empty where they may, or are not asked."""
    if not case.is_asked(user) or case.may_answer(user):
        return ""
    if user.pk in case.authors:
        return _("This is your own text, or that of who shares your post, so a colleague approves it.")
    if moment := case.writers.get(user.pk):
        day = date_format(moment)
        return _("You changed this text on %(day)s, so a colleague approves it.") % {"day": day}
    return _("You handed this text in, so a colleague approves it.")


def waiting_for(user, states):
    """Of some steps the ids of those somebody may answer to: always the same few queries."""
    return [case.task_state.pk for case in cases_of(states) if case.may_answer(user)] if user.is_active else []


# ------------------------------------------------------------------------------------------------ what happens
def answer(**kwargs):
    """What branches.review.services.answer says: its authors are told what concerns them."""
    services.answer(case_of=case_of, mails=mails, **kwargs)


def step_in_words(case):
    return _("Editor’s check") if case.step == EDITOR else _("Check by the region")
