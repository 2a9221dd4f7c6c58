"""What the register has to say, in words: why a file is refused, why a line does what it does, what would change."""

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as lazy
from django_countries import countries

from common.times import long_date
from members.choices import MembershipStatus, Placed
from members.register.columns import FIELDS

# Of a whole file or run.
PROBLEMS = {
    "too_large": lazy("The file is larger than 10 MB. Export only the columns that the register needs."),
    "empty": lazy("The file is empty. Export the list again."),
    "old_excel": lazy("This is an Excel file of the old kind (.xls). Open it and save it as .xlsx or as CSV."),
    "not_a_list": lazy("This is no list. Choose a CSV file or an Excel file (.xlsx)."),
    "too_many_rows": lazy("The list has more than 20,000 lines. Is it the list of Labour International only?"),
    "too_many_columns": lazy("The list has more than 60 columns. Export only those that the register needs."),
    "no_headings": lazy("No line of headings was found. The first line has to name the columns."),
    "headings_twice": lazy("Two columns have the same heading, so nobody can tell them apart. Rename one."),
    "only_headings": lazy("The list has headings, but no members below them. Nothing was stored."),
    "no_columns": lazy("The columns cannot be told apart: there is no comma, semicolon or tab in the first lines."),
    "encoding": lazy("The letters of the file cannot be read. Save it as “CSV UTF-8” and choose it again."),
    "nul": lazy("The file has signs that no text has (NUL). Export the list again."),
    "quotes": lazy("A quotation mark is opened and not closed, so lines run into each other. Export the list again."),
    "huge_cell": lazy("A cell has more than 2,000 signs. A quotation mark may be missing: export the list again."),
    "entities": lazy("The Excel file defines entities of its own, as attacks do. It was not read any further."),
    "broken_excel": lazy("The Excel file is damaged or locked by a password. Save it again without one."),
    "not_excel": lazy("This is a ZIP file, but no Excel file. Unpack it and choose the list in it."),
    "unpacks_to_too_much": lazy("The Excel file unpacks to more than 80 MB. It was not read any further."),
    "columns": lazy("The columns have to be named again: the list does not have those it was told to have."),
    "sealed": lazy("The file cannot be opened any more: the site's key has changed since. Upload it again."),
    "moved": lazy("The register changed after the list was compared, so it was compared again. Look once more."),
    "clash": lazy("Nothing was written: an address would have belonged to two members. Compare again."),
}

# Of one line.
REASONS = {
    "no_number": lazy("There is no membership number."),
    "bad_number": lazy("The membership number cannot be read."),
    "spoiled_number": lazy(
        "A spreadsheet has rounded the membership number (1.23E+09). Format the column as text and export again."
    ),
    "no_name": lazy("There is no name."),
    "long_name": lazy("The name has more than 160 signs."),
    "bad_email": lazy("“%(value)s” is not an e-mail address."),
    "no_country": lazy("There is no country."),
    "bad_country": lazy("“%(value)s” is not a country we know."),
    "bad_since": lazy("“%(value)s” is not a date. Write 2026-11-22 or 22/11/2026."),
    "bad_until": lazy("“%(value)s” is not a date. Write 2026-11-22 or 22/11/2026."),
    "ends_first": lazy("The membership ends before it begins."),
    "formula": lazy("“%(column)s” holds a formula. Save the list as CSV, then only values are left."),
    "number_twice": lazy("The same membership number is on line %(lines)s. Head office has to say which holds."),
    "email_twice": lazy("The same e-mail address is on line %(lines)s. An address can belong to one member only."),
    "email_taken": lazy("The e-mail address belongs to another member in the register."),
    "other_person": lazy(
        "The register knows this number under another name and another address. Is it the same person?"
    ),
    "returned": lazy("They had left and are in the list again."),
    "no_branch": lazy("No branch follows from where they live: set one in their entry."),
    "not_listed": lazy("The list does not name them."),
    "kept_while_unreadable": lazy(
        "The list does not name them, but it has lines without a number that can be read: one may be theirs."
    ),
}
LABELS = FIELDS | {
    "status": lazy("Status"),
    "branch": lazy("Branch"),
    "placed": lazy("Branch decided"),
    "until": lazy("Member until"),
    "linked_email": lazy("Linked address"),
}


def problem(code):
    return str(PROBLEMS.get(code, ""))


def reason(code, details):
    named = dict(details)
    if "lines" in named:
        named["lines"] = ", ".join(map(str, named["lines"]))
    if "column" in named:
        named["column"] = LABELS[named["column"]]
    return str(REASONS[code]) % named


def value(name, raw, branches):
    """What stands in a field, as people read it; ``branches`` are titles by id."""
    if raw in ("", None):
        return _("nothing")
    if name == "branch":
        return branches.get(raw, _("a branch that is gone"))
    if name == "country":
        return str(countries.name(raw)) or raw
    if name in ("since", "until"):
        return long_date(date.fromisoformat(raw))
    choices = {"status": MembershipStatus, "placed": Placed}
    return str(choices[name](raw).label) if name in choices else raw


def changes(diff, branches, is_new=False):
    """``[(label, before, after), …]`` of a row's diff. Who decided about a branch goes without saying."""
    return [
        (LABELS[name], "" if is_new else value(name, before, branches), value(name, after, branches))
        for name, (before, after) in diff.items()
        if name != "placed" and not (is_new and after in ("", None))
    ]


def labels(fields):
    """``name email`` as “Name, E-mail address”."""
    return ", ".join(str(LABELS[name]) for name in fields.split() if name in LABELS and name != "placed")
