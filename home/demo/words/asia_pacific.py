"""The six branches of Asia, Australasia and the Pacific."""

from datetime import date

from home.demo.markup import action, buttons, link, notice, people, picture, questions, quote, text

from .shapes import BranchWords

WORDS = {
    "eastern-australia": BranchWords(
        introduction="Saturday at ten, tea included. We are members in New South Wales, Victoria, Queensland, "
        "Tasmania and the capital, and we meet in the morning because Britain is asleep then and cannot"
        " ring.",
        description="Labour members in eastern Australia and Norfolk, Christmas and Cocos Islands: Saturday "
        "meetings.",
        body=[
            text("""
                ## Two rooms and a screen

                The meeting is held in Sydney and joined from a room in Melbourne and from kitchens everywhere
                else. We rent rooms with a hearing loop and a step-free door; where we could not find one, we
                did not book.

                ## What came out of it

                Our paper on how decisions are timed led to two sittings of the All Members Meeting: one at an
                hour when Australia is awake, one when Europe is. It took three years of asking politely. We are
                proud of that one.

                ## January

                We close for January, as does everybody else here. The barbecue on the last Sunday of the month
                is not a meeting and has no minutes.
                """),
            quote(
                "The first time I voted in a meeting at a reasonable hour I nearly dropped my tea.",
                "A member in Hobart",
            ),
        ],
        links=(
            ("Western & Central Australia", "page:western-central-australia"),
            ("Aotearoa New Zealand & Pacific", "page:aotearoa-new-zealand-pacific"),
        ),
    ),
    "western-central-australia": BranchWords(
        introduction="Perth, Adelaide, Darwin and the great deal that lies between them. We are the newest committee"
        " in the region, elected in March 2026, and we still have posts to fill. Come and be asked.",
        description="Labour members in Western Australia, South Australia and the Northern Territory: a new, "
        "growing branch.",
        body=[
            text("""
                ## Where we stand

                Until last year members here belonged to a branch whose meetings began at seven in the morning
                Perth time. Twelve of us asked for a branch of our own, the coordinator helped us through the
                rules, and the first committee was elected online with twenty-eight members voting.

                ## What a provisional branch may do

                It meets, it welcomes members, it sends motions and it sends a delegate. What it still lacks is
                a full year's report: that goes to the annual general meeting in April 2027.
                """),
            notice(
                "success",
                "Posts that are open",
                """
                We are looking for a **treasurer** and a **political education officer**. Either can be shared
                by two people, and somebody who has done it elsewhere will sit beside you for the first three
                months.
                """,
            ),
        ],
        links=(("Our older sibling: Eastern Australia", "page:eastern-australia"),),
        reviewed=date(2026, 10, 12),
    ),
    "aotearoa-new-zealand-pacific": BranchWords(
        introduction="Kia ora, talofa, bula. We are the first branch of the day, the one where it is already "
        "tomorrow. Eighty-five members in Aotearoa New Zealand and on the islands of the Pacific meet "
        "on the first Sunday morning.",
        description="Labour members in Aotearoa New Zealand and the Pacific islands: Sunday meetings in Auckland "
        "and online.",
        body=[
            text("""
                ## First in line

                When our first Sunday starts it is Saturday evening in Britain, so we hear the week's news
                before the papers print it. The meeting lasts ninety minutes, ends on time, and is followed by
                lunch for whoever is in Auckland. Wellington members watch together at one another's houses.

                ## The islands

                Connections drop. We therefore send the agenda as plain text three days ahead, take written
                contributions into account as if they had been spoken, and keep any vote open until noon on
                Monday, Auckland time.
                """),
            people(
                "Say hello to",
                ("Marama Fairweather", "Chair", "Runs the meeting from Auckland and keeps it to ninety minutes."),
                (
                    "Josefa Tuckwell",
                    "Island members' contact",
                    "Rings Suva, Apia and Nuku'alofa before each meeting.",
                ),
            ),
        ],
        links=(("Asia, Australasia and Pacific", "page:asia-pacific"),),
    ),
    "north-east-asia": BranchWords(
        introduction="Members in Japan, Korea, China, Hong Kong, Macao, Taiwan and Mongolia, nearly all of them "
        "abroad for work or family, many for a few years only. So we are used to welcomes, and to "
        "farewells.",
        description="Labour members in Japan, Korea, China, Hong Kong, Taiwan and Mongolia: meetings in Tokyo and "
        "online.",
        body=[
            text("""
                ## A branch of people passing through

                One in four of us moves on within a year. The committee therefore never has a post with only one
                person who knows how it works: each has a deputy, and each keeps a page of notes that the next
                one starts from.

                ## Discretion

                Some members live where party membership is nobody's business and is best kept that way. You may
                take part under a first name or any other name, with the camera off, and we take no pictures of
                screens. Attendance is counted, never listed.

                ## What we talk about

                Work, mostly: agency teaching contracts, recognition of qualifications, and what trade unions at
                home and here can do about them. A small group meets to read in Japanese and English by turns.
                """),
            questions(
                "Questions we hear",
                (
                    "Will anyone learn that I am a member?",
                    "Not from us. The list of members is seen by two officers only and is never published.",
                ),
                (
                    "Is there anything in Seoul or Hong Kong?",
                    "Small groups, by personal introduction. Write to us and we will pass you on.",
                ),
            ),
        ],
        links=(("How this site treats personal data", "page:privacy"),),
    ),
    "south-east-asia": BranchWords(
        introduction="Third Saturday, four in the afternoon in Singapore, three in Bangkok, warm everywhere. We are "
        "members across eleven countries who like short meetings and long suppers.",
        description="Labour members in Singapore, Thailand, Malaysia, Viet Nam, Indonesia and neighbours: Saturday "
        "meetings.",
        body=[
            text("""
                ## The afternoon slot

                Saturday at 16:00 Singapore time is morning in Britain. That makes us the branch guests like
                best: members of parliament, councillors and organisers join us with their second coffee, and
                stay for questions.

                ## Off the screen

                We meet in Singapore and in Bangkok by turns, in a room that can be reached without stairs. In
                Kuala Lumpur, Manila and Ho Chi Minh City members meet for supper about four times a year; times
                and places go to those who asked to be told.
                """),
            picture(
                "south-east-asia",
                "Drawing: steep islands in calm water at noon.",
                "06:00 UTC on the day of the equinox, one in the afternoon in Bangkok.",
            ),
            quote("Bring one question. That is all the preparation there is.", "From the branch's invitation"),
        ],
        links=(("South & Central Asia: a branch in the making", "page:south-central-asia"),),
    ),
    "south-central-asia": BranchWords(
        introduction="A branch in the making for members from Tashkent to Colombo. Fourteen people have said they "
        "will come to the first meeting in January 2027. You would make fifteen.",
        description="A branch in the making for Labour members in South and Central Asia: first meeting in January "
        "2027.",
        body=[
            text("""
                ## How far we are

                1. A list of members who want a branch: done, September 2026.
                1. Three people who prepare the first meeting: done, October 2026.
                1. A first meeting that elects a small committee: 17 January 2027.
                1. A plan for the first six months: spring 2027.
                1. Recognition by the executive committee: to be asked for in summer 2027.

                ## What the first meeting will decide

                How often to meet, at which hour, and in what form. Between Kabul and Dhaka there are five
                different clocks, two of them half an hour off and one three quarters, so the hour will be a
                proper discussion.
                """),
            action(
                "Would you like to come?",
                "Tell the coordinators where you live and which hour suits you. They will send you the invitation.",
                link("Write to the coordinators", "page:asia-pacific"),
            ),
            buttons(
                link("How a new member starts", "page:new-here"),
                link("South-East Asia's meetings", "page:south-east-asia"),
            ),
        ],
        reviewed=date(2026, 11, 9),
    ),
}
