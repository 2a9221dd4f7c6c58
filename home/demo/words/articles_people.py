"""Articles about people and life abroad: the coordinators, an evening with friends, pensions, welcome, campaigns."""

from home.demo.markup import action, buttons, link, notice, questions, quote, text

from .articles import Article

ARTICLES = (
    Article(
        key="meet-ffion-abernathy",
        title="Meet your coordinator: Ffion Abernathy, Europe, Africa and the Middle East",
        day="2026-07-29",
        by=("coordinator.europe@example.org",),
        regions=("europe-africa-middle-east",),
        topics=("people",),
        summary="Fifteen branches, two thirds of all members, and one person who has promised never to begin "
        "a mail with “just a quick reminder”. Five questions to the coordinator of our largest "
        "region.",
        picture="table",
        body=(
            text("""
                **What does a coordinator do all week?**

                Very little all week, and rather a lot on Thursdays. I look at which branches have met and which
                have not. I ring one. I answer the questions that officers have put off asking, most of which
                are about money, microphones or a member who shouts. Every quarter I tell the executive how the
                region stands.

                **Which branch worries you?**

                None of them worries me. Two of them need something: a secretary, mainly. Italy and Malta has
                members in Turin who would begin again if somebody gave them a date, so I have given them one.

                **What did you do before?**

                I ran the timetable of a bus company in Powys. It is the same work. Everybody has to be
                somewhere, nobody reads the notice, and it rains.
            """),
            quote("A branch is five people who would notice if one of them stopped coming.", "Ffion Abernathy"),
            text("""
                **What would you change tomorrow?**

                I would have every notice say in which time zone the hour is. From the Azores to Dubai we have
                five of them before anybody changes a clock. The site does it by itself now; our mails do not.

                **What can members ask of you?**

                Anything that is not about conduct, which goes to the conduct officers and to nobody else. There
                is an open hour every other Thursday, online, with no agenda. Come and say what your branch is
                like. If you do not know which branch that is, come anyway, and we will find out together.
            """),
            buttons(
                link("The open hour", "page:europe-africa-middle-east-open-hour"),
                link("All branches of the region", "page:europe-africa-middle-east"),
            ),
        ),
    ),
    Article(
        key="meet-hettie-and-callum",
        title="Meet your coordinators: Hettie Okonjo-Marsh and Callum Terwilliger share the Asia and Pacific post",
        day="2026-08-25",
        by=("coordinator.asia@example.org", "partner.asia@example.org"),
        regions=("asia-pacific",),
        topics=("people", "standing"),
        summary="One post, two people, seven time zones between them and their branches. Why they stood "
        "together, how they divide the week, and what a job share needs to work.",
        picture="south-east-asia",
        body=(
            text("""
                When the post fell vacant, neither of them had the hours for it. Hettie works shifts at a
                hospital in Singapore. Callum lives in Dunedin and looks after his father. They had met twice,
                both times on a screen, when a third member said: but that makes one.

                **Who does what?**

                **Hettie:** I have the branches from Kolkata to Tokyo. Callum has Australia, Aotearoa and the
                islands. The report we write together, and the open hour we take in turn.

                **Callum:** And we swap for a month every year, so that neither of us is the only one who knows
                something.

                **You have one vote on the executive. How do you cast it?**

                **Callum:** We talk beforehand. If we do not agree, we abstain, and say so in the minutes. That
                has happened once.
            """),
            quote(
                "The handover takes ten minutes on Sunday. It is the best-kept appointment I have.",
                "Hettie Okonjo-Marsh",
            ),
            text("""
                **What does a job share need?**

                **Hettie:** A written page of who decides what alone. Ours has nine lines.

                **Callum:** One mailbox that both read. And somebody at home who does not mind that Sunday is
                different.

                **What next?**

                The group in South and Central Asia is forming: fifty members in fifteen countries, and so far
                one meeting. The branches in Australia would like to meet in one room, which is a longer journey
                than from London to Rome. And both of them would like somebody to take over the newsletter's
                recipe column, which does not exist yet.

                If you would like to stand for a post in 2027 and think that half of it is what you could do,
                they are glad to tell you how it is. It is allowed for most posts, and both partners must agree
                to stand.
            """),
            buttons(
                link("The open hour", "page:asia-pacific-open-hour"),
                link("The region's branches", "page:asia-pacific"),
            ),
        ),
    ),
    Article(
        key="meet-marisol-whitcombe",
        title="Meet your coordinator: Marisol Whitcombe, The Americas",
        day="2026-10-20",
        by=("coordinator.americas@example.org",),
        regions=("americas",),
        topics=("people",),
        summary="Four branches between Alaska and Tierra del Fuego, and the longest distances of any region. The "
        "coordinator of the Americas on small branches, long flights and the telephone.",
        picture="canada",
        body=(
            text("""
                **Four branches sound like a quiet post.**

                They are four branches and some ten thousand kilometres. When it is seven in the evening in
                Vancouver it is midnight in Rio. I have given up looking for the hour that suits everybody. I
                look for the two that between them suit most.

                **What do the branches have in common?**

                They are all made of people who meant to stay for two years. That is a good thing for a branch
                to be made of. Everybody remembers not knowing anybody.

                **How do you help a branch that is four hundred miles from the next one?**

                With the telephone. A mail can be put off, a form can be forgotten, but if I ring and ask who
                would take the minutes on Tuesday, somebody does. I ring every secretary once a month, for a
                quarter of an hour, and I write down what I promised.
            """),
            quote("Ask for one evening, not for help. People can picture an evening.", "Marisol Whitcombe"),
            text("""
                **What are you proud of?**

                Latin America and the Caribbean meets again. I had a small part in that, and wrote about it in
                [an earlier article](page:article/a-branch-begins-again); the three who did it are too modest
                to.

                **And what is next?**

                Election training for two branches at once, so that those who know Congress and those who know
                canvassing can swap. And a proper welcome: New York gets a new member almost every week, and I
                should like each of them to hear a voice within ten days.

                **When can people reach you?**

                At the open hour on Thursdays, at six in the evening in Toronto. The
                [calendar](page:americas-open-hour) says what that is for you. Or write, and tell me when I may
                ring.
            """),
        ),
    ),
    Article(
        key="sister-party-evening",
        title="An evening with our sister party: how to host one",
        day="2026-09-26",
        by=("secretary.brussels@example.org",),
        branches=("brussels-labour", "netherlands"),
        topics=("campaigns", "people"),
        summary="We are guests in the countries we live in, and in most of them there is a party like ours. "
        "What makes an evening together worth it, and what makes it an exchange of speeches.",
        picture="lanterns",
        body=(
            text("""
                One of the six aims of Labour International is to keep company with our sister parties: the
                social democrats, socialists and labour parties of the countries we live in. It is easy to like
                and easy to put off. In September three branches of ours and two of theirs had supper together,
                sixty people in a hall meant for fifty. Here is how.

                ## Begin with a question

                Our first attempt, two years ago, had five speeches. Nobody came to the second. This time there
                was one question, sent to both sides a month before: "what did your party learn the last time it
                lost?" Every table had somebody of each party and twenty minutes. Then they changed.

                ## What to arrange

                - **Two hosts**, one of each party, who both know the names of everybody invited.
                - **A language plan.** English at the tables, the country's language for the welcome, and two
                people who interpret in a whisper for whoever raises a blue napkin.
                - **Food that takes time.** Soup helps. A buffet does not: people queue with those they know.
                - **An end.** We stopped at ten. The best conversations went on outside.
            """),
            quote("You vote by marking a cross? With a pencil? On a string?", "A Flemish councillor"),
            text("""
                ## What we may and may not do

                Members who are citizens here campaign here as they please. The branch does not: it takes no
                side in another party's selections, gives no money, and puts its name to nothing that the
                executive has not seen. Say so in the invitation and the evening is easier for both.

                ## What came of it

                A joint stall on the first of May. An invitation to their summer school, with six places kept
                for us. A list of eleven people who would help voters of the one country who live in the other.
                And the pencil: it now hangs in the office of a regional minister.
            """),
        ),
    ),
    Article(
        key="frozen-pensions-explained",
        title="Frozen pensions, explained in five minutes",
        day="2026-07-27",
        by=("coordinator.asia@example.org",),
        topics=("living-abroad", "policy"),
        summary="Two neighbours paid in for the same number of years and get different state pensions, "
        "because one of them moved to Canada and the other to Spain. How it came about and whom it "
        "concerns.",
        picture="eastern-australia",
        body=(
            text("""
                The British state pension goes up every April, for those who live in the United Kingdom. For
                those who live abroad it depends on where. In some countries it rises as at home. In others it
                stays for good at what it was on the first day, or on the day one moved. That is what people
                call frozen.

                ## Where it rises

                In the European Economic Area and Switzerland, in Gibraltar, and in the countries with which
                there is an agreement that says so, among them the United States, Jamaica, Israel and the
                Philippines.

                ## Where it does not

                In most of the rest. That includes Canada, Australia, New Zealand, South Africa and India, where
                many of our members live. Several hundred thousand pensioners are affected. There is no rule
                that explains the list: it is what was agreed with one country at a time, mostly decades ago.
            """),
            questions(
                "What members ask",
                (
                    "Does it matter what I paid in?",
                    "No. It depends on where you live, not on your contributions, your citizenship or your age.",
                ),
                (
                    "What if I move back?",
                    "Then you get today's rate for as long as you live in the UK. Short visits count for "
                    "their length.",
                ),
                (
                    "I am forty. Why should I read this?",
                    "Because where you retire may decide what you retire on. Ask for a forecast before you choose.",
                ),
            ),
            text("""
                ## What is said about it

                Those who want it changed say that people who paid the same should get the same, and that
                pensioners abroad cost the health service nothing. Governments of both colours have answered
                that pensions are raised to meet prices in the UK, and that to raise all of them would cost
                several hundred million pounds a year. Parties abroad of every kind have passed motions on it.
            """),
            notice(
                "info",
                "This is not advice",
                "Rules change, and so do agreements. The International Pension Centre says what holds for you; put "
                "questions to it in writing and keep the answer.",
            ),
            text("""
                Does your branch want a position? [How a motion travels](page:article/how-a-motion-travels) says
                how it gets one.
            """),
        ),
    ),
    Article(
        key="welcome-to-new-members",
        title="Welcome: what happens in your first month as a member abroad",
        day="2026-07-24",
        by=("membership.secretary@example.org",),
        topics=("people", "living-abroad"),
        summary="You have joined, or you have moved abroad and been moved to us. Who writes to you, what you "
        "can come to, and what you may safely ignore. Nobody will ask you to be treasurer. Not in the "
        "first month.",
        picture="doorway",
        body=(
            text("""
                The party's own mails say "welcome" and then ask for a donation. So here is another kind of
                welcome, with dates in it.

                ## Day one

                You belong to a branch from the first day, whether or not you have heard from it. Which one
                follows from where you live: [the finder](page:branches) tells you. You may come to its next
                meeting without asking anybody.

                ## Within ten days

                Somebody from the branch says hello. If nobody has after ten days, write to me; I would rather
                know. It is nearly always a wrong address and hardly ever a bad branch.

                ## Within the month

                - Tell the site your time zone, once. Every time it shows is then yours.
                - Put your branch's calendar into your telephone. It moves when a meeting moves.
                - Come to the new members' hour, which is every two months, takes an hour, and has no speeches.
            """),
            quote(
                "I came for the company and stayed for the minutes. I like to know how it went.", "A member in Oslo"
            ),
            text("""
                ## What you can ignore

                Anything with more than two abbreviations. LIEC is the committee that runs things, GC is the
                delegates who decide policy, AMM is all of us in one meeting; the rest you will pick up. [How we
                decide](page:how-we-decide) explains it without them.

                ## What we know about you

                Your name, how to reach you, where you live and your branch: that is what a branch secretary
                sees. Members do not see a list of members, and there is none to download. That you are in a
                political party at all is your own business, and in some countries more than that.

                Nobody is too new to speak. If a meeting makes you feel that you are, it is the meeting that has
                something to learn, and I should like to hear of it.
            """),
            buttons(link("New here?", "page:new-here"), link("New members' hour", "page:new-members-hour")),
        ),
    ),
    Article(
        key="campaigning-from-abroad",
        title="Campaigning from abroad: nine things you can do from a kitchen table",
        day="2026-11-16",
        by=("coordinator.americas@example.org", "coordinator.europe@example.org"),
        topics=("campaigns", "voting"),
        summary="You cannot knock on a door in Stevenage from Santiago. You can do nearly everything else, "
        "and some of it better than those who are there, because you are awake when they are not.",
        picture="new-york-eastern-usa",
        body=(
            text("""
                In May 2027 there are local elections in the United Kingdom. We have no seats of our own, and so
                every campaign can have us. What it wants from us is reliable people at odd hours, which is what
                we are.

                ## An hour

                1. **Ring voters.** Telephone banks work from anywhere. Evenings in the UK are mornings in
                California and afternoons in New York. You are briefed, you get a script and a list, and nobody
                sees your number.
                1. **Write to overseas voters.** Most do not know that they can vote, or that a registration
                runs out.
                1. **Proofread.** Send your old constituency an offer: leaflets overnight, corrected by
                breakfast.

                ## An evening

                1. **Type up.** Canvass returns come in on paper. Somebody has to read the handwriting.
                1. **Be a proxy matchmaker.** Your branch has people who need a proxy, their old constituency
                has members.
                1. **Translate.** A leaflet in Polish or Urdu takes you an evening and nobody there a week.

                ## A week

                1. **Travel with a reason.** If you go home anyway, go in the last week of April.
                1. **Take over a rota.** Campaigns fall apart at four in the morning. For you that is lunch.
                1. **Host a count night**, wherever it is still light, for those who cannot sleep either.
            """),
            notice(
                "warning",
                "Two rules",
                "Donations and spending are regulated by law: who may give depends on the electoral roll, not "
                "on goodwill. And voters' data stay in the party's own tools. No lists in mails, no "
                "screenshots.",
            ),
            quote(
                "She rang me from Montevideo to ask whether I needed a lift to the polling station.",
                "A voter in Wrexham",
            ),
            text("""
                The telephone bank for the local elections meets every week from the spring on; it is in the
                calendar and begins with a quarter of an hour for those who have never done it.
            """),
            action(
                "Begin with one hour",
                "Bring a telephone and something to drink. We supply the script.",
                link("Telephone bank for the local elections", "page:phone-bank"),
            ),
        ),
    ),
)
