"""The development plans of the demo's branches: what they mean to do, and how far they are. All of it is invented.

Of each action: aim, what, owner's title, days from today until it is due, status, per cent, size, what shows it.
"""

from branches.plans.states import ActionStatus

DONE, ON_TRACK, AT_RISK = ActionStatus.DONE, ActionStatus.ON_TRACK, ActionStatus.AT_RISK
NOT_STARTED, DROPPED = ActionStatus.NOT_STARTED, ActionStatus.DROPPED

GERMANY = (
    "Nobody in Germany should have to ask where the branch is. By the end of the year we meet in four cities, every "
    "new member has had a letter and a coffee, and two of our delegates are new.",
    (
        ("building", "Hold the annual general meeting and fill every post", "Secretary", -230, DONE, 100, 2,
         "38 members came, 21 of them online. Ten of twelve posts are filled."),
        ("building", "Write to every new member within two weeks", "Membership secretary", 35, ON_TRACK, 80, 2,
         "61 letters since January; two were late, in August."),
        ("building", "Start a group in Leipzig with at least five members", "Vice-chair", -20, AT_RISK, 40, 2,
         "Three members meet; the café they met in has closed."),
        ("taking-part", "Meet every month, by turns in four cities, always online too", "Secretary", 35, ON_TRACK,
         90, 3, "Ten meetings: Berlin 4, Hamburg 2, Munich 2, Cologne 2. Sound was poor in Munich."),
        ("taking-part", "Take two motions to the General Committee", "Delegate to the General Committee", -60, DONE,
         100, 1, "One was carried, one was remitted."),
        ("outward", "Help members to register as overseas voters, street stall by street stall",
         "Communications officer", -35, DONE, 100, 2, "212 people helped at eleven stalls and two online evenings."),
        ("outward", "A shared evening with the Social Democrats of Berlin-Mitte", "Chair", 18, ON_TRACK, 60, 1,
         "The date stands, the hall is booked, the speaker has said yes."),
        ("equality", "Ask members what keeps them from meetings, and change one thing", "Women’s officer", -150, DONE,
         100, 1, "94 answers. Meetings end at nine now, and there is a room for children twice a year."),
        ("equality", "A mentor for every member under 27 who wants one", "Youth officer", 35, DROPPED, 10, 1,
         "The post is vacant. Taken up again next year."),
        ("safety", "Two people trained to host meetings so that all are heard", "Welfare officer", 30, ON_TRACK,
         50, 1, "One has finished the course, one has begun."),
    ),
)  # fmt: skip
BRUSSELS = (
    "A capital full of Labour members, and half of them have never been to a meeting. This year we go to them: at "
    "lunch, in the evening, and from home.",
    (
        ("building", "Fill the posts of treasurer and youth officer", "Chair", -90, AT_RISK, 30, 2,
         "A treasurer acts for now."),
        ("building", "Write to every new member within two weeks", "Membership secretary", 35, AT_RISK, 35, 2, ""),
        ("taking-part", "A lunch meeting near the institutions every second month", "Secretary", 35, ON_TRACK, 50, 2,
         "Three so far; the one in July found nobody in town."),
        ("taking-part", "Discuss one motion for the General Committee", "Delegate to the General Committee", -40,
         NOT_STARTED, 0, 1, ""),
        ("outward", "Help members to register as overseas voters", "Communications officer", -25, ON_TRACK, 45, 3,
         "54 helped of the 120 we meant to reach."),
        ("equality", "Captions at every online meeting", "Disability officer", -120, NOT_STARTED, 0, 1, ""),
        ("safety", "Introduce the code of conduct at every first meeting of a quarter", "Welfare officer", 35,
         ON_TRACK, 75, 1, "Three of four."),
    ),
)  # fmt: skip
IRELAND = (
    "Small distances and old friends: this year we do a few things, and finish them.",
    (
        ("outward", "Meet the Irish Labour Party’s branches in Cork and Galway", "Chair", -70, DONE, 100, 1,
         "Both, and they came to us in September."),
        ("outward", "Explain registering as an overseas voter at four evenings", "Secretary", -30, DONE, 100, 2,
         "Four evenings, 77 people."),
        ("building", "Hold the annual general meeting and fill every post", "Secretary", -250, DONE, 100, 2,
         "All posts filled, one by a by-election in May."),
        ("taking-part", "A way to join online at every meeting", "Vice-chair", 35, DONE, 100, 1,
         "A microphone was bought; 14 members join from home on average."),
        ("equality", "Half of the speakers are women", "Women’s officer", 35, ON_TRACK, 90, 1, "Nine of seventeen."),
        ("safety", "Every officer has read the guide for hosts", "Welfare officer", -200, DONE, 100, 1, ""),
    ),
)  # fmt: skip
NEW_YORK = (
    "From Maine to Florida on one screen, and once a season in one room.",
    (
        ("building", "Name a contact for each of six states", "Membership secretary", -10, ON_TRACK, 65, 2,
         "Four are named; Georgia and Florida are open."),
        ("building", "Write to every new member within two weeks", "Membership secretary", 35, ON_TRACK, 85, 2, ""),
        ("taking-part", "Two sittings of every meeting, for evenings and for lunch hours", "Secretary", 35, ON_TRACK,
         80, 3, "Held so since March; the second sitting is the larger one."),
        ("outward", "Phone bank for the by-elections at home", "Communications officer", -45, DONE, 100, 2,
         "1,140 calls by 31 members."),
        ("equality", "Invite members from under-represented groups to stand", "Vice-chair", -160, DONE, 100, 1,
         "Five were asked in person, three stood, two were elected."),
        ("safety", "A second host at every online meeting", "Welfare officer", 20, ON_TRACK, 70, 1, ""),
    ),
)  # fmt: skip
NORTH_EAST_ASIA = (
    "Tokyo, Seoul, Taipei, Hong Kong: one branch, three languages around us, meetings at hours that suit all.",
    (
        ("taking-part", "Meetings by turns at eight in the morning and eight in the evening", "Secretary", 35,
         ON_TRACK, 80, 2, "Mornings bring the parents, evenings the others."),
        ("building", "A welcome evening in each of three cities", "Membership secretary", -15, ON_TRACK, 66, 1,
         "Tokyo and Seoul; Taipei is in December."),
        ("outward", "Meet one local organisation that shares our values", "Chair", -100, DONE, 100, 1,
         "A morning with the trade unions’ school in Tokyo."),
        ("equality", "Ask members what keeps them from meetings, and change one thing", "Women’s officer", 20,
         NOT_STARTED, 0, 1, ""),
    ),
)  # fmt: skip
ITALY = (
    "Three cities, one branch: meet again after two quiet years.",
    (
        ("building", "Find a secretary and a treasurer", "Chair", -280, AT_RISK, 20, 2, ""),
        ("taking-part", "One meeting in each of Rome, Milan and Valletta", "Chair", -210, NOT_STARTED, 0, 2, ""),
        ("outward", "Help members to register as overseas voters", "", -220, AT_RISK, 10, 1, ""),
    ),
)  # fmt: skip
NETHERLANDS = (
    "Randstad first was yesterday: next year every province has heard from us.",
    (
        ("building", "Hold the annual general meeting and fill every post", "Secretary", 130, NOT_STARTED, 0, 2, ""),
        ("building", "Visit Groningen, Maastricht and Eindhoven", "Chair", 220, NOT_STARTED, 0, 2, ""),
        ("taking-part", "A way to join online at every meeting", "Secretary", 350, NOT_STARTED, 0, 2, ""),
        ("outward", "A stall at three markets before the autumn", "Communications officer", 280, NOT_STARTED, 0, 1,
         ""),
        ("equality", "Invite members from under-represented groups to stand", "Vice-chair", 120, NOT_STARTED, 0, 1,
         ""),
        ("safety", "Introduce the code of conduct at every first meeting of a quarter", "Welfare officer", 350,
         NOT_STARTED, 0, 1, ""),
    ),
)  # fmt: skip
