"""The first words of the code of conduct, in clauses of our own, beside the texts of the Party that hold too."""

TITLE = "Code of conduct"
INTRODUCTION = (
    "How we treat each other in Labour International: in meetings, online, in writing and in company. It holds for "
    "everybody who takes part, members, guests and officers alike."
)
SEARCH = "How members, guests and officers of Labour International treat each other, in numbered clauses."
WHAT_CHANGED = "The first version on this site."

CLAUSES = (
    (
        "Everybody belongs",
        "<p>Age, disability, gender, race, religion or belief, sexual orientation, language, accent, country, "
        "income: none of these makes anybody count for less here. We make it possible for everybody to take "
        "part.</p>",
    ),
    (
        "Listen, and give reasons",
        "<p>We let each other finish, answer what was said, and say why we think otherwise. Nobody is shouted "
        "down or drowned out, in a room or on a screen.</p>",
    ),
    (
        "Disagree about politics, not about people",
        "<p>Ideas may be attacked hard. People may not: no insults, no mockery, no rumours, no guessing at "
        "motives.</p>",
    ),
    (
        "No harassment",
        "<p>Unwanted words, pictures, touching, messages or attention that hurt somebody’s dignity or make a "
        "place hostile to them are harassment. What counts is what it did, not what was meant. Once is "
        "enough.</p>",
    ),
    (
        "No means no, and so does silence",
        "<p>Ask before you touch, photograph, or write to somebody in private. Take no for an answer, and do not "
        "ask again. Whoever holds an office takes special care: saying no to them is harder.</p>",
    ),
    (
        "No discrimination",
        "<p>Racism, antisemitism, Islamophobia, sexism, homophobia, transphobia and contempt for disabled people "
        "have no place here, in earnest or in jest.</p>",
    ),
    (
        "Online is no different",
        "<p>Chats, mailing lists and social media are rooms of ours like any other. We do not pile on, we do not "
        "pass on private messages, and we do not publish where somebody lives or works.</p>",
    ),
    (
        "What is confidential stays so",
        "<p>Members’ names and addresses, minutes that are not published, and what somebody has told us in "
        "confidence are not passed on.</p>",
    ),
    (
        "Look out for the young and for adults at risk",
        "<p>Members can be fourteen. We do not meet them alone in private or write to them in secret, and worries"
        " about anybody’s safety are reported at once.</p>",
    ),
    (
        "Speaking up is safe",
        "<p>Whoever reports something, or helps somebody who does, must not be made to pay for it. Retaliation "
        "breaks this code, whatever became of the report.</p>",
    ),
)

# Title, address and what it says in our own words; nobody has looked them up on a day yet when the site is made.
PARTY_TEXTS = (
    (
        "The Party’s codes of conduct and the member’s pledge",
        "https://labour.org.uk/members/my-welfare/reporting-a-concern/",
        "Listen, give reasons, be constructive and respectful, and mind your words; with codes about sexual "
        "harassment, social media, antisemitism, Islamophobia and others.",
    ),
    (
        "The Party’s policy on sexual harassment",
        "https://labour.org.uk/about/sexual-harassment-policy/",
        "What sexual harassment is in law, and that the Party itself, not its local units, investigates it.",
    ),
    (
        "How to complain to the Party",
        "https://labour.org.uk/resources/complaints/",
        "Anybody can complain. What the Party needs to know, and what it tells you afterwards.",
    ),
)
