"""What ``conduct`` does in the background (docs/jobs.md). No job mails or logs a word of what a report says."""

from datetime import timedelta

from common.jobs import job
from conduct import notices
from conduct.cases import reminders as reminders_of_cases
from conduct.complaints import services as complaints
from conduct.directory import reminders
from conduct.figures import services as figures
from conduct.keys import checking, leaving
from conduct.log import watch
from conduct.pages import reminders as reminders_of_pages
from conduct.retention import services as retention


@job("conduct.watch_log", every=timedelta(days=1), lease=timedelta(minutes=30))
def watch_log(key):
    """Every entry and every part against what was written down; who watches over it hears when they differ."""
    watch.watch()


@job("conduct.remind_to_verify", every=timedelta(days=1))
def remind_to_verify(key):
    """Helplines that will be hidden soon because nobody has verified them again, and those that now are."""
    reminders.remind()


@job("conduct.remind_reviewers", every=timedelta(hours=6))
def remind_reviewers(key):
    """Conduct pages that have waited for three days, and for seven, are brought to mind."""
    reminders_of_pages.remind()


@job(notices.QUIET_JOB)
def end_quiet(key):
    """Nothing: that its row goes is what ends an officer's hour without mails."""


@job(notices.LATER_JOB)
def tell_later(key):
    notices.tell_later(key)


@job("conduct.remind_readers", every=timedelta(days=1))
def remind_readers(key):
    """Whoever handles a case, where something is due by tomorrow or overdue."""
    reminders_of_cases.remind()


@job("conduct.delete_what_is_over", every=timedelta(days=1), lease=timedelta(minutes=30))
def delete_what_is_over(key):
    """Begun reports after some days; closed cases after their time, warned of before; deleted ones that are back."""
    retention.purge()


@job("conduct.freeze_figures", every=timedelta(days=1))
def freeze_figures(key):
    """The figures of the year before, once, from 31 January on."""
    figures.freeze()


@job("conduct.look_after_keys", every=timedelta(days=1))
def look_after_keys(key):
    """Keys of those who left are retired; then table, log and published list are compared."""
    leaving.retire_those_who_left()
    checking.check()


@job("conduct.remind_of_complaints", every=timedelta(days=1))
def remind_of_complaints(key):
    """Whoever answers complaints about data, as their 30 days run out; where nobody does, who can change that."""
    complaints.remind()


@job("conduct.delete_complaints", every=timedelta(days=1))
def delete_complaints(key):
    """Complaints about data, some time after they have ended."""
    complaints.purge()
