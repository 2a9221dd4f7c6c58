"""Text pages: who we are, joining, first steps, privacy, accessibility."""

from .shapes import PageWords

PAGES = (
    PageWords(
        key="about",
        title="About",
        introduction="Labour International is the constituency party for UK Labour Party members who live abroad.",
        description="Who Labour International is, how it is organised and what it works for.",
        in_menu=True,
        body=[],
    ),
    PageWords(
        key="contact",
        title="Contact",
        introduction="Who answers what, and how soon.",
        description="Write to your branch, the membership secretary, the data protection officer or the website team.",
        in_menu=True,
        body=[],
    ),
    PageWords(
        key="join",
        parent="about",
        title="Join",
        introduction="You join the Labour Party; if you live abroad, Labour International is your constituency party.",
        description="How to join the Labour Party from abroad and find your branch of Labour International.",
        in_menu=True,
        body=[],
    ),
    PageWords(
        key="new-here",
        parent="about",
        title="New here?",
        introduction="Five small steps for your first month. None of them takes an evening.",
        description="First steps for new members abroad: find your branch, come to a meeting, know who to ask.",
        in_menu=True,
        body=[],
    ),
    PageWords(
        key="privacy",
        title="Privacy",
        introduction="What this site knows about you, why, and for how long. In short: very little, and not for long.",
        description="What personal data this site handles, why, for how long, and how to ask or complain about it.",
        body=[],
    ),
    PageWords(
        key="accessibility",
        title="Accessibility",
        introduction="This site should work for everyone. Here is what is done for that, and how to tell us where it fails.",
        description="How this site is made accessible, how it is checked, and how to report a barrier.",
        body=[],
    ),
)
