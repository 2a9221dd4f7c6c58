"""The questions of the report form: which there are, and how editors put them into steps.

Each question of :data:`FIXED` is asked at most once, ``kind`` and ``account`` always. What they mean is the code's,
how they are worded is the editors'. ``extra_text`` and ``extra_choice`` are questions of the editors' own.
"""

from collections import Counter
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import blocks

from common.blocks import RichTextBlock

REQUIRED = ("kind", "account")
FIXED = (
    "kind",
    "relation",
    "risk",
    "account",
    "when",
    "where",
    "people",
    "evidence",
    "files",
    "witnesses",
    "wish",
    "contact",
)
EXTRA_TEXT, EXTRA_CHOICE = "extra_text", "extra_choice"


@dataclass(frozen=True)
class Question:
    """``name`` is the field's: the key of a fixed question, the block's own for one of the editors'."""

    key: str
    name: str
    label: str
    help: str = ""
    options: tuple[str, ...] = ()

    @property
    def required(self):
        return self.key in REQUIRED


@dataclass(frozen=True)
class Step:
    number: int
    heading: str
    intro: object
    questions: tuple[Question, ...]


def steps_of(page):
    """The :class:`Step` of a form page as it is: of the live one, or of a revision's ``as_object()``."""
    return [
        Step(
            number=number,
            heading=child.value["heading"],
            intro=child.value["intro"],
            questions=tuple(_question(question) for question in child.value["questions"]),
        )
        for number, child in enumerate(page.steps, start=1)
    ]


def _question(child):
    key, value = child.block_type, child.value
    name = key if key in FIXED else f"extra_{child.id.replace('-', '')}"
    return Question(key, name, value["label"], value.get("help") or "", tuple(value.get("options") or ()))


# ------------------------------------------------------------------------------------------------ blocks
class QuestionBlock(blocks.StructBlock):
    label = blocks.CharBlock(label=gettext_lazy("Question"), max_length=160)
    help = blocks.TextBlock(
        label=gettext_lazy("What helps to answer it"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("Never ask whether somebody meant it: what counts is what it did."),
    )


class ChoiceQuestionBlock(QuestionBlock):
    options = blocks.ListBlock(
        blocks.CharBlock(label=gettext_lazy("Answer"), max_length=160),
        label=gettext_lazy("Answers to choose from"),
        min_num=2,
        max_num=12,
    )


HAPPENED, AROUND, ON, OWN = (
    gettext_lazy("What happened"),
    gettext_lazy("When, where, who"),
    gettext_lazy("How it goes on"),
    gettext_lazy("Questions of your own"),
)


def fixed(label, group, icon, what):
    must = gettext_lazy("This question has to be there.") if what is None else what
    return QuestionBlock(label=label, group=group, icon=icon, description=must)


class QuestionsBlock(blocks.StreamBlock):
    kind = fixed(gettext_lazy("What kind of thing"), HAPPENED, "tag", None)
    relation = fixed(
        gettext_lazy("Happened to me, seen, told"),
        HAPPENED,
        "user",
        gettext_lazy("Happened to me, I saw it, I was told."),
    )
    risk = fixed(
        gettext_lazy("Under 18 or at risk"),
        HAPPENED,
        "warning",
        gettext_lazy("Whether anybody is under 18 or at risk."),
    )
    account = fixed(gettext_lazy("What happened"), HAPPENED, "pilcrow", None)
    when = fixed(gettext_lazy("When"), AROUND, "time", gettext_lazy("When it happened, in their own words."))
    where = fixed(gettext_lazy("Where"), AROUND, "site", gettext_lazy("A branch, a meeting, online, elsewhere."))
    people = fixed(gettext_lazy("Who"), AROUND, "group", gettext_lazy("Who did it, as far as it is known."))
    evidence = fixed(
        gettext_lazy("What shows it"), AROUND, "view", gettext_lazy("Messages, links, anything to look at.")
    )
    files = fixed(gettext_lazy("Files"), AROUND, "doc-full", gettext_lazy("Pictures and documents to send along."))
    witnesses = fixed(gettext_lazy("Witnesses"), AROUND, "user", gettext_lazy("Who else saw or heard it."))
    wish = fixed(
        gettext_lazy("What should happen"), ON, "check", gettext_lazy("Advice, support, a record, the Party.")
    )
    contact = fixed(gettext_lazy("How to reach them"), ON, "mail", gettext_lazy("By name, or only by the six words."))
    extra_text = QuestionBlock(
        label=gettext_lazy("A question answered in words"),
        group=OWN,
        icon="edit",
        description=gettext_lazy("Any question; answering it stays free."),
    )
    extra_choice = ChoiceQuestionBlock(
        label=gettext_lazy("A question with answers to choose from"),
        group=OWN,
        icon="list-ul",
        description=gettext_lazy("One of the answers that you write down; answering it stays free."),
    )


class StepBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=gettext_lazy("Heading"), max_length=100)
    intro = RichTextBlock(
        label=gettext_lazy("Before the questions"), required=False, features=["bold", "italic", "link", "ul"]
    )
    questions = QuestionsBlock(label=gettext_lazy("Questions"), min_num=1, max_num=8)

    class Meta:
        icon = "form"
        label = gettext_lazy("Step")
        description = gettext_lazy("A screen of the form: few questions that belong together.")


class StepsBlock(blocks.StreamBlock):
    """The steps editors fill in. Around them stand the code's own: the words, who is involved, reading it through."""

    step = StepBlock()

    def clean(self, value):
        cleaned = super().clean(value)
        if problems := list(problems_with(cleaned)):
            raise blocks.StreamBlockValidationError(non_block_errors=ErrorList(problems))
        return cleaned


def problems_with(steps):
    """What keeps these steps from being a form, in words."""
    asked = Counter(question.block_type for step in steps for question in step.value["questions"])
    names = {key: block.label for key, block in QuestionsBlock().child_blocks.items()}
    for key in REQUIRED:
        if not asked[key]:
            words = _("The question “%(name)s” is missing: without it there is no report.")
            yield ValidationError(words % {"name": names[key]}, code="missing")
    for key in FIXED:
        if asked[key] > 1:
            words = _("The question “%(name)s” stands in the form %(count)s times: once is enough.")
            yield ValidationError(words % {"name": names[key], "count": asked[key]}, code="twice")
