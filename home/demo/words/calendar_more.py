"""Deadlines, elections, training, socials and campaigns."""

from home.demo.markup import text

from .shapes import EventWords, Place


def stage(key, day, title, introduction, **more):
    """A stage of an election: an hour in UTC, because no member's clock is the organisation's."""
    defaults = {
        "parent": "events",
        "kind": "deadline",
        "time": "12:00",
        "minutes": 30,
        "zone": "UTC",
        "audience": "members",
        "asks": "Returning officer",
        "contact": "membership",
    }
    return EventWords(key=key, title=title, introduction=introduction, first=day, **defaults | more)


NEWSLETTER = (
    EventWords(
        key="newsletter-copy-date",
        parent="events",
        kind="deadline",
        title="Newsletter: copy date",
        introduction="Texts for the next edition by the end of the day, UTC. Late is fine if you say so early.",
        first="2026-01-20",
        rule="FREQ=MONTHLY;BYMONTHDAY=20",
        zone="UTC",
        online=True,
        asks="Newsletter editor",
        contact="website",
    ),
    EventWords(
        key="newsletter-edition",
        parent="events",
        kind="deadline",
        title="Newsletter: the new edition",
        introduction="The edition of the month goes out to every member who wants it, and to the archive.",
        first="2026-01-01",
        rule="FREQ=MONTHLY;BYMONTHDAY=1",
        zone="UTC",
        audience="everyone",
        asks="Newsletter editor",
        contact="website",
    ),
)
ELECTION = (
    stage(
        "liec-election-2027-opens",
        "2027-02-15",
        "LIEC election 2027: nominations open",
        "From noon UTC branches may nominate. The returning officer is on the line for half an hour of questions.",
        body=[
            text("""
                ## The timetable

                - 15 February: nominations open
                - 14 March: nominations close
                - 22 March: ballot papers go out
                - 11 April: the ballot closes
                - 17 April: the General Committee hears the result
                - 25 April: the new committee begins at the annual general meeting

                Every stage falls at 12:00 UTC. Your own hour stands above.
                """),
        ],
    ),
    stage(
        "liec-election-2027-nominations-close",
        "2027-03-14",
        "LIEC election 2027: nominations close",
        "At noon UTC, not a minute later. Statements of 200 words are due at the same time.",
    ),
    stage(
        "liec-election-2027-ballot-opens",
        "2027-03-22",
        "LIEC election 2027: ballot papers go out",
        "Whoever has been a member for eight weeks gets a ballot paper by email. Look in the spam folder too.",
    ),
    stage(
        "liec-election-2027-ballot-closes",
        "2027-04-11",
        "LIEC election 2027: the ballot closes",
        "The last moment to vote is noon UTC. The count is open to one observer for each candidate.",
    ),
    stage(
        "liec-election-2027-result",
        "2027-04-17",
        "LIEC election 2027: the result",
        "The returning officer reads the result to the General Committee; it is on this page an hour later.",
    ),
    stage(
        "liec-election-2027-begins",
        "2027-04-25",
        "LIEC election 2027: the new committee begins",
        "The new Executive Committee takes up its work at the annual general meeting.",
    ),
    stage(
        "by-election-2026-nominations",
        "2026-12-02",
        "By-election, disability officer: nominations close",
        "One post on the Executive Committee is vacant. Branches may nominate until noon UTC.",
    ),
    stage(
        "by-election-2026-ballot-opens",
        "2026-12-07",
        "By-election, disability officer: the ballot opens",
        "Papers go out by email at noon UTC; there is a week to send them back.",
    ),
    stage(
        "by-election-2026-ballot-closes",
        "2026-12-14",
        "By-election, disability officer: the ballot closes",
        "The last moment to vote is noon UTC. The result stands here the same evening.",
    ),
)
LEARNING = (
    EventWords(
        key="new-members-hour",
        parent="events",
        kind="training",
        title="New members' hour",
        introduction="Who does what, how a motion travels, and whom to ask. For your first months with us, or your "
        "first in years.",
        first="2026-01-07",
        time="19:00",
        minutes=60,
        rule="FREQ=WEEKLY;INTERVAL=2;UNTIL=20261216",
        zone="Europe/London",
        access="captions",
        recording="none",
        asks="Membership secretary",
        contact="membership",
        papers=("words-you-will-hear",),
    ),
    EventWords(
        key="new-members-hour-2027",
        parent="events",
        kind="training",
        title="New members' hour",
        introduction="From January at noon in London, because the old hour was the middle of the night for half of "
        "our new members.",
        first="2027-01-13",
        time="12:00",
        minutes=60,
        rule="FREQ=WEEKLY;INTERVAL=2",
        zone="Europe/London",
        access="captions",
        recording="none",
        asks="Membership secretary",
        contact="membership",
        papers=("words-you-will-hear",),
        follows="new-members-hour",
    ),
    EventWords(
        key="inclusive-meetings-training",
        parent="events",
        kind="training",
        title="Hosting a meeting everyone can follow",
        introduction="Two hours for officers who chair or host: captions, turns, votes, and what to do when the room "
        "forgets the screen.",
        first="2027-01-23",
        time="14:00",
        minutes=120,
        zone="UTC",
        languages="en fr",
        access="captions sign_language",
        recording="announced",
        asks="Disability officer",
        contact="website",
        papers=("meeting-everyone-can-follow",),
    ),
)
TOGETHER = (
    EventWords(
        key="ireland-agm-2027",
        parent="ireland",
        slug="branch-agm-2027",
        kind="agm",
        title="Ireland: annual meeting of the branch",
        introduction="Elects the branch's officers and its delegates for the year. Only members of the branch may "
        "come and vote.",
        first="2027-02-01",
        time="19:30",
        minutes=120,
        place=Place("Liberty Reading Rooms", "5 Weavers' Row\nDublin 8", "Ground floor. Bicycles in the yard."),
        audience="branch",
        access="captions step_free hearing_loop",
        recording="none",
        asks="Branch secretary",
        contact="ireland",
    ),
    EventWords(
        key="brussels-winter-supper",
        parent="brussels-labour",
        slug="winter-supper",
        kind="social",
        title="Winter supper",
        introduction="Soup, stew and a raffle above the café, in place of December's meeting. Bring a dish or ten "
        "euros; no business.",
        first="2026-12-16",
        time="19:00",
        minutes=210,
        place=Place("Café Le Fanal, upper room", "27 rue des Quatre Vents\n1060 Brussels", "A lift goes up."),
        online=False,
        audience="everyone",
        languages="en fr nl",
        access="step_free childcare",
        asks="Social secretary",
        contact="brussels-labour",
    ),
    EventWords(
        key="iberian-evening",
        parent="portugal",
        slug="iberian-evening",
        kind="social",
        title="Iberian evening",
        introduction="Three branches, two countries and one long table with a screen at its end. Songs after ten.",
        first="2027-02-20",
        time="20:00",
        minutes=180,
        place=Place("Casa da Ladeira", "Escadinhas do Pinheiro 3\nLisbon", "Take the lift from the lower street."),
        audience="everyone",
        languages="en es pt",
        access="step_free",
        asks="Branch secretary",
        contact="portugal",
        hosts=("madrid-northern-spain", "spanish-costas-islands-gibraltar"),
    ),
    EventWords(
        key="auckland-summer-picnic",
        parent="aotearoa-new-zealand-pacific",
        slug="summer-picnic",
        kind="social",
        title="Summer picnic",
        introduction="There is no meeting in January, so there is a picnic. Under the big tree; if it rains, under "
        "the bigger one.",
        first="2027-01-10",
        time="12:00",
        minutes=240,
        place=Place("Western Springs, by the old pump", "Western Springs\nAuckland", "Paved path from the car park."),
        online=False,
        audience="everyone",
        access="step_free",
        asks="Branch secretary",
        contact="aotearoa-new-zealand-pacific",
    ),
    EventWords(
        key="frankfurt-breakfast",
        parent="labour-germany",
        slug="frankfurt-breakfast",
        kind="social",
        title="Breakfast in Frankfurt",
        introduction="Members on the Main, once every two months, with the papers of the week and strong opinions "
        "about rolls.",
        first="2026-02-01",
        time="10:30",
        minutes=120,
        rule="FREQ=MONTHLY;INTERVAL=2;BYDAY=-1SA",
        place=Place("Café Zur Brücke", "Uferweg 4\nFrankfurt am Main", "One step; ask for the board."),
        online=False,
        audience="everyone",
        languages="en de",
        asks="Frankfurt contact",
        contact="labour-germany",
    ),
)
CAMPAIGNS = (
    EventWords(
        key="overseas-voting-week",
        parent="events",
        kind="campaign",
        title="Overseas voting week",
        introduction="Seven days to ring everyone we know: is your registration still good, and who is your proxy?",
        first="2027-02-22",
        last="2027-02-28",
        zone="UTC",
        audience="everyone",
        asks="Campaigns officer",
        contact="website",
    ),
    EventWords(
        key="phone-bank",
        parent="events",
        kind="campaign",
        title="Telephone bank for the local elections",
        introduction="Two hours of calls from wherever you are. The first half hour teaches how; a laptop and a "
        "headset are enough.",
        first="2027-04-10",
        time="16:00",
        minutes=120,
        rule="FREQ=WEEKLY;COUNT=4",
        zone="Europe/London",
        access="captions",
        recording="none",
        asks="Campaigns officer",
        contact="website",
    ),
    EventWords(
        key="uk-local-elections-2027",
        parent="events",
        kind="campaign",
        title="UK local elections",
        introduction="Polling day for councils in England. Telephone banks run all day from the branches that have "
        "offered a room.",
        first="2027-05-06",
        zone="Europe/London",
        audience="everyone",
        asks="Campaigns officer",
        contact="website",
    ),
)
EVENTS = (*NEWSLETTER, *ELECTION, *LEARNING, *TOGETHER, *CAMPAIGNS)
