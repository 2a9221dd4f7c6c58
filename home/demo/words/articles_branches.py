"""Articles about how branches work: beginning again, meeting, hosting, writing in more than one language."""

from home.demo.markup import action, link, questions, quote, text

from .articles import Article

ARTICLES = (
    Article(
        key="a-branch-begins-again",
        title="A branch begins again after a year without a meeting",
        day="2026-08-11",
        by=("coordinator.americas@example.org",),
        branches=("latin-america-caribbean",),
        topics=("branches",),
        summary="No secretary, no date, no answer: last summer one of our largest branches by area had fallen "
        "silent. Three members and a fixed Tuesday were enough to begin again. What they did, month "
        "by month.",
        picture="latin-america-caribbean",
        body=(
            text("""
                Branches do not end with a decision. They end with a message that nobody answers. From Mexico to
                Patagonia we have eighty-five members, and for a year they had no meeting to come to. It was
                nobody's fault: the secretary had moved home, the chair had a second child, and the password of
                the mailbox had gone with one of them.

                ## Month one: ask who is there

                The membership secretary wrote to all members on our behalf, one short mail with one question:
                would you come to a meeting online in the next two months? Eleven said yes, three offered to
                help. Three is the number that matters. With two you have a conversation, with three a
                committee.

                ## Month two: a date before anything else

                We did not write rules. We chose the last Tuesday of the month, at an hour that is evening in
                São Paulo and after lunch in Mexico City, and we kept it. Nineteen people came to the first
                meeting, and it had two items: who we are, and what we would like from a branch.
            """),
            quote(
                "I had assumed that somebody else was going. That turns out to be how it stopped.", "A member in Lima"
            ),
            text("""
                ## Months three to six: one job each

                - The secretary writes the notice, two weeks ahead, always in the same form.
                - The chair keeps meetings to an hour and leaves the last ten minutes empty.
                - A third member looks after the newcomers and rings those who said yes and did not come.

                Only then came the plan on paper: four aims, each with a name and a date, none of which anybody
                would be ashamed to miss by a month.

                ## What we would do differently

                We would have asked for help sooner. A coordinator has lists, templates and an evening to spare,
                and sees a silent branch on the desk long before its members write. If yours has gone quiet, it
                takes one of you to say so. We will find the other two together.
            """),
            action(
                "Has your branch gone quiet?",
                "Tell your coordinator. It commits you to nothing, not even to being the one who does it.",
                link("Whom to ask", "page:contact"),
            ),
        ),
    ),
    Article(
        key="two-sittings",
        title="One meeting in two sittings: what we learned from a year of it",
        day="2026-09-16",
        by=("coordinator.asia@example.org", "partner.asia@example.org"),
        regions=("asia-pacific",),
        topics=("inclusion", "branches"),
        summary="There is no hour at which all of us are awake. Since all-members meetings have two sittings, "
        "everybody can come to one of them at a decent hour. It works, with four conditions.",
        picture="clocks",
        body=(
            text("""
                Take any two-hour meeting and look for the hour at which the most members are awake, between
                eight in the morning and ten at night. The best there is, at noon UTC, reaches about six in
                seven. Those who are left over are always the same: New Zealand and eastern Australia in one
                season, the Pacific coast of America in the other. For years they were told that the notes would
                be sent round.

                So the all-members meeting is now held twice, on the same Sunday: once at nine in the morning in
                Sydney, which is Saturday afternoon or evening in the Americas, and once at noon in London.
                Between the two, everybody has one at an hour at which people are polite.

                ## What makes it one meeting

                1. **One agenda.** Both sittings have the same items in the same order. What is not on it waits.
                1. **No decision before both have spoken.** Votes open after the second sitting and stay open
                for days.
                1. **Somebody carries it over.** One member comes to both and tells the second what the first
                said, in five minutes, for and against.
                1. **The same length.** If the first runs over, the second may too. It is not the rehearsal.
            """),
            quote(
                "I have been a member since 2009 and in May I spoke for the first time. It was ten in the morning.",
                "A member in Wellington",
            ),
            text("""
                ## What does not work yet

                Amendments. A wording that comes up in the first sitting is news to the second, and its proposer
                is asleep. We now ask for amendments in writing two days before, which is stricter than we like.

                Nor does it save anybody time: it costs those who host it a second hour and a half, and the
                chairs take turns. And it is worth saying that people come who did not come before. At the last
                four meetings, one in five of those present was at a sitting that did not use to exist.

                ## For your branch

                You hardly need two sittings for one branch. But if yours spreads over more than five hours, try
                moving the meeting instead: one month early, one month late. The [calendar](page:events) shows
                each of them in everybody's own time.
            """),
        ),
    ),
    Article(
        key="hybrid-meetings-checklist",
        title="A room and a screen: a checklist for meetings that are both",
        day="2026-08-18",
        by=("secretary.berlin@example.org", "chair.berlin@example.org"),
        branches=("labour-germany",),
        topics=("inclusion", "branches"),
        summary="Half of us sit in a café in Berlin, half on a screen from Flensburg to Freiburg. Twelve things we "
        "check so that neither half has to watch the other have a meeting.",
        picture="hall",
        body=(
            text("""
                A hybrid meeting is not a meeting with a camera in it. It is two meetings that somebody keeps
                together. We have had fourteen, and this is the list that hangs on the inside of the cupboard
                with the microphone.

                ## A week before

                - The invitation says for both ways how one comes in: the step-free door, and the link.
                - The papers are out, as text that a screen reader can read, not as a photograph of a page.
                - Somebody has asked: "Is there anything that would make it easier for you to take part?"
                - Two people have a task: one hosts the room, one hosts the screen. Neither takes the minutes.

                ## Half an hour before

                - One microphone that picks up the whole table. If people have to lean in, they will not.
                - The screen stands where people look anyway, so that those on it are at the table.
                - Captions are switched on. They are imperfect and they help.
                - Test it from outside: somebody dials in by telephone and says what they hear.

                ## During

                - The screen speaks first on every item. The room will not forget to speak; it does forget to
                listen.
                - Whoever speaks says their name, each time.
                - Votes are taken in one way for all. A show of hands that half cannot see is not a vote.
                - There is a break after fifty minutes, and it is a real one.
            """),
            quote("The first time the screen spoke first, the meeting was ten minutes shorter.", "Our treasurer"),
            text("""
                ## And if the line drops?

                Decide that beforehand. Ours: we wait five minutes, then the room goes on with what needs no
                vote, and decisions are moved to the next meeting if more than a few are missing. It has
                happened twice, and both times the decision was better for the wait.

                All of this costs one more volunteer and about forty euros' worth of microphone. The branch's
                attendance has gone from nine to twenty-two. Most of the thirteen are on the screen, and three
                of those have since come to the café.
            """),
        ),
    ),
    Article(
        key="young-members-across-nine-time-zones",
        title="Young members across nine time zones",
        day="2026-08-27",
        by=("partner.asia@example.org",),
        regions=("asia-pacific",),
        topics=("people", "inclusion"),
        summary="Fewer than one in ten of us is under twenty-seven, and they are rarely in the same place "
        "twice. A group that never all meets at once, and has never missed a month.",
        picture="aotearoa-new-zealand-pacific",
        body=(
            text("""
                Not quite seven in a hundred members of Labour International are under twenty-seven. They teach
                English in Hanoi for a year, study in Melbourne, intern in Brussels and are gone before the
                branch has learned their name. A committee with minutes is no use to somebody who moves in June.

                So the group that began in March has no committee. It has a message board, a first Saturday, and
                a rule: whoever is awake, meets.

                ## How it works

                - On the first Saturday of the month there is a call that lasts nine hours. Nobody stays for all
                of it. Each hour has a host, somewhere between Auckland and Dubai, and a subject.
                - Each host writes three lines for the next one: who came, what was said, what is open.
                - What the group wants to say to a branch or to the executive is written in the open, and stands
                for a week before it is sent.
            """),
            quote(
                "I joined at breakfast and left before lunch. The conversation I had started came back to me "
                "at midnight.",
                "A student in Perth",
            ),
            text("""
                ## What came of it

                Two motions, one of them carried. A list of spare rooms for those who travel to meetings. A page
                for students on how to [join](page:join) from abroad without a UK address. And six people who
                hold a post in their branch now and had not meant to.

                ## What branches can do

                Say hello quickly: a student who hears from you after six weeks has moved. Offer a task that
                ends, rather than a post. Put the youth officer's hour on the calendar and keep it, even when
                two come. And when they leave, write to the branch they are going to. They are not lost, they
                are only next door.

                The next call is on the first Saturday of the month. If you are under twenty-seven, or were
                recently, ask your coordinator for the link.
            """),
        ),
    ),
    Article(
        key="translation-volunteers-wanted",
        title="Wanted: people who think in two languages",
        day="2026-10-23",
        by=("translator@example.org",),
        topics=("inclusion", "living-abroad"),
        summary="Many of our families read French, German or Spanish more easily than English. A handful of "
        "volunteers translate this site. They would like company, an hour at a time.",
        picture="france-monaco",
        body=(
            text("""
                We are a British party abroad, and our business is in English. But not everybody who matters to
                it grew up with English: partners who come along, children who join at fourteen, members who
                have been away for thirty years and now dream in Portuguese. A page that somebody reads in their
                own language is a page they act on.

                ## What there is to do

                The pages that people need in a bad moment come first: how to find a branch, how to join, what
                happens when something goes wrong at a meeting. After those, the branch pages of the countries
                concerned. Articles like this one are a pleasure, and optional.

                French, German and Spanish are under way. Italian, Dutch, Portuguese and Greek wait for two
                people each. One translates, one reads it through. We never publish what only one person has
                seen.

                ## How it works

                - You get a page in pieces, sentence by sentence, with the English beside it.
                - You stop when you like. The next piece is where you left it.
                - When the English changes, you are shown what changed and nothing else.
            """),
            questions(
                "What people ask",
                (
                    "Must I be a translator?",
                    "No. You should write the language as a native reader would like to read it, and know why "
                    '"constituency" has no translation.',
                ),
                (
                    "Do you not use a machine?",
                    "You may begin with one. What you hand in is yours: the machine does not know that a "
                    "branch is not a bank.",
                ),
                (
                    "How long does it take?",
                    "A page of five hundred words takes an evening, reading it through a tram ride.",
                ),
            ),
            text("""
                The nicest part is the glossary. We have argued for a month over the French for "branch", found
                a good word, and dropped it again. If that sounds like an evening well spent, write to [the
                website team](page:website) and say which two languages.
            """),
        ),
    ),
)
