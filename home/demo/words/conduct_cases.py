"""What the demo's reports say. Nobody in them exists; the words open them, as they would a real one."""

from conduct.choices import Kind, PartKind, State

CASES = (
    {
        "code_name": "Amber Harbour",
        "words": "amber pancake thimble violin copper lantern",
        "kind": Kind.DISRUPTION,
        "days_ago": 2,
        "kept_out": (),
        "wish": ["support"],
        "answers": (
            ("What is it about?", "Disruption of a meeting"),
            ("Did it happen to you?", "I saw it"),
            (
                "What happened?",
                "At the branch meeting on Tuesday one member would not let others finish. Whenever the treasurer "
                "spoke he talked over her, and then wrote in the chat that she “should stick to the biscuits”.\n"
                "She laughed it off. I do not think she found it funny.",
            ),
            ("When?", "Last Tuesday, about half past seven"),
            ("Where?", "Online, at the branch meeting"),
            ("Who else was there?", "About a dozen. The chair asked him once to wait his turn."),
            ("What would you like to happen?", "Support"),
        ),
        "picture": ("Can we please let people finish?", "She should stick to the biscuits", "That is enough now"),
    },
    {
        "code_name": "Silver Fjord",
        "words": "walnut umbrella gravel tulip napkin zebra",
        "kind": Kind.DISCRIMINATION,
        "days_ago": 12,
        "kept_out": ("conduct.third@example.org",),
        "wish": ["refer", "advice"],
        "answers": (
            ("What is it about?", "Discrimination"),
            ("Did it happen to you?", "It happened to me"),
            (
                "What happened?",
                "When we shared out tasks for the campaign I was told that my accent would put people off on the "
                "phone, and that I could make the tea. It was meant as a joke, they said, twice.",
            ),
            ("When?", "Two weeks ago"),
            ("Where?", "At a campaign evening"),
            ("What would you like to happen?", "Advice about what I can do\nHave it passed on to the Party"),
        ),
        "thread": (
            (
                1,
                PartKind.TO_REPORTER,
                "Thank you for writing. Two of us read this, and nobody else. You will hear from us again within a "
                "week. What you wrote is not yours to be ashamed of.",
            ),
            (1, PartKind.NOTE, "Discrimination: the Party decides, not we. I will explain the ways there."),
            (
                4,
                PartKind.TO_REPORTER,
                "There are three ways. You can complain to the Party yourself, by its own form. We can pass on what "
                "you wrote, if you say so. Or we only keep it, and see to it that you are not spoken to like that "
                "again at our evenings. You decide, and you may take your time.",
            ),
            (
                6,
                PartKind.FROM_REPORTER,
                "I would like you to pass it on, please. Without my name at first, if I may.",
            ),
        ),
        "moves": (
            (State.RECEIVED, State.RISK_CHECKED),
            (State.RISK_CHECKED, State.ACKNOWLEDGED),
            (State.ACKNOWLEDGED, State.OPTIONS_EXPLAINED),
        ),
        "is_handled": True,
    },
    {
        "code_name": "Quiet Orchard",
        "words": "barley kettle uncle crayon velvet lemon",
        "kind": Kind.ONLINE_ABUSE,
        "days_ago": 45,
        "kept_out": (),
        # An officer who came later: it can be shared with them.
        "not_yet": ("conduct.third@example.org",),
        "wish": ["record"],
        "answers": (
            ("What is it about?", "Abuse online"),
            ("Did it happen to you?", "It happened to me"),
            ("What happened?", "Somebody in the members’ group answers everything I write with a clown."),
            ("What would you like to happen?", "Only have it recorded"),
        ),
        "thread": (
            (2, PartKind.TO_REPORTER, "Thank you. We have read it, and keep it on record as you wish."),
            (3, PartKind.FROM_REPORTER, "Thank you. It has stopped since the host said something."),
            (5, PartKind.TO_REPORTER, "Good to hear. We leave it at that; write here if it begins again."),
        ),
        "moves": (
            (State.RECEIVED, State.RISK_CHECKED),
            (State.RISK_CHECKED, State.ACKNOWLEDGED),
            (State.ACKNOWLEDGED, State.OPTIONS_EXPLAINED),
            (State.OPTIONS_EXPLAINED, State.RECORDED_ONLY),
        ),
        "outcome": State.RECORDED_ONLY,
        "told_after": 5,
        "is_handled": True,
    },
)
