"""Roles that can be written to."""

from home.demo.markup import notice, text

from .shapes import PageWords

PAGES = (
    PageWords(
        key="membership",
        parent="contact",
        title="Membership secretary",
        introduction="Finds the right branch for you, and answers questions about moving country, changing branch or "
        "joining for the first time. You can expect an answer within five days.",
        description="Write to the membership secretary: which branch is yours, moving country, joining from abroad.",
        body=[
            text(
                """
                It helps to say **which country you live in** and, in a large country, which part of it. Please
                leave out your membership number, your date of birth and your bank details: nobody here needs
                them to answer you.
                """
            ),
        ],
    ),
    PageWords(
        key="data-protection",
        parent="contact",
        title="Data protection officer",
        introduction="Answers questions about your personal data, and takes complaints about how it was handled. "
        "A complaint is acknowledged within 30 days, usually much sooner.",
        description="Ask what is kept about you, have it corrected or deleted, or complain about how it was handled.",
        body=[
            text(
                """
                You can ask what is kept about you, have it put right, have it deleted, or object to how it is
                used. You do not have to name a law or use a form. [The privacy notice](page:privacy) says what
                this site keeps and for how long.
                """
            ),
            notice(
                "info",
                "If you want to complain",
                """
                Write what happened and what would put it right. You will be told what was looked into and what
                was done. You can also turn to the [Information Commissioner's
                Office](https://ico.org.uk/make-a-complaint/) or to the data protection authority of the country
                you live in.
                """,
            ),
        ],
    ),
    PageWords(
        key="website",
        parent="contact",
        title="Website team",
        introduction="Tell us when something on this site is wrong, out of date or does not work for you. "
        "Three volunteers read this box, so an answer can take a week.",
        description="Report a mistake, a broken page or a barrier on this website to the volunteers who look after "
        "it.",
        body=[
            text(
                """
                The address of the page and what you expected to happen are usually enough. If you use a screen
                reader, a switch, magnification or another aid, say so if you like: it helps us find the fault.
                """
            ),
        ],
    ),
)
