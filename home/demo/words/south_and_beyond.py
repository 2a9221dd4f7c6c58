"""Spain and Portugal, the Middle East, Africa."""

from datetime import date

from home.demo.markup import action, buttons, link, notice, people, questions, quote, table, text

from .shapes import BranchWords

WORDS = {
    "madrid-northern-spain": BranchWords(
        introduction="Members in Madrid, Barcelona, Bilbao, Galicia and everywhere in Spain that is not the southern"
        " or eastern coast, and in Andorra. Last Thursday of the month, in Madrid and online, in "
        "English with Spanish welcome.",
        description="Labour members in Madrid, northern and central Spain and Andorra: last Thursday in Madrid and "
        "online.",
        body=[
            text("""
                ## Which Spanish branch is mine?

                Spain has two. Andalusia, Murcia, Valencia, both groups of islands, Ceuta and Melilla belong to
                [Spanish Costas, Islands & Gibraltar](page:spanish-costas-islands-gibraltar). Everyone else in
                Spain is ours. If you have just moved from one to the other, nothing happens by itself: tell
                either secretary.

                ## The last Thursday

                We begin at 19:30 Madrid time, early by local custom, so that parents can say good night
                afterwards. There are toys in the corner and nobody minds the noise.

                ## Barcelona and Bilbao

                Both have groups that meet monthly. Barcelona reads, Bilbao walks; once a year they swap.
                """),
            people(
                "Committee",
                ("Harriet Ugarte-Pell", "Chair", "In Madrid; translator."),
                ("Desmond Ruddock", "Secretary", "In Valladolid; puts the papers out in large print as well."),
                ("Oriel Castellanos", "Delegate", "In Barcelona; reports back with jokes."),
            ),
        ],
        links=(("Portugal, our newest neighbour", "page:portugal"),),
    ),
    "spanish-costas-islands-gibraltar": BranchWords(
        introduction="From Jávea to Gibraltar and out to the Canaries. Labour people have met on this coast since "
        "the early nineties; many of us are retired, more of us than you would think are not, and all "
        "of us like a good lunch.",
        description="Labour members in southern and eastern Spain, the Balearic and Canary Islands and Gibraltar.",
        body=[
            text("""
                ## Two clocks

                The Canary Islands are an hour behind the mainland. Each notice gives both times, and the chair
                says both aloud, because we once lost half of Tenerife.
                """),
            table(
                "When it is 19:30 in Málaga",
                ["Where", "Local time"],
                ["Jávea, Palma, Murcia, Gibraltar", "19:30"],
                ["Las Palmas and Santa Cruz de Tenerife", "18:30"],
            ),
            text("""
                ## Pensions, care, papers

                What members here ask about most is what happens to a pension, to health care and to a residence
                card when life changes. The branch gives no legal advice. It keeps a list of who does, checked
                each October, and sends somebody along if you would rather not go alone.

                ## In person

                Every second month we meet by turns in Jávea and in Málaga, at midday, in places with shade, a
                ramp and a bus stop. Those who do not drive are fetched.
                """),
            quote("I moved here for the sun. I stayed on the committee for the company.", "A member near Alicante"),
        ],
        links=(("Madrid & Northern Spain", "page:madrid-northern-spain"),),
    ),
    "portugal": BranchWords(
        introduction="A branch since November 2025, when ninety members between Viana do Castelo and the Azores "
        "stopped being a footnote to Spain. Young, a little noisy, and glad of every pair of hands.",
        description="Labour members in Portugal, Madeira and the Azores: second Wednesday of the month in Lisbon "
        "and online.",
        body=[
            text("""
                ## Our first year

                Ten meetings, one summer picnic in Setúbal, six motions read and two sent on. Sixteen people
                have held a job in the branch, most of them for the first time in their lives. What went wrong
                is written down too: the report is called "Sorry about March".

                ## Provisional, and what that means

                We meet, decide and send delegates like any other branch. Full recognition follows when the
                annual general meeting has heard our first report, in April 2027.

                ## North, south, islands

                Porto meets on a Saturday, the Algarve over breakfast, and the Azores by telephone with an
                hour's difference that we try very hard to remember.
                """),
            notice(
                "success",
                "Wanted",
                """
                A **trade union liaison** and a **youth officer**, aged under 27. Neither needs experience; both
                can be shared.
                """,
            ),
        ],
        links=(("Madrid & Northern Spain", "page:madrid-northern-spain"),),
        reviewed=date(2026, 10, 20),
    ),
    "middle-east": BranchWords(
        introduction="The branch is resting. Its last officers moved home in autumn 2025 and no new committee has "
        "been found yet. You still belong somewhere: the regional coordinator looks after every member "
        "here.",
        description="The Middle East branch is dormant: who looks after members there now, and how it could start "
        "again.",
        body=[
            text("""
                ## What still works

                You are on the register, you receive notices of Labour International's own meetings, and you
                vote in its elections. As a guest you are welcome at every branch meeting, wherever it is held.

                ## Starting again

                Other branches have come back after a quiet year. What it takes is less than people think: three
                members who will do it together, one first meeting, and a coordinator who sits beside them for
                half a year. There is no hurry and no minimum attendance.

                ## Discretion first

                In several countries of this branch political meetings are not welcome. Write under any name you
                like, say how you wish to be reached, and we will keep to it.
                """),
            action(
                "Three people would be enough",
                "Tell the coordinator that you might be one of them. It commits you to nothing.",
                link("Write to the coordinator", "page:europe-africa-middle-east"),
            ),
            buttons(
                link("Greece, Cyprus, Türkiye & Balkans", "page:greece-cyprus-turkiye-balkans"),
                link("Africa & Indian Ocean", "page:africa-indian-ocean"),
            ),
        ],
        reviewed=date(2025, 10, 5),
    ),
    "africa-indian-ocean": BranchWords(
        introduction="Fifty-nine countries and territories, seventy-five members, one Saturday morning. We are "
        "thinly spread and well connected: the first thing a new member gets from us is a telephone "
        "call.",
        description="Labour members in Africa and the islands of the Indian Ocean: first Saturday of the month, "
        "online.",
        body=[
            text("""
                ## Saturday at eleven

                Eleven in Johannesburg is nine in Accra and noon in Nairobi: nobody has to get up early and
                nobody loses the evening. Power cuts are part of life, so meetings are recorded for those who
                dropped out, kept for a fortnight, and then deleted.

                ## Light on data

                Bundles cost money. Papers are plain text of a few kilobytes, the telephone line is always open,
                and cameras stay off unless somebody wishes to be seen.

                ## What occupies us

                Development, debt, climate, and how British policy on all three looks from the receiving end.
                Members have given evidence to two of the party's policy consultations; the branch helps with
                the writing.
                """),
            questions(
                "From our postbag",
                (
                    "Do you meet anywhere in person?",
                    "In Nairobi, Cape Town and Accra now and then. Ask the secretary, who knows who is near you.",
                ),
                (
                    "Is French spoken?",
                    "At the end of each meeting there are fifteen minutes in French. Le reste est en anglais.",
                ),
            ),
            people(
                "Ask us",
                ("Tamsin Oyelaran-Frost", "Chair", "In Durban."),
                ("Ruaridh Macharia", "Secretary", "In Nairobi; makes the calls."),
            ),
        ],
        links=(("Middle East: a branch that is resting", "page:middle-east"),),
    ),
}
