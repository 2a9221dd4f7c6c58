"""Committees and groups that stand in no place."""

from dataclasses import dataclass

from home.demo.markup import buttons, link, notice, text


@dataclass(frozen=True)
class BodyWords:
    key: str
    kind: str
    title: str
    introduction: str
    description: str
    mailbox: str
    body: list


EXECUTIVE = BodyWords(
    key="executive",
    kind="executive",
    title="Executive Committee (LIEC)",
    introduction="Fourteen officers whom all members elect in odd years, the coordinators of the three regions, and "
    "a few helpers without a vote. They meet every month and keep everything running in between.",
    description="Who is on the Executive Committee of Labour International, since when, and which of its posts are "
    "open.",
    mailbox="executive@example.org",
    body=[
        text("""
            ## What it does

            It carries out what the General Committee decides, answers the party, runs elections, keeps the
            register of members and looks after the branches. What it decided is read out at the next
            all-members meeting.

            ## Who has a vote

            Elected officers and coordinators vote. Whoever is co-opted or appointed advises: the newsletter
            editor, the webmaster, the data protection officer, the returning officer and the conduct officers.
            Papers do not agree on whether coordinators vote; here they do, until the rules are read again.
            """),
        notice(
            "info",
            "If a post is open",
            """
            A post that falls vacant is filled by a by-election or, until then, by somebody the committee
            co-opts. Write to us if you would like to know what it takes.
            """,
        ),
        buttons(link("How decisions are made", "page:how-we-decide"), link("All branches", "page:branches")),
    ],
)

TRANSLATORS = BodyWords(
    key="translators",
    kind="group",
    title="Translators",
    introduction="Members who put these pages into the languages they live in. An hour a month is a great help.",
    description="The group of members who translate the pages of Labour International, and how to join it.",
    mailbox="translators@example.org",
    body=[
        text("""
            ## How we work

            Each page is translated by one of us and read by another before it is published. The pages that help
            somebody in trouble come first; news may wait, and some of it need not be translated at all.

            You do not have to be a translator by trade. You should live in the language, like short sentences,
            and enjoy being corrected.
            """),
        buttons(link("All branches", "page:branches"), link("New here?", "page:new-here")),
    ],
)

PAGES = (EXECUTIVE, TRANSLATORS)
