"""Articles about having a say: votes, motions, posts, conference."""

from home.demo.markup import action, link, notice, questions, quote, text

from .articles import Article

ARTICLES = (
    Article(
        key="check-your-overseas-vote",
        title="Check your overseas vote: registrations of 2024 have run out",
        day="2026-11-03",
        by=("coordinator.europe@example.org",),
        topics=("voting",),
        summary="An overseas registration lasts three years at most. If you registered for the election of "
        "2024, yours ended on 1 November. Renewing takes minutes; waiting for a letter may take "
        "longer than the campaign.",
        picture="postbox",
        body=(
            text("""
                In the spring and summer of 2024 many of us registered to vote in the United Kingdom for the
                first time in years. The limit of fifteen years abroad had gone, and anybody who had ever lived
                or been registered there could come back on to the roll. What few of us noticed is that an
                overseas registration is not for ever. It lasts until the third 1 November that follows, and for
                everybody who registered in 2024 that day has now passed.

                ## Are you still on the roll?

                Councils write to overseas voters before a registration ends. Some write by post, to the address
                you gave two flats ago. So do not wait for the letter:

                - Ask the electoral services team of the council where you last lived. Their page says how.
                - Have your National Insurance number, your last address in the UK and your passport at hand.
                - If you have moved within the country you live in, say so now: ballot papers go where you said.

                Renewing is shorter than registering was. You confirm that the facts are still true; only if
                something changed are you asked for more.

                ## Post or proxy?

                Councils' own pages are frank about this: from many countries a postal vote does not come back
                in time. Papers are printed after nominations close, which leaves little more than two weeks for
                a letter to go out and home again. Most councils therefore advise overseas voters to name a
                proxy, somebody they trust who votes at the polling station or by post inside the UK.
            """),
            notice(
                "info",
                "If you can ask only one thing of your branch",
                "Ask whether somebody keeps a list of volunteers who act as proxies in their old constituency. "
                "Several branches do, and the list is longer than the number of people who have asked.",
            ),
            text("""
                None of this is difficult, and none of it can be done in the last week. The local elections of 6
                May 2027 are for those who live in the UK, but a general election is called at a few weeks'
                notice. Put it right while nothing is on.
            """),
        ),
    ),
    Article(
        key="how-a-motion-travels",
        title="How a motion travels from a branch to the General Committee",
        day="2026-10-06",
        by=("secretary.berlin@example.org", "coordinator.europe@example.org"),
        branches=("labour-germany",),
        topics=("policy", "branches"),
        summary="A motion begins with one member and one sentence. This is the road it takes from there, how "
        "long each part lasts, and the three places at which motions most often get lost.",
        picture="labour-germany",
        body=(
            text("""
                Last winter our branch sent its first motion in two years to the General Committee. It was
                carried, with one amendment. What we learned on the way fits on a page, and this is the page.

                ## One sentence first

                Somebody says at a meeting: this ought to change. Write that down as one sentence that begins
                with "This branch asks" or "This committee resolves". If it will not go into one sentence, it is
                two motions. Add not more than three reasons. People vote for what they have understood.

                ## The road

                1. **A proposer and a seconder** in the branch. Both are named, and both ought to be at the
                meeting.
                1. **Notice.** Members see the whole text before the meeting at which they decide, not on a
                slide there.
                1. **The branch decides.** The minutes say the date, the numbers and the exact words.
                1. **The secretary sends it in** before the deadline, which is printed with its time zone. In
                March our meeting ended at 21:00 in Berlin, and the deadline was three hours later in London.
                1. **The General Committee debates it.** One of our delegates moves it and has a few minutes for
                that.
            """),
            quote(
                "Two motions on the same subject are not a contest. Ring the other branch.", "A delegate from Ireland"
            ),
            text("""
                ## Where motions get lost

                The first place is the copy and paste. A text that goes from a shared document into a mail and
                from there into another document arrives with half of its corrections accepted. Send one file,
                say that it is final, and compare what is printed with what was carried.

                The second is the missing name. Without a proposer a motion cannot be moved, and nobody at the
                committee can guess.

                The third is afterwards. A motion that was carried goes to the executive, which reports on it at
                the next meeting. Ask there. [How we decide](page:how-we-decide) says which body answers for
                what.
            """),
        ),
    ),
    Article(
        key="standing-for-the-executive",
        title="Standing for the Executive Committee in 2027: two hundred words that work",
        day="2026-11-10",
        by=("returning.officer@example.org",),
        topics=("standing",),
        summary="Nominations open in February. You need two members or one branch, a statement of two hundred words, "
        "and a reason. The returning officer on what the words are for.",
        picture="clocks",
        body=(
            text("""
                Every second year, in the odd ones, members elect the Executive Committee: one member, one vote,
                online, and by post for those who do not use e-mail. In 2027 nominations open on 15 February and
                close on 14 March; ballot papers go out on 22 March and are back by 11 April; the new committee
                takes up its posts at the annual meeting on 25 April. All of these are at 12:00 UTC, and the
                [calendar](page:events) shows what that is where you live.

                ## What you need

                - Two other members who nominate you, or one branch that has decided to.
                - A statement of at most two hundred words. The form counts, and it does not round.
                - If you would share a post, your partner: you stand as one, with one statement and one vote.

                ## What the words are for

                I have read several hundred statements. Those that worked did three things in this order. They
                said what would be different after two years. They gave one piece of evidence that this person
                finishes things. They said how many hours a month there are for it, and at what time of whose
                day.
            """),
            quote(
                "Ninety words on why you joined in 1987 leave a hundred and ten for why we should vote for you.",
                "A former returning officer",
            ),
            questions(
                "What candidates ask",
                (
                    "Must I have held a post before?",
                    "No. Most posts come with a description, and whoever leaves one owes you a handover.",
                ),
                (
                    "I live where it is night when the committee meets. Is that fair?",
                    "The committee meets at weekends and moves its hour. Say in your statement which hours "
                    "are yours: members on your side of the world will notice.",
                ),
                (
                    "Who helps me with the form?",
                    "Your [regional coordinator](page:contact), who helps every candidate alike and backs none.",
                ),
            ),
            text("""
                Members who are women, young, disabled, LGBT+ or from ethnic minorities are still fewer on the
                committee than among us. If you have been waiting to be asked: this is somebody asking.
            """),
        ),
    ),
    Article(
        key="first-conference-as-a-delegate",
        title="My first conference as a delegate",
        day="2026-10-13",
        by=("secretary.brussels@example.org",),
        branches=("brussels-labour",),
        topics=("people", "policy"),
        summary="Four days, eleven thousand people, one voting card. What our delegate would have liked to "
        "know before packing: what to read, when to eat, and how to report back so that somebody "
        "reads it.",
        picture="hall",
        body=(
            text("""
                Labour International sends delegates to the party's annual conference like any constituency. In
                September I was one of them, for the first time, with a new notebook and the wrong shoes.

                ## Before

                The papers arrive by e-mail in three instalments. Read the first one, which is the timetable,
                and mark the votes: they are what you are there for. Then write down, in one line each, what
                your own General Committee has decided on the subjects that come up. I had that line on a card,
                and twice it was the only thing between me and a very persuasive neighbour.

                ## There

                - Be in the hall twenty minutes early on the first day. The queue is for bags, not for badges.
                - Eat when there is no vote, not when you are hungry.
                - Say where you are from. "I am the delegate of members abroad" opens every conversation there
                is.
                - Go to one fringe meeting that you know nothing about.
            """),
            quote(
                "You came from Brussels for this? We thought nobody there thought of us.",
                "A delegate from the north-east",
            ),
            text("""
                Speaking is possible. You fill in a slip, you wear something the chair can see, and you prepare
                two minutes, because three become two when the day runs late. I was not called. My two minutes
                became this article instead.

                ## After

                A delegate reports. I promised our branch one page within ten days, and kept it to four
                headings: what we voted on and how I voted, what was carried, what surprised me, what we should
                do next. It was read out at the meeting in the fourth week of October and took six minutes. Four
                people have asked how one becomes a delegate, which is four more than last year.

                If you think of it for next time: it costs a week and some savings, the branch can help with the
                second, and nobody expects you to know the rules on the first morning. Somebody from another
                constituency will explain them to you, usually while queueing.
            """),
        ),
    ),
    Article(
        key="what-the-code-asks-of-hosts",
        title="What the code of conduct asks of whoever hosts a meeting",
        day="2026-09-22",
        by=("conduct.officer@example.org",),
        topics=("inclusion", "branches"),
        summary="Most meetings are kind. The code is for the minute in which one is not. Five habits for hosts, what "
        "to say when somebody goes too far, and what happens with a report.",
        picture="ireland",
        body=(
            text("""
                Everybody who joins the party agrees to treat others with respect: to listen, to argue with
                reasons, to let others finish. A host does a little more than that. A host notices.

                ## Five habits

                1. **Say it at the start.** One sentence: "We follow the members' code of conduct, and I am the
                person to turn to today." It takes five seconds, and people who need it hear it.
                1. **Have a second host.** One looks after the agenda, the other after the room and the chat.
                1. **Give the floor in turn.** Note who has spoken. Those who have not go first.
                1. **Watch the edges.** The waiting room before, the corridor after, private messages during.
                That is where most of what is reported has taken place.
                1. **Close on time.** Tired meetings are rude meetings.

                ## When somebody goes too far

                Name what was said, not the person: "We do not talk about members like that here." Then carry
                on. If it happens again, take the floor away; online, mute first and explain after. If anybody
                is in danger, end the meeting and call the emergency services of the country you are in.
            """),
            notice(
                "warning",
                "You do not investigate",
                "A host keeps people safe and writes down what they saw, on the same day, in plain words. "
                "Whether a rule was broken is for others to say. Do not interview anybody and do not promise "
                "an outcome.",
            ),
            text("""
                ## Afterwards

                Ask the person it was aimed at what they would like to happen, and believe the answer. Some want
                advice, some want it on record, some want the party's own procedure, some are not sure yet. Tell
                them that a report can be made at any time, by somebody who saw it as well as by the person it
                happened to. An anonymous one is read too, though less can be done with it.

                Impact counts, not intent. "It was meant as a joke" may be true, and it may still not happen
                again. Hosts who handle that sentence well are the reason that people come back.
            """),
            action(
                "Practise it once",
                "The training on meetings everyone can follow spends half an hour on difficult moments, with "
                "scripts.",
                link("Hosting a meeting everyone can follow", "page:inclusive-meetings-training"),
            ),
        ),
    ),
)
