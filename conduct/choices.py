"""The words of a report and of a case, and which of them allow what."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Kind(models.TextChoices):
    """What a report is about. In the database it stands sealed (conduct.cases.facts)."""

    SEXUAL_HARASSMENT = "sexual_harassment", _("Sexual harassment")
    DISCRIMINATION = "discrimination", _("Discrimination")
    BULLYING = "bullying", _("Bullying or abuse")
    ONLINE_ABUSE = "online_abuse", _("Abuse online")
    DISRUPTION = "disruption", _("Disruption of a meeting")
    SAFEGUARDING = "safeguarding", _("Danger to somebody under 18 or at risk")
    DATA_BREACH = "data_breach", _("Misuse of personal data")
    OTHER = "other", _("Something else, or I am not sure")


# The Party's own boards decide about these; Labour International supports, keeps meetings safe, and refers.
FOR_THE_PARTY = frozenset({Kind.SEXUAL_HARASSMENT, Kind.DISCRIMINATION})


class Relation(models.TextChoices):
    HAPPENED_TO_ME = "me", _("It happened to me")
    SAW_IT = "saw", _("I saw it")
    WAS_TOLD = "told", _("I was told about it")


class AtRisk(models.TextChoices):
    YES = "yes", _("Yes")
    NO = "no", _("No")
    UNSURE = "unsure", _("I am not sure")


class Wish(models.TextChoices):
    ADVICE = "advice", _("Advice about what I can do")
    SUPPORT = "support", _("Support")
    RECORD = "record", _("Only have it recorded")
    REFER = "refer", _("Have it passed on to the Party, with my consent")
    UNSURE = "unsure", _("I do not know yet")


class State(models.TextChoices):
    """Where a case stands. A deleted one is a row no more; the log says that it was deleted."""

    RECEIVED = "received", _("received")
    RISK_CHECKED = "risk_checked", _("risk checked")
    ACKNOWLEDGED = "acknowledged", _("acknowledged")
    OPTIONS_EXPLAINED = "options_explained", _("options explained")
    SUPPORTED = "supported", _("supported")
    RESOLVED_LOCALLY = "resolved_locally", _("resolved locally")
    REFERRED = "referred", _("referred to the Party")
    RECORDED_ONLY = "recorded_only", _("recorded only")
    OUT_OF_SCOPE = "out_of_scope", _("out of scope")
    CLOSED = "closed", _("closed")


OUTCOMES = (
    State.SUPPORTED,
    State.RESOLVED_LOCALLY,
    State.REFERRED,
    State.RECORDED_ONLY,
    State.OUT_OF_SCOPE,
)
# Which state may follow which. An outcome can be followed by another: support, then a referral.
MOVES = {
    State.RECEIVED: (State.RISK_CHECKED,),
    State.RISK_CHECKED: (State.ACKNOWLEDGED,),
    State.ACKNOWLEDGED: (State.OPTIONS_EXPLAINED, State.OUT_OF_SCOPE),
    State.OPTIONS_EXPLAINED: OUTCOMES,
    **{outcome: (*(other for other in OUTCOMES if other != outcome), State.CLOSED) for outcome in OUTCOMES},
    State.CLOSED: (),
}


class ReferralGround(models.TextChoices):
    """Without one of these nothing is passed on to the Party."""

    CONSENT = "consent", _("The person who reported has agreed in the conversation")
    SAFEGUARDING = "safeguarding", _("Somebody under 18 or at risk is in danger")


class PartKind(models.TextChoices):
    """The sealed pieces of a case. Notes are sealed to its officers alone, all others to whoever reported as well."""

    REPORT = "report", _("report")
    FILE = "file", _("file")
    FROM_REPORTER = "from_reporter", _("message from whoever reported")
    TO_REPORTER = "to_reporter", _("message to whoever reported")
    NOTE = "note", _("note among officers")


class Seat(models.TextChoices):
    """Whose key it is. Both trustees together open what no officer can open any more; neither does alone."""

    OFFICER = "officer", _("conduct officer")
    FIRST_TRUSTEE = "first_trustee", _("first trustee of the recovery key")
    SECOND_TRUSTEE = "second_trustee", _("second trustee of the recovery key")


class KeyState(models.TextChoices):
    PROPOSED = "proposed", _("proposed")
    ACTIVE = "active", _("active")
    RETIRED = "retired", _("retired")


class Extension(models.TextChoices):
    """Why a closed case is kept longer, once."""

    APPEAL = "appeal", _("An appeal or a case at the Party is still open")
    LEGAL = "legal", _("A court or the police have asked for it")
    PATTERN = "pattern", _("A later report is about the same thing")
    REPORTER = "reporter", _("Whoever reported has asked for it")


class Act(models.TextChoices):
    """What the log can say. It never says what a report says."""

    CASE_RECEIVED = "case.received", _("A report was received")
    CASE_OPENED = "case.opened", _("Opened a case")
    CASE_EXPORTED = "case.exported", _("Took a copy of a case along")
    CASE_MOVED = "case.moved", _("Moved a case on")
    CASE_ASSIGNED = "case.assigned", _("Took a case over, or handed it on")
    CASE_SHARED = "case.shared", _("Gave another officer a case to read")
    CASE_RECUSED = "case.recused", _("Stepped back from a case")
    CASE_REFERRED = "case.referred", _("Referred a case to the Party")
    CASE_WARNED = "case.warned", _("It was said that a case will be deleted")
    CASE_EXTENDED = "case.extended", _("Had a closed case kept longer")
    CASE_DELETED = "case.deleted", _("A case was deleted")
    CASE_PROVED = "case.proved", _("Nothing of a deleted case was found any more")
    PART_ADDED = "part.added", _("Something sealed was added to a case")
    PARTS_FAILED = "part.altered", _("A sealed part was found altered")
    READER_LEFT = "reader.left", _("An officer left and reads no case any more")
    KEY_PROPOSED = "key.proposed", _("Proposed a key")
    KEY_AGREED = "key.agreed", _("Agreed to a key")
    KEY_ACTIVATED = "key.activated", _("A key became active")
    KEY_RETIRED = "key.retired", _("A key was retired")
    KEY_ALARM = "key.alarm", _("Keys are not what was published")
    RECOVERY_TAKEN = "recovery.taken", _("Took along what the trustees open")
    RECOVERY_RETURNED = "recovery.returned", _("Brought back what the trustees opened")
    LOG_READ = "log.read", _("Read this log")
    LOG_ACCEPTED = "log.accepted", _("The log was accepted as it stands")
    FIGURES_READ = "figures.read", _("Read the year’s figures")
