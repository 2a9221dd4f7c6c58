"""The editions of the demo's newsletter: what stands in each, and what its editor wrote above it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Edition:
    """``day`` is the first it is read on; of the next one, which waits to be sent, it is empty."""

    key: str
    articles: tuple[str, ...]
    greeting: str
    # Heading, text, page it leads to by its key, the words of that link.
    notices: tuple[tuple[str, str, str, str], ...]
    day: str = ""
    # Events by their key: the first date of each from that day on is told of.
    meetings: tuple[str, ...] = ()


EDITIONS = (
    Edition(
        key="2026-08",
        day="2026-08-01",
        articles=("welcome-to-new-members", "frozen-pensions-explained", "meet-ffion-abernathy"),
        greeting="Welcome to the first edition of this newsletter. There will be one on the first of every "
        "month: what members and coordinators have written, the next meetings at the hour they have "
        "where you are, and nothing that you have to forward to eleven friends.",
        notices=(
            (
                "Write for it",
                "Coordinators write, and so can you: tell yours what your branch has done. The copy date is "
                "the 20th.",
                "contact",
                "Whom to write to",
            ),
        ),
        meetings=("all-members-first-sitting", "all-members-second-sitting"),
    ),
    Edition(
        key="2026-09",
        day="2026-09-01",
        articles=(
            "a-branch-begins-again",
            "hybrid-meetings-checklist",
            "meet-hettie-and-callum",
            "young-members-across-nine-time-zones",
        ),
        greeting="Branches that were on holiday in August are back, and one that had been away for a year is "
        "back too. This month's edition is about meeting: in a room, on a screen, and across nine "
        "time zones at once.",
        notices=(
            (
                "Is your branch page up to date?",
                "Secretaries: look at it as a stranger would. Does it say when you meet, and where the door is?",
                "branches",
                "All branches",
            ),
        ),
        meetings=("general-committee", "labour-germany-monthly", "canada-monthly"),
    ),
    Edition(
        key="2026-10",
        day="2026-10-01",
        articles=("two-sittings", "what-the-code-asks-of-hosts", "sister-party-evening"),
        greeting="Three articles about the same question: how does one keep company well, with members who "
        "sleep while you talk, with those who are not kind today, and with parties that are not "
        "ours.",
        notices=(
            (
                "Vote from abroad? Look now",
                "Registrations of 2024 run out on 1 November. Ask your council before it asks you.",
                "overseas-voting-week",
                "Overseas voting week",
            ),
        ),
        meetings=("all-members-first-sitting", "all-members-second-sitting", "brussels-labour-monthly"),
    ),
    Edition(
        key="2026-11",
        day="2026-11-01",
        articles=(
            "how-a-motion-travels",
            "first-conference-as-a-delegate",
            "meet-marisol-whitcombe",
            "translation-volunteers-wanted",
        ),
        greeting="Clocks have changed in Europe and North America. The times in this mail are yours, whatever "
        "your clock did. And if you have ever wondered what becomes of a motion: our branch in "
        "Germany has followed one all the way.",
        notices=(
            (
                "A by-election for disability officer",
                "One post on the Executive Committee is vacant. Nominations close in December.",
                "by-election-2026-nominations",
                "The dates",
            ),
            (
                "Winter supper in Brussels",
                "Everybody who happens to be in town is welcome, with or without a party card.",
                "brussels-winter-supper",
                "When and where",
            ),
        ),
        meetings=("liec", "new-members-hour", "inclusive-meetings-training"),
    ),
    Edition(
        key="next",
        articles=("check-your-overseas-vote", "standing-for-the-executive", "campaigning-from-abroad"),
        greeting="The last edition of the year is a practical one: are you still on the electoral roll, would "
        "you stand for a post, and what can you do from your kitchen table until May? Have a good "
        "rest in between, whichever season it is where you are.",
        notices=(
            (
                "Nominations open on 15 February",
                "For all posts of the Executive Committee. Two members or one branch nominate you.",
                "liec-election-2027-opens",
                "The timetable",
            ),
            (
                "We shall be back in January",
                "Nobody of the editors reads mail between the years. Meetings take place as the calendar says.",
                "events",
                "The calendar",
            ),
        ),
        meetings=("all-members-first-sitting", "all-members-second-sitting", "new-members-hour-2027"),
    ),
)

# Of each edition that was sent: how many mails, how many came back, were not sent on purpose, and whose reader left.
SENT = {"2026-08": (61, 1, 0, 0), "2026-09": (74, 0, 1, 1), "2026-10": (83, 1, 1, 0), "2026-11": (92, 0, 2, 1)}
# Who subscribed without an account: address, language, zone, branch whose digest they want, days ago.
READERS = (
    ("reader.lille@example.org", "fr", "Europe/Paris", "france-monaco", 104),
    ("reader.lyon@example.org", "fr", "Europe/Paris", "", 98),
    ("reader.koeln@example.org", "de", "Europe/Berlin", "labour-germany", 96),
    ("reader.graz@example.org", "de", "Europe/Vienna", "", 90),
    ("reader.sevilla@example.org", "es", "Europe/Madrid", "", 81),
    ("reader.quito@example.org", "es", "America/Guayaquil", "latin-america-caribbean", 77),
    ("reader.halifax@example.org", "en", "America/Halifax", "canada", 60),
    ("reader.kathmandu@example.org", "en", "Asia/Kathmandu", "", 52),
    ("reader.hobart@example.org", "en", "Australia/Hobart", "eastern-australia", 41),
    ("reader.suva@example.org", "en", "Pacific/Fiji", "", 33),
    ("reader.nairobi@example.org", "en", "Africa/Nairobi", "", 12),
    ("reader.amman@example.org", "ar", "Asia/Amman", "", 6),
)
UNCONFIRMED = "reader.bergen@example.org"
# Mail to these came back for good, with what the server said.
UNREACHABLE = (("reader.suva@example.org", "550 5.1.1"), ("former.reader@example.org", "552 5.2.2"))
