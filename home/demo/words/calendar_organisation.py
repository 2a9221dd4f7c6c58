"""Meetings of the whole organisation and of its regions."""

from home.demo.markup import text

from .shapes import Change, EventWords

NOT_IN_AUGUST = "BYMONTH=1,2,3,4,5,6,7,9,10,11,12"
EASTER = Change("2027-04-04", "moved", "Easter Sunday: both sittings are a week later.", new_date="2027-04-11")

EVENTS = (
    EventWords(
        key="liec",
        parent="events",
        kind="liec",
        title="Executive Committee (LIEC)",
        introduction="The officers, the three coordinators and whoever they have asked along. Members may listen.",
        first="2026-01-01",
        time="13:00",
        minutes=120,
        rule=f"FREQ=MONTHLY;BYDAY=2SA;{NOT_IN_AUGUST}",
        zone="Europe/London",
        access="captions",
        recording="none",
        asks="LIEC secretary",
        contact="membership",
        papers=("meeting-everyone-can-follow",),
        agenda="""
            1. Minutes of the last meeting, and what became of its decisions
            1. Reports of the three regional coordinators
            1. Branches that need help
            1. Money
            1. Anything members have written in about
            """,
    ),
    EventWords(
        key="general-committee",
        parent="events",
        kind="gc",
        title="General Committee",
        introduction="Delegates of the branches decide the policy of Labour International. April's meeting comes "
        "just before the AGM.",
        first="2026-01-01",
        time="12:00",
        minutes=180,
        rule="FREQ=MONTHLY;INTERVAL=3;BYDAY=3SA",
        zone="Europe/London",
        audience="body",
        body_name="General Committee: delegates of the branches",
        access="captions sign_language",
        recording="none",
        asks="LIEC secretary",
        contact="membership",
        papers=("meeting-everyone-can-follow", "words-you-will-hear"),
        dial_in="+44 20 7946 0123, code 2027",
        agenda="""
            1. Roll call of branches
            1. Motions from branches, in the order in which they came in
            1. Report of the Executive Committee
            1. Questions from delegates
            """,
        body=[
            text("""
                ## If you are a delegate

                Papers go out ten days before. Say who speaks for your branch when you join, and whether you
                carry the vote of a colleague who cannot come.
                """),
        ],
    ),
    EventWords(
        key="all-members-first-sitting",
        parent="events",
        kind="amm",
        title="All-members meeting, first sitting",
        introduction="One agenda, two sittings on the same Sunday. This one suits Asia and the Pacific, and the "
        "Americas the evening before.",
        first="2026-02-01",
        time="09:00",
        minutes=120,
        rule="FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU",
        zone="Australia/Sydney",
        access="captions sign_language",
        recording="announced",
        asks="LIEC secretary",
        contact="membership",
        changes=(EASTER,),
        body=[
            text("""
                ## Why twice

                No hour of the day is a waking one for everybody. So every all-members meeting sits twice with
                the same agenda, and votes are counted over both sittings. Come to whichever you like.
                """),
        ],
    ),
    EventWords(
        key="all-members-second-sitting",
        parent="events",
        kind="amm",
        title="All-members meeting, second sitting",
        introduction="One agenda, two sittings on the same Sunday. This one suits Europe, Africa and the Middle "
        "East, and early risers.",
        first="2026-02-01",
        time="12:00",
        minutes=120,
        rule="FREQ=MONTHLY;INTERVAL=2;BYDAY=1SU",
        zone="Europe/London",
        access="captions sign_language",
        recording="announced",
        asks="LIEC secretary",
        contact="membership",
        changes=(EASTER,),
    ),
    EventWords(
        key="agm-2027",
        parent="events",
        kind="agm",
        title="Annual general meeting 2027",
        introduction="Welcomes the new Executive Committee and hears what was done in the year. "
        "Every member may come and vote.",
        first="2027-04-25",
        time="12:00",
        minutes=180,
        zone="UTC",
        access="captions sign_language childcare",
        recording="announced",
        asks="Returning officer",
        contact="membership",
        papers=("words-you-will-hear",),
        agenda="""
            1. Welcome, and how to ask for the floor
            1. Reports of the year, taken as read
            1. Results of the election
            1. Motions of the General Committee
            """,
    ),
    EventWords(
        key="americas-open-hour",
        parent="americas",
        slug="open-hour",
        kind="surgery",
        title="The Americas: open hour",
        introduction="Marisol Whitcombe is there for an hour. Bring a question, a quarrel or a plan; nobody takes "
        "minutes.",
        first="2026-01-08",
        time="18:00",
        minutes=60,
        rule="FREQ=WEEKLY;INTERVAL=2",
        zone="America/Toronto",
        languages="en es fr",
        access="captions",
        recording="none",
        asks="Regional coordinator, the Americas",
        contact="americas",
    ),
    EventWords(
        key="asia-pacific-open-hour",
        parent="asia-pacific",
        slug="open-hour",
        kind="surgery",
        title="Asia and Pacific: open hour",
        introduction="Hettie Okonjo-Marsh and Callum Terwilliger take turns. Come with anything; officers of new "
        "branches first.",
        first="2026-01-01",
        time="18:00",
        minutes=60,
        rule="FREQ=WEEKLY;INTERVAL=2",
        zone="Asia/Singapore",
        access="captions",
        recording="none",
        asks="Regional coordinators",
        contact="asia-pacific",
        changes=(
            Change(
                "2026-12-31",
                "cancelled",
                "New Year's Eve. We are back on 14 January; write to us if it cannot wait.",
            ),
        ),
    ),
    EventWords(
        key="europe-africa-middle-east-open-hour",
        parent="europe-africa-middle-east",
        slug="open-hour",
        kind="surgery",
        title="Europe, Africa, Middle East: open hour",
        introduction="Ffion Abernathy listens, on screen or by telephone. Members in the Middle East are especially "
        "welcome.",
        first="2026-01-08",
        time="18:00",
        minutes=60,
        rule="FREQ=WEEKLY;INTERVAL=2",
        zone="Europe/Paris",
        languages="en fr cy",
        access="captions",
        recording="none",
        dial_in="+33 1 99 00 12 34, code 1800",
        asks="Regional coordinator",
        contact="europe-africa-middle-east",
        hosts=("middle-east",),
    ),
)
