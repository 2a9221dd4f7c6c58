"""Belgium, Germany, the Netherlands, France, Ireland, the north."""

from datetime import date

from home.demo.markup import notice, people, questions, quote, table, text

from .shapes import BranchWords

WORDS = {
    "brussels-labour": BranchWords(
        introduction="Every Labour member in Belgium belongs to Brussels Labour, whichever language the post arrives"
        " in. Labour people have met here since 1973, long before Labour International itself was "
        "formed.",
        description="Labour members in Belgium: monthly meetings in Brussels and online, committee, groups and "
        "contact.",
        body=[
            text("""
                ## The fourth Wednesday

                We meet above a café near the Gare du Midi, ten minutes on foot from most trains; a lift goes up
                to the room. Business is over by half past eight Brussels time, so that those who catch a train
                to Antwerp, Ghent or Liège miss only the arguments, not the decisions.

                ## Neighbours

                A city full of parties is a fine place to learn. We hold two evenings a year with Belgian
                socialists, one in French and one in Dutch, and one with members of other sister parties who
                happen to work here.

                ## Members beyond Brussels

                A third of us live outside the city. The online room opens fifteen minutes early with somebody
                in it whose only job is to make it work for you.
                """),
            people(
                "Committee",
                ("Rosalind Vereecke", "Chair", "In Brussels since university; works in public health."),
                ("Hamish Adeyemi", "Secretary", "Puts the notice out ten days before each meeting."),
                (
                    "Colette Ramsbottom",
                    "Women's officer",
                    "Convenes the equality officers of all branches in Europe.",
                ),
                ("Jonty Walravens", "Treasurer", "Will show you the accounts if you ask, and rather hopes you do."),
            ),
            questions(
                "Good to know",
                (
                    "Do I need to register?",
                    "Not to come. Online, the link goes to members after they have signed up with the branch.",
                ),
                ("Which language?", "English, with patience for everyone else's."),
            ),
        ],
        links=(("Europe, Africa and the Middle East", "page:europe-africa-middle-east"),),
    ),
    "labour-germany": BranchWords(
        introduction="Three hundred and thirty members from Flensburg to Freiburg. We meet in Berlin and online on "
        "the second Tuesday, and never again will somebody in Berlin be told that their local branch is"
        " six hours away by train.",
        description="Labour members in Germany: monthly meetings in Berlin and online, local groups, delegates and "
        "contact.",
        body=[
            text("""
                ## One branch, several groups

                The branch covers all of Germany. Local groups meet in Berlin, Hamburg, Munich and the
                Rhineland; they choose their own subjects and need nobody's leave to meet. Decisions are taken
                in the branch, where everyone can vote from wherever they are.
                """),
            table(
                "Local groups",
                ["Where", "When", "What to expect"],
                [
                    "Berlin",
                    "First Thursday, 19:00 Berlin time",
                    "A back room in Kreuzberg, step-free, English and German",
                ],
                ["Hamburg", "Every second month, by agreement", "A walk along the water, then a pub"],
                ["Munich", "Third Sunday, 11:00 Munich time", "Breakfast with an agenda of one item"],
                ["Rhineland", "Four times a year", "Cologne and Bonn by turns, usually with a guest"],
            ),
            text("""
                ## Motions

                A motion reaches the secretary as plain text ten days before the meeting, with a proposer and a
                seconder. We read it aloud before we discuss it. It is astonishing how much shorter motions have
                become.

                ## At the General Committee

                By size the branch is entitled to six delegates. They report at the next meeting in three
                minutes each, and answer questions for as long as there are any.
                """),
            quote(
                "Two languages, four groups, one vote each. It works better than my day job.", "A member in Leipzig"
            ),
        ],
        links=(("How Labour International decides", "page:about"), ("First steps for new members", "page:new-here")),
    ),
    "netherlands": BranchWords(
        introduction="Recognised as a branch in early 2018 and small enough to be friendly. First Monday of the "
        "month, by turns in Amsterdam and in Utrecht, with an online room that is treated as a third "
        "city.",
        description="Labour members in the Netherlands: first Monday of the month in Amsterdam or Utrecht, and "
        "online.",
        body=[
            text("""
                ## Half past seven sharp

                Trains leave on the hour and so do we. The chair holds up a card when two minutes are left, for
                guests and for herself alike. Afterwards there is bitterballen and no agenda.

                ## Working with the neighbours

                Dutch sister-party friends lend us a room in Amsterdam and come to our quiz. Each spring we hold
                a joint evening on one local question: last time it was bicycles, which turned out to be about
                public space, money and class, as most things do.
                """),
            notice(
                "info",
                "Students",
                """
                Many British students here are members without knowing that they have a branch. If you study in
                Groningen, Leiden or Maastricht, we will gladly pay your train to a first meeting.
                """,
            ),
        ],
        links=(("Brussels Labour, next door", "page:brussels-labour"),),
    ),
    "france-monaco": BranchWords(
        introduction="Our largest branch: three hundred and fifty members between Calais and Nice, retired, working,"
        " studying, raising bilingual children. Paris has the room; everywhere else has an equal say.",
        description="Labour members in metropolitan France and Monaco: monthly meetings in Paris and online, work "
        "in hand, contact.",
        body=[
            text("""
                ## Town and country

                Half of us live in or near a large city and half in villages where the next member is forty
                kilometres off. Both halves take the chair by turns. Each month one member tells for ten minutes
                how things are where they live: it is the part of the meeting that most people come for.

                ## Work in hand

                - **Votes abroad:** helping British citizens keep their registration up to date. Registrations
                  made in 2024 ran out on 1 November 2026.
                - **Residence:** what members in France experience at the préfecture, gathered without names.
                - **Care:** a small circle of carers who ring each other on the last Friday.

                ## Delegates

                A branch of this size is entitled to seven delegates at the General Committee. We elect them in
                spring and look for people from at least four different regions of France.
                """),
            people(
                "Ask us",
                ("Beatrix Langlois-Shaw", "Secretary", "In Toulouse. Knows every train timetable by heart."),
                (
                    "Winston Ferrier",
                    "Membership secretary",
                    "In Lille. Has answered five hundred first letters so far.",
                ),
            ),
            quote("J'habite au bout d'un chemin. The branch comes up it once a month.", "A member in the Creuse"),
        ],
        links=(("Who else meets in Europe", "page:europe-africa-middle-east"),),
    ),
    "ireland": BranchWords(
        introduction="Members in Dublin, Cork, Galway and all the places between, near enough to Britain to be "
        "forgotten and determined not to be. We meet on the third Monday, and always have a pot of tea "
        "on.",
        description="Labour members in Ireland: third Monday of the month in Dublin and online, subjects, access "
        "and contact.",
        body=[
            text("""
                ## What a branch is for

                Years ago we asked members what a branch should be for. The answers filled two pages and came
                down to this: company, information, and a way to be heard. We still begin the year by asking
                again, and print the replies.

                ## Cross-border matters

                Many of us pay tax in one place, vote in another and have parents in a third. Our advice evening
                in October brings in people who really know; it is recorded without the questions, so that
                nobody has to hold back.

                ## Getting in

                The room in Dublin is on the ground floor, with an accessible toilet. Captions run on the screen
                for everybody, and the microphone is passed even when the speaker says there is no need.
                """),
            people(
                "Who does what",
                ("Orla Penhaligon", "Chair", "In Cork. Has never knowingly let a meeting run over."),
                ("Dafydd Mulcahy", "Secretary", "In Dublin. Os ydych yn siarad Cymraeg, so does he."),
                ("Sunniva Rahman-Byrne", "Political education", "In Galway. Books the people who really know."),
            ),
        ],
        links=(("First steps for new members", "page:new-here"),),
    ),
    "nordic-baltic": BranchWords(
        introduction="From Greenland to Lithuania: four time zones, winter darkness, midsummer light. We meet on the"
        " first Tuesday, online, because a room that suits Nuuk and Tallinn alike is yet to be found.",
        description="Labour members in the Nordic and Baltic countries, Greenland and the Faroes included: online "
        "meetings.",
        body=[
            text("""
                ## Learning from the neighbourhood

                People write to ask us how childcare, unions and local tax work here. So each meeting gives
                twenty minutes to one such question, answered by a member who lives with it. The notes make up a
                small library by now.

                ## When we meet

                No meetings in July and August: the north is outdoors. In December we meet once by candlelight,
                cameras optional, and read something aloud.
                """),
            table(
                "When it is 19:30 in Stockholm",
                ["Where", "Winter", "Summer"],
                ["Reykjavik", "18:30", "17:30"],
                ["Copenhagen and Oslo", "19:30", "19:30"],
                ["Helsinki, Tallinn, Riga and Vilnius", "20:30", "20:30"],
            ),
            text("""
                ## Members in small places

                In the Faroes, on Åland and in Greenland there is one member each, or two. They are the reason
                why every paper here can be read on a telephone with a poor connection.
                """),
        ],
        links=(("Europe, Africa and the Middle East", "page:europe-africa-middle-east"),),
        reviewed=date(2026, 9, 1),
    ),
}
