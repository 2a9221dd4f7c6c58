"""One request to the form: what its cookie opens, and the two ways to answer it."""

from functools import cached_property

from django.http import HttpResponseRedirect
from wagtail.models import Revision

from conduct.models import Case
from conduct.pages.questions import steps_of
from conduct.reporting import drafts, pages, state
from conduct.reporting.forms import filled
from conduct.reporting.people import Everybody, reading_of

FIRST, LAST = "people", "review"
# Before the questions come the words and the people, behind them the reading over.
BESIDES = 3


class Visit:
    def __init__(self, request, page):
        self.request, self.page = request, page
        self.url = pages.form_address(request)
        self.state = state.read(request)
        self.everybody = Everybody()

    # ------------------------------------------------------------------------------------------ what there is
    @cached_property
    def secret(self):
        return self.state.secret

    @cached_property
    def case(self):
        return self.secret and Case.objects.filter(locator=self.secret.locator).first()

    @cached_property
    def written(self):
        return self.secret and drafts.find(self.secret)

    @cached_property
    def revision(self):
        """The version of the form that the draft began with, where it is still kept."""
        return self.written.revision and Revision.objects.filter(pk=self.written.revision).first()

    @cached_property
    def steps(self):
        """The steps that editors wrote, by the name that this form calls them: s1, s2 ..."""
        page = self.revision.as_object() if self.revision else self.page
        return {f"s{step.number}": step for step in steps_of(page)}

    @property
    def names(self):
        return [FIRST, *self.steps, LAST]

    @cached_property
    def places(self):
        return [(code, body.name) for code, body in self.everybody.places.items()]

    @property
    def reading(self):
        return reading_of(self.written, self.everybody)

    def progress(self, name):
        return {"step": self.names.index(name) + 2, "of": len(self.steps) + BESIDES}

    def wrong_step(self):
        """The first step whose answers cannot be sent as they are, or None."""
        forms = ((name, filled(step, self.places, self.written.answers)) for name, step in self.steps.items())
        return next((name for name, form in forms if not form.is_valid()), None)

    # ------------------------------------------------------------------------------------------ what is written
    def change(self, by):
        """Change what is kept; raises ``drafts.GoneError``."""
        self.written = drafts.change(secret=self.secret, by=by)

    # ------------------------------------------------------------------------------------------ answers
    def show(self, template, context=None, status=200):
        context = {"page": self.page, "page_url": self.url, **(context or {})}
        return self._with_cookie(pages.answer(self.request, template, context, status))

    def go(self, new_state=None):
        """To the same address, which shows what is next."""
        self.state = self.state if new_state is None else new_state
        response = HttpResponseRedirect(self.url)
        response.status_code = 303
        response.is_of_reports = True
        return self._with_cookie(response)

    def _with_cookie(self, response):
        """Two hours begin anew; where there is nothing to keep, nothing is left."""
        if self.state != state.NOTHING:
            state.write(response, self.state, self.url)
        elif state.NAME in self.request.COOKIES:
            state.forget(response, self.url)
        return response
