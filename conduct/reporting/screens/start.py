"""The first page: help before anything else, who reads, who does not, what is kept; then the start."""

from django.conf import settings
from django.utils.translation import gettext as _

from conduct.reporting.forms import CountryForm, WordsForm
from conduct.reporting.outside import help_of, outside_of
from conduct.sealing.words import new_words


def shown(visit, note="", status=200, words_form=None):
    found = help_of(visit.state.country)
    everybody = visit.everybody
    return visit.show(
        "start",
        {
            "note": note,
            "help": found,
            "country_form": CountryForm(found.countries, initial={"country": found.country}),
            "words_form": words_form or WordsForm(),
            "ways": outside_of(visit.page),
            "readers": everybody.officers,
            "trustees": everybody.trustees,
            "is_open": everybody.are_enough,
            **days(),
        },
        status,
    )


def days():
    """How long what is kept, for the sentences that say so."""
    return {
        "draft_days": settings.CONDUCT_DRAFT_DAYS,
        "retention_days": settings.CONDUCT_RETENTION_DAYS,
        "extension_days": settings.CONDUCT_EXTENSION_DAYS,
        "acknowledge_days": settings.CONDUCT_ACKNOWLEDGE_DAYS,
        "outcome_days": settings.CONDUCT_OUTCOME_DAYS,
    }


def posted(visit):
    """A country was chosen, or somebody starts: then there are six words, and so far nothing else."""
    post = visit.request.POST
    if "country" in post:
        country = post["country"] if post["country"] in dict(help_of("").countries) else ""
        return visit.go(visit.state.but(country=country))
    if not visit.everybody.are_enough:
        return shown(visit, _("The form cannot be used at the moment: fewer than two officers could read it."))
    if visit.secret or visit.state.words:
        # A second press, or Back and once more: the words that are there stay.
        return visit.go()
    return visit.go(visit.state.but(words=new_words()))
