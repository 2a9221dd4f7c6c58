"""The home page, the branch index, and pictures that belong to no branch."""

from home.demo.markup import action, buttons, link, questions, quote, text

INTRODUCTION = (
    "Labour International is the constituency party for UK Labour members abroad: twenty-five branches, three "
    "regions, twenty-four time zones. Find yours and come to its next meeting, at the right hour."
)
DESCRIPTION = (
    "The constituency party for UK Labour members who live abroad: 25 branches in three regions. Find yours"
    " by country."
)
SHARE_ALT = "Drawing: a row of suns that rises out of the night and sets again, one for every hour of the day."
BODY = [
    text("""
        ## You belong to a branch already

        Every Labour member abroad does. It follows from where you live, and there is nothing to apply for. A
        branch meets, usually once a month, face to face or online or both; it looks after its members; it sends
        motions and delegates to the bodies that decide. Most of all it is company: people who care about the
        same things and know what it is like to follow them from a distance.
        """),
    quote("I thought politics was something I had left behind with the umbrella stand.", "A member in Lisbon"),
    buttons(
        link("New here? Start with this", "page:new-here"),
        link("How we are organised", "page:about"),
        link("How decisions are made", "page:how-we-decide"),
    ),
    action(
        "Not a member yet?",
        "You join the Labour Party; we are the part of it that lives abroad. It takes about ten minutes.",
        link("How to join from abroad", "page:join"),
    ),
]
INDEX_INTRODUCTION = (
    "Somebody near you is always awake. Every member abroad belongs to one branch: it follows from the "
    "country you live in and, in Australia, Spain and the United States, from the part of it."
)
INDEX_DESCRIPTION = (
    "All 25 branches on a map and by region, with their local time now, how they stand and how to reach them."
)
INDEX_BODY = [
    questions(
        "Questions about branches",
        (
            "Can I choose another branch?",
            "You belong where you live. As a guest you are welcome everywhere, and many members visit a"
            " branch whose hour suits them better.",
        ),
        (
            "What do the words under a branch mean?",
            """
            - **Active:** it has a committee and meets.
            - **Provisional:** it does all that a branch does, and is in its first year or two.
            - **Forming:** members are preparing a first meeting.
            - **Dormant:** there is no committee at present; the regional coordinator looks after members.
            """,
        ),
        (
            "I have moved to another country. What now?",
            "Change your address with the party; the branch follows from it. [The membership "
            "secretary](page:membership) helps if it does not.",
        ),
        (
            "I live in Jersey, Guernsey or the Isle of Man.",
            "Then you are not abroad in the party's sense, but not in a British constituency either. "
            "[The membership secretary](page:membership) knows what to do.",
        ),
    ),
    text("""
        ## About the pictures

        Every branch has a drawing of its own, and all of them show the same moment: 06:00 UTC on the day of the
        spring equinox. It is night over New York, morning over Rome, noon over Kolkata and dusk over Auckland.
        """),
]

# key, title, alt text, scene, latitude, longitude
PICTURES = (
    ("around-the-clock", "A day around the world", SHARE_ALT, "clock", 51.5, 0.0),
    (
        "about",
        "06:00 UTC over London",
        "Drawing: a river town under the pink and gold of an early morning.",
        "bridge",
        51.5,
        -0.1,
    ),
    (
        "new-here",
        "06:00 UTC over Reykjavik",
        "Drawing: a lighthouse on a headland; its light falls on a dark sea before dawn.",
        "lighthouse",
        64.1,
        -21.9,
    ),
    ("join", "06:00 UTC over Suva", "Drawing: small islands in the last light of the day.", "islands", -18.1, 178.4),
)
