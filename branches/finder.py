"""Which branch looks after somebody who lives in a given country, and what to do where none does."""

from dataclasses import dataclass, replace
from enum import StrEnum

from branches.choices import Status
from branches.contacts import contact_of, membership_contact
from branches.models import BranchPage, Catchment, RegionPage
from branches.places import by_name, country_code, country_name, subdivision_code, subdivision_name, subdivisions
from branches.querysets import in_readers_language
from branches.succession import successor
from common.languages import marked, readers_language
from common.privacy import public
from common.remembered import remembered


class Kind(StrEnum):
    ASK = "ask"  # no country yet
    UNKNOWN = "unknown"  # not a country's code
    ASK_PART = "ask_part"  # several branches share the country
    BRANCH = "branch"
    UK = "uk"
    CROWN = "crown"
    ANTARCTICA = "antarctica"
    UNCOVERED = "uncovered"  # a gap in the catchments, or its branch is not published


# Where no branch is needed. Once a catchment names one of the last four, it wins.
SPECIAL = {"GB": Kind.UK, "GG": Kind.CROWN, "IM": Kind.CROWN, "JE": Kind.CROWN, "AQ": Kind.ANTARCTICA}


@dataclass(frozen=True)
class Answer:
    kind: Kind
    country: str = ""
    country_name: str = ""
    part: str = ""
    part_name: str = ""
    # Every first-level part of a split country as (code, name); empty where one branch has it all.
    parts: tuple[tuple[str, str], ...] = ()
    branch: BranchPage | None = None
    region: RegionPage | None = None
    # The page of whom to write to: the branch, the coordinator or the membership secretary.
    contact: object | None = None
    # The merged branch that ``branch`` took over from.
    came_from: BranchPage | None = None

    @property
    def language(self):
        """Of the branch's page, where that is another one than the reader's."""
        return marked(self.branch.locale.language_code) if self.branch else None


def find(country="", part=""):
    """The answer for what somebody chose or typed into the address: every text has one, in at most seven queries."""
    if not country.strip():
        return Answer(Kind.ASK)
    code = country_code(country)
    if not code:
        return Answer(Kind.UNKNOWN, contact=membership_contact())
    answer = Answer(SPECIAL.get(code, Kind.UNCOVERED), country=code, country_name=country_name(code))
    if answer.kind == Kind.UK:
        return replace(answer, contact=membership_contact())
    return _by_catchment(answer, part)


def _by_catchment(answer, part):
    rows = _branches_in(answer.country)
    if set(rows) - {""}:
        answer = replace(answer, parts=_parts(answer.country, rows))
        part = subdivision_code(answer.country, part) or part.strip().upper()
        if part not in dict(answer.parts):
            return replace(answer, kind=Kind.ASK_PART)
        answer = replace(answer, part=part, part_name=dict(answer.parts)[part])
    branch_id = rows.get(answer.part, rows.get(""))
    found = branch_id and _of_branch(branch_id, readers_language())
    if not found:
        return replace(answer, contact=membership_contact())
    return replace(answer, kind=Kind.BRANCH, **found)


@remembered
def _branches_in(country):
    return dict(Catchment.objects.filter(country=country).values_list("subdivision", "branch_id"))


def _parts(country, rows):
    """All parts of a split country, those its branches share and the rest, by name."""
    named = {code: subdivision_name(code) or code for code in rows if code}
    return tuple(by_name((subdivisions(country) | named).items()))


@remembered
def _of_branch(branch_id, _language):
    """What the answer says of a branch that is published; nothing if the catchment leads to no such branch."""
    branch, came_from = _standing(branch_id)
    if branch is None:
        return {}
    region = _region_of(branch)
    return {"branch": branch, "region": region, "contact": contact_of(branch, region), "came_from": came_from}


def _region_of(branch):
    """Its published region, which may be there in the reader's language where the branch is not; None if hidden."""
    region = branch.region if branch.region and branch.region.live else None
    if region is None or marked(branch.locale.language_code) is None:
        return region
    translations = RegionPage.objects.live().filter(public(), translation_key=region.translation_key)
    return in_readers_language(translations.select_related("locale")) or region


def _standing(branch_id):
    """The branch a catchment leads to and, if another took over from the one it names, that one."""
    key = BranchPage.objects.filter(pk=branch_id).values("translation_key")
    translations = list(BranchPage.objects.filter(public(), translation_key__in=key).select_related("locale"))
    live = in_readers_language([page for page in translations if page.live])
    named = live or in_readers_language(translations)
    if named is None:
        return None, None
    if named.status == Status.MERGED:
        heir = successor(named)
        if heir:
            return heir, live
    return live, None
