"""The first words of the form for reports. Nobody is asked whether somebody meant it."""

TITLE = "Report harassment or misconduct"
# In the browser's tab and its history, where somebody else may look.
NEUTRAL = "Form"
INTRODUCTION = (
    "Tell us as much or as little as you like. Two questions have to be answered, all others may stay empty, and you "
    "can stop and come back."
)
SEARCH = "Tell Labour International’s conduct officers what happened, with your name or without it."

CAN_AND_CANNOT = """
<p><b>We can</b> listen, explain what ways there are, keep you safe in our meetings, help you with the Party’s
procedure, and keep a record.</p>
<p><b>We cannot</b> investigate sexual harassment: the Party alone does. Discrimination is decided by the Party’s own
boards. If that is what happened, its portal and the independent advice line are better places to begin, and we can
help you to get there.</p>
<p>Nothing goes to the Party unless you agree, with one exception: if somebody under 18 or an adult at risk is in
danger, we have to act.</p>
<p>We cannot promise complete anonymity. What you describe may tell somebody who you are, even without your name.</p>
"""

WHAT_WE_KEEP = """
<p>What you send is kept locked. Only the officers you see on the next page can open it, and you, with your six
words. We keep no address of your computer and no e-mail address unless you give us one.</p>
"""

# (heading, words before the questions, [(question, label, help)])
STEPS = (
    (
        "What happened",
        "<p>Take your time. You can write in any language, in single words, or in the order in which it comes.</p>",
        (
            (
                "kind",
                "What is it about?",
                "Choose what comes closest. It only tells us who can help; nothing hangs on it.",
            ),
            ("relation", "Did it happen to you?", "It also matters if you saw it or were told about it."),
            (
                "risk",
                "Is anybody under 18, or in special danger?",
                "You yourself, or somebody else. If so, we look at your report first.",
            ),
            (
                "account",
                "What happened?",
                "In your own words. What was said or done, and what it did to you, if you like to say so.",
            ),
        ),
    ),
    (
        "When, where and who",
        "<p>All of this may stay empty. If you are not sure, say so: about what day is good enough.</p>",
        (
            ("when", "When was it?", "A day, a time of year, or “again and again since spring”."),
            ("where", "Where was it?", "A branch, a meeting, a chat, a private message, a place."),
            ("people", "Who did it?", "A name, or what you remember: an office, a user name, how somebody looked."),
            ("witnesses", "Did anybody see or hear it?", "We write to nobody without asking you."),
        ),
    ),
    (
        "What shows it",
        "<p>You need no proof to tell us. If there is something to look at, it may help; if not, that is no reason "
        "for doubt.</p>",
        (
            ("evidence", "Messages, links, things somebody wrote", "Copy them here, or say where they are."),
            (
                "files",
                "Pictures and documents",
                "We take hidden details, such as where a photograph was taken, out of pictures.",
            ),
        ),
    ),
    (
        "What you would like",
        "<p>You decide, and you can change your mind later.</p>",
        (
            ("wish", "What should happen?", "Several answers are fine. “I do not know yet” is one too."),
            (
                "contact",
                "How may we reach you?",
                "With your six words you can read our answer here, and need not tell us who you are. If you give a "
                "name or an address, only the officers who read your report see it.",
            ),
        ),
    ),
)
