"""The Alps and Luxembourg, Italy and Malta, Greece to the Balkans, Central and Eastern Europe."""

from datetime import date

from home.demo.markup import documents, notice, people, questions, quote, text

from .shapes import BranchWords

WORDS = {
    "alpine-luxembourg": BranchWords(
        introduction="Four countries, three languages and one mountain range. Members in Austria, Switzerland, "
        "Liechtenstein and Luxembourg meet online on the second Thursday, and in one another's cities "
        "as trains allow.",
        description="Labour members in Austria, Switzerland, Liechtenstein and Luxembourg: meetings, cities and "
        "contact.",
        body=[
            text("""
                ## Four cities by turns

                Zurich in winter, Geneva in spring, Vienna in early summer, Luxembourg in autumn. Whoever is not
                in that city joins the same meeting online. Hosts follow the checklist below; we wrote it after
                a meeting in which the room heard everything and the screen heard nothing.
                """),
            documents("For hosts", "meeting-everyone-can-follow"),
            text("""
                ## International by trade

                Many of us work for international organisations. Some may not take a public part in politics,
                and do not have to explain themselves. There is plenty to do that never bears a name: research,
                proofreading, translation, ringing new members.
                """),
            quote(
                "Nowhere else do I discuss bus timetables in Stockport with somebody from Schaffhausen.",
                "A member in Bern",
            ),
        ],
        links=(("Europe, Africa and the Middle East", "page:europe-africa-middle-east"),),
    ),
    "italy-malta": BranchWords(
        introduction="Members from the Brenner to Gozo. Groups of Labour people met in Rome before Labour "
        "International began; today we meet online every third Wednesday and twice a year around one "
        "very long table in Rome.",
        description="Labour members in Italy, Malta, San Marino and the Vatican City: online meetings, gatherings "
        "in Rome.",
        body=[
            text("""
                ## The long table

                In May and in November we meet in Rome, at noon on a Saturday, Rome time. The morning is for
                business, the afternoon for one guest and one subject, and the table is booked until evening. A
                fund that the branch keeps for the purpose helps with fares; asking takes one line to the
                treasurer.

                ## Malta

                Maltese members have a group of their own that meets in Valletta before each branch meeting and
                joins as one. It has the liveliest acoustics in Labour International.

                ## Subjects of the year

                Recognition of qualifications, health care between two systems, and how to explain British
                voting to an Italian mother-in-law: a talk so popular that it was given twice.
                """),
            quote(
                "There is a seat for whoever comes, and then we move up and there is another.", "A member in Bologna"
            ),
        ],
        links=(("Spanish Costas, Islands & Gibraltar", "page:spanish-costas-islands-gibraltar"),),
        reviewed=date(2025, 11, 10),
    ),
    "greece-cyprus-turkiye-balkans": BranchWords(
        introduction="Thirteen countries between the Adriatic and Ararat, eighty members, one patient agenda. "
        "Whether you are on an island, in Istanbul or in Ljubljana, you are two clicks from the fourth "
        "Tuesday.",
        description="Labour members in Greece, Cyprus, Türkiye and the Balkans: fourth Tuesday of the month, online.",
        body=[
            text("""
                ## How a meeting goes here

                Ten minutes to arrive, because somebody's connection always needs it. Forty for the branch's own
                business. Forty for a subject that a member brings, prepared on no more than a single page. Then
                the door stays open, and the conversation usually does as well.

                ## Neighbours with history

                Our members live on different sides of old lines. The branch has one rule about that: we speak
                for ourselves, never for a country. It has served us well for seven years.
                """),
            questions(
                "Practical matters",
                (
                    "I live in Nicosia. Which zone do you use?",
                    "Athens time, which is yours as well. In Ljubljana it is an hour earlier.",
                ),
                ("May I come as a guest?", "Members of any other branch may, at any time. Bring news."),
            ),
            people(
                "The committee",
                ("Thea Papworth", "Chair", "In Thessaloniki. Timekeeper by temperament."),
                ("Emre Hollingsworth", "Secretary", "In Izmir. Sends the agenda on the Friday before."),
            ),
        ],
    ),
    "central-eastern-europe": BranchWords(
        introduction="Poland, Czechia, Slovakia, Hungary, Ukraine, Belarus, Russia and the Caucasus. We began in "
        "early 2020 with five people on a call, and have hardly had an unusual meeting since, because "
        "all of them were.",
        description="Labour members in Central and Eastern Europe and the Caucasus: third Thursday of the month, "
        "online.",
        body=[
            text("""
                ## Looking after one another

                Some members live with air-raid alarms and some where a meeting like ours would be unwelcome.
                Nobody has to give a reason for leaving a call or for not appearing on one. Members in Ukraine
                decide each month whether and how they take part, and are rung afterwards if they wish.

                ## What we do well

                - a fortnightly language table, Polish on one side and English on the other
                - a welcome pack for people who move from one country of the branch to the next
                - practical solidarity: the collection list is agreed in Warsaw and read out in full at each
                  meeting
                """),
            notice(
                "warning",
                "Before you join from a public network",
                """
                Think about where you are and who can see your screen. You may use any name, leave the camera
                off, and telephone in. The secretary can tell you how.
                """,
            ),
            text("""
                ## A small committee

                Four people, two posts each, and a rota that shows who is on holiday. We would be glad of a
                fifth: somebody in Budapest or Prague who likes organising rooms.
                """),
        ],
        links=(("How this site treats personal data", "page:privacy"),),
        reviewed=date(2025, 9, 28),
    ),
}
