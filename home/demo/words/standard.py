"""Text pages: who we are, joining, first steps, how decisions are made."""

from datetime import date

from home.demo.markup import action, buttons, documents, link, notice, people, picture, questions, quote, table, text

from . import promises
from .shapes import PageWords

ABOUT = PageWords(
    key="about",
    title="About",
    introduction="Labour International is the constituency party for UK Labour Party members who live abroad: one "
    "local party whose members happen to live in all the world's time zones.",
    description="Who Labour International is, how it is organised, what it works for and how it came about.",
    in_menu=True,
    picture="about",
    picture_alt="Drawing: a river town under the pink and gold of an early morning.",
    body=[
        text("""
            ## Who we are

            We teach, nurse, study, translate, build, care and have retired. Some of us left Britain forty years
            ago and some last month. About two thirds of us live in Europe. What we share is a party card and
            the wish to go on having a say.

            Everybody who does something here does it as a volunteer, in a few hours a month. That shapes how we
            work: little paper, short meetings, and posts that two people may share.
            """),
        text("""
            ## What we work for

            - **Labour's values**, put into words and into practice among people from Britain who live abroad.
            - **Company:** a place to meet and talk politics for members and supporters far from home.
            - **Votes:** helping British citizens abroad to use theirs, and winning them for Labour.
            - **Friends:** working with sister parties and unions in the countries we live in.
            - **What members know:** languages, professions and experience of other systems, offered to the
              party.
            - **Means:** raising money for campaigns, openly and within the law of both countries.
            """),
        table(
            "Who decides and does what",
            ["Body", "Who belongs to it", "What it does", "How often it meets"],
            [
                "[Branches](page:branches)",
                "All members who live in its area",
                "Meet, welcome, campaign; send motions and delegates",
                "Usually every month",
            ],
            [
                "General Committee (GC)",
                "Delegates of the branches, more from the larger ones",
                "Decides the policy of Labour International",
                "Every three months",
            ],
            [
                "[Executive Committee (LIEC)](page:executive)",
                "Fourteen officers elected by all members, and co-opted helpers without a vote",
                "Keeps everything running between meetings",
                "Every month",
            ],
            [
                "All Members Meeting (AMM)",
                "Everybody",
                "Hears, asks, discusses; in two sittings so that no continent has to stay up",
                "Every two months",
            ],
            [
                "Regional coordinators",
                "One post for each of three regions",
                "Help branches start, grow and work together",
                "Whenever a branch asks",
            ],
        ),
        people(
            "Regional coordinators",
            ("Marisol Whitcombe", "The Americas", "Lives in Toronto."),
            (
                "Hettie Okonjo-Marsh and Callum Terwilliger",
                "Asia, Australasia and Pacific",
                "Share the post between Singapore and Wellington.",
            ),
            ("Ffion Abernathy", "Europe, Africa and the Middle East", "Lives in Lyon."),
        ),
        text("""
            ## How it came about

            Labour people abroad began to organise city by city: Brussels in 1973, Jávea in 1992, Benalmádena
            and Rome soon after. In 1997 the groups became one party of their own, Labour International. In 2015
            it had seven branches. Since then branch building has been the first task of every executive, and
            today there are twenty-five, so that each member abroad belongs to one.

            ## The people in these pages

            This is a demonstration. The names, quotations and figures of branches in it are made up; nobody
            described here exists.
            """),
        buttons(
            link("How decisions are made", "page:how-we-decide"),
            link("Find your branch", "page:branches"),
            link("Write to us", "page:contact"),
        ),
    ],
)

NEW_HERE = PageWords(
    key="new-here",
    parent="about",
    title="New here?",
    introduction="Five small steps for your first month. None of them takes an evening, and you can stop after any "
    "one.",
    description="First steps for new members abroad: find your branch, come to a meeting, know who to ask.",
    in_menu=True,
    picture="new-here",
    picture_alt="Drawing: a lighthouse on a headland; its light falls on a dark sea before dawn.",
    body=[
        text("""
            1. **Find your branch.** Choose your country on [the branch page](page:branches). Have a look at
               when it meets, in its time and in yours.
            1. **Say hello.** Use the form on the branch's page. "I have just moved here" is a perfectly good
               message.
            1. **Come to one meeting.** Online is fine, listening is fine, leaving early is fine.
            1. **Learn six abbreviations.** The glossary below has all of them, and nobody expects you to know
               them.
            1. **Take one small thing on.** Bring a question, read a page aloud, pass the microphone. It is how
               everyone on every committee began.
            """),
        documents("To keep", "words-you-will-hear", "meeting-everyone-can-follow"),
        questions(
            "What people ask first",
            (
                "What happens at a meeting?",
                "Business first: notices, reports, decisions. Then usually one subject, with or without"
                " a guest. Most take ninety minutes.",
            ),
            (
                "Do I have to speak, or turn my camera on?",
                "Neither. Say your name if you like, and which city you are in.",
            ),
            (
                "I cannot hear well, or get up stairs.",
                "Tell the secretary, in as few words as you like. Each branch names somebody who sees to it.",
            ),
            (
                "How much time does it take?",
                "As much as you give. Two hours a month is a good member; nothing at all is a member too.",
            ),
            (
                "Somebody behaved badly towards me.",
                "Tell the branch secretary or, if you would rather go further away, the [membership "
                "secretary](page:membership). The party's own complaints service is open to everybody "
                "as well.",
            ),
        ),
        notice(
            "warning",
            "Check that you can vote",
            """
            British citizens abroad have to renew their registration. Those made in 2024 ran out on 1 November
            2026. [How to register from abroad](https://www.gov.uk/voting-when-abroad) is explained by the
            British government.
            """,
        ),
        action(
            "Still not sure where you belong?",
            "Tell the membership secretary which country you live in. That is all there is to it.",
            link("Ask the membership secretary", "page:membership"),
        ),
    ],
)

JOIN = PageWords(
    key="join",
    parent="about",
    title="Join",
    introduction="You join the Labour Party; because you live abroad, Labour International is your constituency "
    "party. There is no second form and no second fee.",
    description="How to join the Labour Party when you live abroad, and what happens after you have.",
    in_menu=True,
    picture="join",
    picture_alt="Drawing: small islands in the last light of the day.",
    body=[
        action(
            "Join the Labour Party",
            "Joining happens on the party's own site. It decides who may join and what membership costs.",
            link("Go to the party's join page", "https://join.labour.org.uk/"),
        ),
        text("""
            ## How it goes

            1. Have an address abroad, a way to pay and about ten minutes ready.
            1. Fill in the party's form. Give the **address where you really live**: your branch follows from
               it.
            1. The party writes to you, and puts you on the register of Labour International.
            1. Your branch gets in touch. If nothing has arrived after four weeks, [ask the membership
               secretary](page:membership).

            ## If you are a member already

            Moving abroad does not end your membership. Tell the party your new address and you change from your
            old constituency party to this one. Keep your old address only if you still really live there.
            """),
        questions(
            "Before you decide",
            (
                "Can I look in first?",
                "Yes. Many branches hold open evenings. Ask the secretary of yours through the form on its page.",
            ),
            (
                "I only want to help at elections.",
                "You are welcome. Tell your branch; it keeps a list of people who like to be asked then.",
            ),
            (
                "Will people learn that I am a member?",
                "Not from us. There is no public list, and this site never says whether it knows an "
                "address. [More on privacy](page:privacy).",
            ),
            ("Is this site where I pay?", "No. We take no payments and hold no bank details. The party does both."),
        ),
        quote(
            "Ten minutes on a train to Utrecht. The longest part was finding my card.", "A member in the Netherlands"
        ),
    ],
)

HOW_WE_DECIDE = PageWords(
    key="how-we-decide",
    parent="about",
    title="How we decide",
    introduction="From an idea in a branch to a decision for everyone: the way a motion takes, how delegates are "
    "counted, and when officers are elected.",
    description="How a motion travels from a branch to the General Committee, and how delegates and officers are "
    "elected.",
    in_menu=True,
    body=[
        text("""
            ## The way of a motion

            1. A member writes it down, on one page, and finds somebody to second it.
            1. The branch reads, discusses and perhaps changes it, then votes.
            1. The secretary sends exactly the text that was voted on to the General Committee, in time for its
               deadline.
            1. Motions on the same matter may be joined, if their branches agree.
            1. Delegates discuss it in their branches, and then decide.
            1. The decision and what has been done about it are reported back.

            ## Delegates

            Each branch sends delegates to the General Committee by its size. In this demonstration it is one
            for each 55 members or part of that number.
            """),
        table(
            "Delegates by size of branch",
            ["Members", "Delegates", "For example"],
            ["up to 55", "1", "[Western & Central Australia](page:western-central-australia)"],
            ["56 to 110", "2", "[Portugal](page:portugal)"],
            ["111 to 165", "3", "[Canada](page:canada)"],
            ["166 to 220", "4", "[Madrid & Northern Spain](page:madrid-northern-spain)"],
            ["221 to 275", "5", "[Brussels Labour](page:brussels-labour)"],
            ["276 to 330", "6", "[Labour Germany](page:labour-germany)"],
            ["331 to 385", "7", "[France & Monaco](page:france-monaco)"],
        ),
        text("""
            ## Elections

            Officers of the [executive](page:executive) are elected by all members in odd-numbered years, next in
            2027; a post that falls vacant is filled by a by-election in between. Candidates write a short
            statement and are nominated by two other members or by one branch. Two people may stand together and
            share a post.
            """),
        picture("around-the-clock", "", "Two sittings, so that a day's worth of members can be there."),
    ],
)

CONTACT = PageWords(
    key="contact",
    title="Contact",
    introduction="For anything about your area, write to your branch: it answers fastest. For the rest, here is who "
    "does what.",
    description="Write to your branch, the membership secretary, the data protection officer or the website "
    "volunteers.",
    body=[
        table(
            "Who answers what",
            ["If it is about", "Write to", "Answer usually within"],
            ["meetings, groups, helping out", "[your branch](page:branches)", "three days"],
            ["which branch is yours, moving, joining", "[the membership secretary](page:membership)", "five days"],
            [
                "starting or restarting a branch",
                "your regional coordinator: [Americas](page:americas), [Asia and "
                "Pacific](page:asia-pacific), [Europe, Africa, Middle "
                "East](page:europe-africa-middle-east)",
                "a week",
            ],
            [
                "your personal data",
                "[the data protection officer](page:data-protection)",
                "a week, thirty days at most",
            ],
            ["a mistake or barrier on this site", "[the website team](page:website)", "a week"],
        ),
        notice(
            "info",
            "Why there are no addresses here",
            """
            Each form writes to the mailbox of a role, which passes from one volunteer to the next. Your message
            is kept here for 90 days at most and then deleted. [How we treat your data](page:privacy).
            """,
        ),
        text("""
            ## By post

            Fewer than one member in a hundred does without e-mail. If you are one of them, or know one, a
            branch secretary will gladly print notices and send them.
            """),
    ],
    reviewed=date(2026, 10, 26),
)

PAGES = (ABOUT, CONTACT, NEW_HERE, JOIN, HOW_WE_DECIDE, promises.PRIVACY, promises.ACCESSIBILITY)
