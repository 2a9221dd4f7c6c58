"""The posts that a new body starts with, as data: an organisation changes them in the admin afterwards.

Titles and duties are English in the database and translated where they are shown, as long as nobody changes them.
"""

from dataclasses import dataclass

from django.utils.translation import gettext_noop as _

from branches.choices import BodyKind, Filling
from members.rights import Capability


@dataclass(frozen=True)
class StandardPost:
    title: str
    duties: str
    capabilities: tuple[Capability, ...] = ()
    former_titles: str = ""
    seats: int = 1
    job_share: bool = True
    filled_by: Filling = Filling.ELECTION
    voting: bool = True
    equality: bool = False
    term_months: int = 24


KEEPS_PAGES = (Capability.BRANCH,)
DELEGATE = _("Delegate to the General Committee")

OF_BRANCH = (
    StandardPost(
        _("Chair"),
        _("Leads the meetings so that everyone is heard, and speaks for the branch. Draws up the year's plan."),
        KEEPS_PAGES,
        "Chairperson\nChairman",
        term_months=12,
    ),
    StandardPost(
        _("Vice-chair"),
        _("Stands in for the chair and takes on one piece of the year's plan."),
        KEEPS_PAGES,
        "Deputy chair",
        term_months=12,
    ),
    StandardPost(
        _("Secretary"),
        _("Calls the meetings, answers the branch's letters, keeps its page, its calendar and its minutes."),
        KEEPS_PAGES,
        "Branch secretary",
        term_months=12,
    ),
    StandardPost(
        _("Treasurer"),
        _("Looks after the branch's money, if it has any, and says once a year where it went."),
        term_months=12,
    ),
    StandardPost(
        _("Membership secretary"),
        _("Writes to everyone who is new within a week, and sees to it that nobody stands alone at a first meeting."),
        KEEPS_PAGES,
        "Membership officer",
        term_months=12,
    ),
    StandardPost(
        _("Women’s officer"),
        _("Brings women in the branch together and makes sure they are asked, heard and elected. Held by a woman."),
        equality=True,
        term_months=12,
    ),
    StandardPost(
        _("Youth officer"),
        _("The voice of members under 27, and the one who finds them. Held by somebody under 27."),
        former_titles="Young members’ officer",
        equality=True,
        term_months=12,
    ),
    StandardPost(
        _("BAME officer"),
        _(
            "Speaks for Black, Asian and minority ethnic members and keeps an eye on how welcome the branch is. "
            "Held by somebody who identifies so."
        ),
        former_titles="Black, Asian and minority ethnic officer",
        equality=True,
        term_months=12,
    ),
    StandardPost(
        _("LGBT+ officer"),
        _("Speaks for LGBT+ members and for those who may not be open about it where they live."),
        equality=True,
        term_months=12,
    ),
    StandardPost(
        _("Disability officer"),
        _("Makes sure that every meeting can be followed by all, in the room and on the screen."),
        former_titles="Disabled members’ officer\nDiversity officer",
        equality=True,
        term_months=12,
    ),
    StandardPost(
        _("Political education officer"),
        _("Finds the subjects and the guests that make a meeting worth an evening."),
        term_months=12,
    ),
    StandardPost(
        _("Communications officer"),
        _("Keeps the branch's page and its news fresh, and writes so that people come."),
        KEEPS_PAGES,
        "Social media officer\nPress officer",
        term_months=12,
    ),
    StandardPost(
        _("Trade union liaison officer"),
        _("Links the branch with unions here and at home. Held by a member of an affiliated union."),
        former_titles="TULO",
        term_months=12,
    ),
    StandardPost(
        _("Welfare officer"),
        _("The one to talk to when something is not right: listens, and knows who can help."),
        former_titles="Conduct contact",
        job_share=False,
        term_months=12,
    ),
    StandardPost(
        DELEGATE,
        _("Takes the branch's view to the General Committee, votes there, and tells the branch what was decided."),
        former_titles="GC delegate",
        job_share=False,
        term_months=12,
    ),
)

OF_REGION = (
    StandardPost(
        _("Regional coordinator"),
        _(
            "Helps branches start, grow and work together; brings their secretaries to one table; writes for the "
            "newsletter; takes what branches say to the Executive Committee."
        ),
        (Capability.REGION, Capability.ARTICLES),
        "Regional organiser\nRegional officer",
    ),
)

OF_EXECUTIVE = (
    StandardPost(_("Chair"), _("Leads the Executive Committee and the General Committee, and speaks for us all.")),
    StandardPost(_("Vice-chair"), _("Stands in for the chair and looks after how branches and coordinators work.")),
    StandardPost(
        _("Vice-chair and membership secretary"),
        _("Keeps the membership register, finds every member a branch, and answers who asks where they belong."),
        (Capability.MEMBERSHIP,),
        "Vice-Chair/Membership\nMembership secretary",
    ),
    StandardPost(
        _("Secretary"),
        _("Calls meetings, keeps minutes and papers, and keeps the register of posts and who holds them."),
        (Capability.ELECTIONS,),
        "General secretary",
    ),
    StandardPost(_("Treasurer"), _("Keeps the accounts, proposes the budget, and raises money within the law.")),
    StandardPost(_("Policy officer"), _("Helps branches write motions, and follows what becomes of them.")),
    StandardPost(
        _("Women’s officer"), _("Brings women across the branches together. Held by a woman."), equality=True
    ),
    StandardPost(
        _("BAME officer"),
        _("Speaks for Black, Asian and minority ethnic members. Held by somebody who identifies so."),
        equality=True,
    ),
    StandardPost(_("LGBT+ officer"), _("Speaks for LGBT+ members across the branches."), equality=True),
    StandardPost(
        _("Disability officer"),
        _("Makes sure that everything we do can be followed and joined by all."),
        former_titles="Diversity officer",
        equality=True,
    ),
    StandardPost(
        _("Youth officer"), _("Finds members under 27 wherever they are. Held by somebody under 27."), equality=True
    ),
    StandardPost(
        _("Trade union liaison officer"),
        _("Links us with the affiliated unions. Held by a member of one."),
        former_titles="TULO",
    ),
    StandardPost(_("Political education officer"), _("Plans training and talks that branches can share.")),
    StandardPost(
        _("Communications and social media officer"),
        _("Tells members and everybody else what we do, in plain words."),
        former_titles="Communications officer",
    ),
    StandardPost(
        _("Data protection officer"),
        _("Watches over how personal data are used, and answers who asks for theirs."),
        (Capability.DATA_PROTECTION, Capability.CONDUCT_PAGES),
        job_share=False,
        voting=False,
        filled_by=Filling.APPOINTMENT,
    ),
    StandardPost(
        _("Newsletter editor"),
        _("Reads, approves and puts together what members write, and sends the newsletter."),
        (Capability.EDITOR, Capability.ARTICLES),
        voting=False,
        filled_by=Filling.CO_OPTION,
    ),
    StandardPost(
        _("Webmaster"),
        _("Keeps this site running, and helps whoever is lost in it."),
        voting=False,
        filled_by=Filling.CO_OPTION,
    ),
    StandardPost(
        _("Returning officer"),
        _("Runs elections from the call for nominations to the result, and stands in none of them."),
        (Capability.ELECTIONS,),
        job_share=False,
        voting=False,
        filled_by=Filling.APPOINTMENT,
    ),
    StandardPost(
        _("Conduct officer"),
        _("Reads reports of harassment and misconduct, answers who wrote them, and keeps them to themselves."),
        (Capability.CONDUCT, Capability.CONDUCT_PAGES),
        seats=3,
        job_share=False,
        voting=False,
        filled_by=Filling.APPOINTMENT,
    ),
)

OF_TRANSLATORS = (
    StandardPost(
        _("Translator"),
        _("Translates pages into a language they live in, and has them approved."),
        (Capability.TRANSLATOR,),
        seats=6,
        job_share=False,
        voting=False,
        filled_by=Filling.APPOINTMENT,
    ),
)

BY_KIND = {
    BodyKind.BRANCH: OF_BRANCH,
    BodyKind.REGION: OF_REGION,
    BodyKind.EXECUTIVE: OF_EXECUTIVE,
}
