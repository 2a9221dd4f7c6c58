"""The four branches of the Americas."""

from datetime import date

from home.demo.markup import notice, people, questions, quote, table, text

from .shapes import BranchWords

WORDS = {
    "new-york-eastern-usa": BranchWords(
        introduction="We are Labour members from Maine to Texas. Our monthly meeting is in Manhattan and online at "
        "once, and half of us have never been in the room: nobody counts for less because they joined "
        "from Chicago or Atlanta.",
        description="Labour members in the eastern and central United States, Bermuda included: meetings, "
        "committee, contact.",
        body=[
            text("""
                ## A usual third Tuesday

                The first half hour is news and business, the next forty minutes one subject, and then there is
                time for whatever people brought with them. In spring that was the cost of medicines on both
                sides of the ocean; in autumn it was how to register to vote in Britain from a house in Ohio.
                Guests from British organisations often speak to us at their midnight, and we try to deserve it.

                ## Out of New York

                Groups in Boston, Washington and Chicago meet when they feel like it, mostly over breakfast. If
                there is none near you, say so: two people and a table are a group, and the branch pays for the
                first coffee.
                """),
            people(
                "Who you will meet",
                ("Philippa Drummond-Reyes", "Chair", "Teaches in Queens. Opens every meeting with the access notes."),
                ("Gareth Nwosu", "Secretary", "Answers the mailbox, usually within two days."),
                ("Leonie Blackwood", "Membership secretary", "Rings every new member once, if they would like that."),
            ),
            notice(
                "info",
                "American law",
                """
                Members here take part in British politics. The branch collects no money for, and gives no
                advice on, elections in the United States.
                """,
            ),
        ],
        links=(
            ("The Americas and their coordinator", "page:americas"),
            ("First steps for new members", "page:new-here"),
        ),
    ),
    "western-usa": BranchWords(
        introduction="From Denver to Honolulu, one branch with five clocks. We meet online on a Wednesday evening "
        "that suits the Pacific coast, and once each quarter on a Saturday morning for those whom that "
        "hour never suits.",
        description="Labour members in the western United States, Alaska and Hawaii: online meetings and how to "
        "join them.",
        body=[
            text("""
                ## Why online only

                It is further from San Diego to Seattle than from London to Rome. We tried meeting in turn in
                each city and found that most of us came to one meeting a year. Since we moved online for good,
                two in five members have come to at least one meeting a quarter.

                ## What we work on

                - a reading group on housing that swaps notes with members in [Western & Central
                  Australia](page:western-central-australia)
                - letters to newspapers back home, drafted together
                - telephone canvassing at election time: our morning is Britain's evening
                """),
            table(
                "When it is 18:30 in Los Angeles",
                ["Where", "Local time", "Same day?"],
                ["Honolulu", "16:30 in winter, 15:30 in summer", "yes"],
                ["Anchorage", "17:30", "yes"],
                ["Denver", "19:30", "yes"],
                ["Toronto", "21:30", "yes"],
            ),
            quote(
                "I had been a member for six years before I met another one. It took a Wednesday.",
                "A member in Tucson",
            ),
        ],
        links=(("Our next-door branch: New York & Eastern USA", "page:new-york-eastern-usa"),),
    ),
    "canada": BranchWords(
        introduction="Labour members from St John's to Victoria, in English and French. Bienvenue: most of our "
        "business is done in English, but you may speak either, and somebody will always put it into "
        "the other.",
        description="Labour members in Canada and Saint-Pierre-et-Miquelon: monthly meetings in English and French.",
        body=[
            text("""
                ## Six time zones, one evening

                We meet at 19:30 Toronto time because that is the hour the fewest people lose: late in
                Newfoundland, just after work in Vancouver. Minutes are written as decisions with names beside
                them and are out within the week.

                ## Sister-party evenings

                Each February we ask somebody active in Canadian politics to tell us how a campaign is run in a
                country of this size. We listen, we ask, and we borrow shamelessly. Members who hold Canadian
                party cards as well are welcome; please say so when the subject is a Canadian election.

                ## Montréal and Vancouver

                Two local groups meet in person. Montréal gathers on a Sunday afternoon every second month,
                Vancouver walks and talks on the first dry Saturday it can find.
                """),
            questions(
                "Asked at every first meeting",
                ("Must I speak French?", "No. Nobody has to speak at all at their first meeting."),
                (
                    "I moved here last month. Am I still in my old constituency party?",
                    "Only until the party knows your new address. [The membership "
                    "secretary](page:membership) can tell you how to change it.",
                ),
            ),
        ],
        links=(("The Americas and their coordinator", "page:americas"),),
    ),
    "latin-america-caribbean": BranchWords(
        introduction="Forty-nine countries and islands, eighty-five members, one very lively last Tuesday of the "
        "month. Hay sitio para todos, há lugar para todos: come as you are, in whichever of our three "
        "languages you like.",
        description="Labour members in Latin America and the Caribbean: online meetings in English, Spanish and "
        "Portuguese.",
        body=[
            text("""
                ## Small numbers, long distances

                Outside Mexico City, São Paulo and Buenos Aires most of us are the only member for many miles.
                So the branch is built the other way round: first the call, then the meeting. Everyone who joins
                is paired with a member who has been here longer, in the same language if at all possible.

                ## This year

                We are collecting what frozen pensions mean to people who worked in Britain and retired to the
                Caribbean, island by island. The findings go to the General Committee in the new year as a short
                paper without names.
                """),
            people(
                "The committee",
                ("Inês Cartwright", "Chair and delegate", "Translates as she goes, from Florianópolis."),
                ("Delroy Pemberton-Hale", "Secretary", "Keeps the list of who has been rung, from Bridgetown."),
            ),
        ],
        links=(("Canada: meetings in English and French", "page:canada"),),
        reviewed=date(2026, 8, 20),
    ),
}
