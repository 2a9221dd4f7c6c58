"""Help and the ways around us: first on the first page, and all there is where a report cannot be taken."""

from conduct.directory.showing import help_in
from conduct.models import ConductIndexPage
from conduct.reporting import drafts
from conduct.reporting.report import rows_of
from conduct.reporting.state import NOTHING


def help_of(country):
    """The help lines of a country, and the countries to choose from. Of nobody's clock or account."""
    return help_in(country)


def outside_of(page):
    """The ways to be heard besides this form, as the page above it has them, the Party's first."""
    return page.once("ways outside", lambda: _ways_above(page))


def _ways_above(page):
    parent = ConductIndexPage.objects.parent_of(page).first()
    ways = parent.ways if parent else ()
    own = page.translation_key
    return [way for way in ways if not (way.value.get("page") and way.value["page"].translation_key == own)]


def too_few(visit, is_certain=False):
    """None while enough are left to read it. Else nothing is kept, and what was written goes back to its author."""
    if visit.reading.are_enough and not is_certain:
        return None
    rows = [row for step in visit.steps.values() for row in rows_of(step, visit.places, visit.written)]
    context = {
        "rows": [row for row in rows if row["answer"]],
        "had_files": bool(visit.written.files),
        "reading": visit.reading,
        "ways": outside_of(visit.page),
        "help": help_of(visit.state.country),
    }
    drafts.give_up(visit.secret)
    visit.state = NOTHING
    return visit.show("outside", context)
