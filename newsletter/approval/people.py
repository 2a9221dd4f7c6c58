"""Who wrote an article, and who therefore answers to it: for one, or for all that wait, in the same few queries.

Nobody answers to a text of their own. That leaves out, for editors and administrators alike,
1. whose article it is, and who shares their seat;
2. whoever its by-lines name;
3. whoever handed it in;
4. whoever has written a version since the one that is live, or since then translated strings of it or put another
   picture or link into the translation.
"""

from collections import defaultdict
from dataclasses import dataclass, replace

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Site, TaskState

from branches.models import BranchPage, RegionPage
from branches.review import cases
from branches.review.steps import must_see_again, pages_of, waiting_at
from branches.rights import rights_of_everybody
from common.writers import writers_of
from members.rights import Capability
from newsletter.models import ApprovalSettings, ArticlePage, Byline, EditorsCheckTask, RegionsCheckTask
from newsletter.rights import is_author, partners_by_person, writes_as

REGION, EDITOR = "region", "editor"


@dataclass(frozen=True, kw_only=True)
class Case(cases.Case):
    """An article at a step; administrators are asked at every one."""

    authors: frozenset[int]
    regions: frozenset[int] = frozenset()

    @property
    def involved(self):
        return super().involved | self.authors

    def is_asked(self, user):
        return user.is_active and (user.is_superuser or user.pk in self.asked)

    def may_take_back(self, user):
        """Its authors, who handed it in, and whoever would answer: who then writes it approves nothing."""
        mine = is_author(user) and self.page.owner_id in writes_as(user)
        return user.is_active and (mine or user.pk == self.handed_in_by or self.is_asked(user))


def approval_settings():
    """Of the one site; made when they are first asked for."""
    return ApprovalSettings.for_site(Site.objects.get(is_default_site=True))


def our_states():
    """The steps at which articles wait."""
    return waiting_at(EditorsCheckTask, RegionsCheckTask)


def cases_of(states):
    """A :class:`Case` for each of these steps, the longest waiting first: the same few queries however many."""
    return _cases(pages_of(states, ArticlePage.objects.all()))


def case_of(article, state):
    return _cases([(article, state)])[0]


def _cases(pairs):
    if not pairs:
        return []
    articles, states = [article for article, _state in pairs], [state for _article, state in pairs]
    authors, writers = _authors(articles, states), writers_of(articles)
    everybody = rights_of_everybody()
    of_regions = ContentType.objects.get_for_model(RegionsCheckTask).pk
    regions = _regions([state for state in states if state.task.content_type_id == of_regions])
    own = _regions_with_own_check() if regions else frozenset()
    found = []
    for article, state in pairs:
        case = Case(
            task_state=state,
            page=article,
            step=REGION if state.pk in regions else EDITOR,
            authors=authors[article.pk],
            handed_in_by=state.workflow_state.requested_by_id,
            writers=writers[article.pk],
            regions=regions.get(state.pk, frozenset()) & own,
        )
        found.append(_with_asked(case, everybody))
    return found


def _with_asked(case, everybody):
    """A region whose coordinators all wrote the text, or have gone since, leaves the answer to the editors."""
    editors = frozenset(person for person, rights in everybody.items() if Capability.EDITOR in rights.held)
    asked = coordinators(case.regions, everybody) if case.step == REGION else editors
    if case.step == REGION and not asked - case.involved:
        asked = editors
    return replace(case, asked=asked)


def coordinators(regions, everybody):
    return frozenset(p for p, rights in everybody.items() if rights.pages(Capability.REGION) & regions)


# ------------------------------------------------------------------------------------------------ who wrote
def authors_of(article):
    """Ids: whose article it is, who shares their seat, and whom its by-lines name, live or in the latest version."""
    revision = article.latest_revision
    return _authors([article], [], {article.pk: _people_in(revision)} if revision else {})[article.pk]


def _authors(articles, states, named=None):
    partners = partners_by_person(article.owner_id for article in articles)
    found = {a.pk: {a.owner_id, *partners.get(a.owner_id, ())} - {None} for a in articles}
    for pk, people in (named or {}).items():
        found[pk] |= people
    for state in states:
        found[int(state.workflow_state.object_id)] |= _people_in(state.revision)
    for article, person in Byline.objects.filter(article__in=found).values_list("article", "person"):
        found[article] |= {person} - {None}
    return {pk: frozenset(people) for pk, people in found.items()}


def _people_in(revision):
    return {byline.get("person") for byline in revision.content.get("bylines", ())} - {None}


# ------------------------------------------------------------------------------------------------ the region's step
def _regions(states):
    """``{id of the step: ids of the regions its text is about, by itself or through its branches}``."""
    direct, branches = defaultdict(set), defaultdict(set)
    for state in states:
        direct[state.pk] |= set(state.revision.content.get("regions") or ())
        for branch in state.revision.content.get("branches") or ():
            branches[branch].add(state.pk)
    if branches:
        for branch, region in regions_of_branches(branches):
            for pk in branches[branch]:
                direct[pk].add(region)
    return {state.pk: frozenset(direct[state.pk]) for state in states}


def regions_of_branches(branches):
    """``(id of the branch, id of its region)`` pairs; two queries."""
    paths = dict(BranchPage.objects.filter(pk__in=list(branches)).values_list("pk", "path"))
    regions = {path: pk for pk, path in RegionPage.objects.values_list("pk", "path")}
    above = {pk: next((p for p in regions if path.startswith(p)), None) for pk, path in paths.items()}
    return [(pk, regions[path]) for pk, path in above.items() if path]


def _regions_with_own_check():
    return frozenset(approval_settings().regions_with_own_check.values_list("pk", flat=True))


def has_own_check(workflow_state):
    """Whether a region that looks first is what a text is about, and has a coordinator who did not write it."""
    own = _regions_with_own_check()
    if not own:
        return False
    article = workflow_state.content_object.specific
    state = TaskState(workflow_state=workflow_state, revision=article.get_latest_revision())
    regions = _regions([state])[None] & own
    involved = _authors([article], [state])[article.pk] | set(writers_of([article])[article.pk])
    involved |= {workflow_state.requested_by_id}
    return bool(coordinators(regions, rights_of_everybody()) - involved)


def region_must_see_again(workflow_state):
    """The region's step, where it has answered to another version than the one that is handed in now."""
    return must_see_again(workflow_state, RegionsCheckTask)
