"""What the site promises: privacy and accessibility. Both have to be true of the code as it stands."""

from home.demo.markup import buttons, link, notice, table, text

from .shapes import PageWords

PRIVACY = PageWords(
    key="privacy",
    title="Privacy",
    introduction="What this site knows about you, why, and for how long. In short: very little, and not for long.",
    description="What personal data this site handles, why, for how long, and how to ask or complain about it.",
    body=[
        notice(
            "info",
            "The short version",
            """
            - You can read everything public here without telling us who you are.
            - There is no tracking, no advertising and no counting of readers. Nothing is loaded from other
              companies.
            - What you write in a contact form goes to one mailbox and is deleted here after 90 days.
            - This is not the register of members. That belongs to the party.
            """,
        ),
        text("""
            ## Who is responsible

            Labour International decides what personal data this site handles, and why; in law that makes it the
            controller. Its [data protection officer](page:data-protection) answers questions, requests and
            complaints.

            ## Why this matters more here than elsewhere

            Writing to a branch of a political party can tell something about your political opinions, which
            data protection law guards specially. In some countries where members live it can do harm. So this
            site asks for little, never says in any form whether it knows an address, and publishes no list of
            members.
            """),
        table(
            "What is kept, why and for how long",
            ["What", "Why, and on what basis", "How long"],
            [
                "What you write in a contact form: your name, your address for the answer, your message",
                "To pass it to the role you wrote to, who answers you. It is our legitimate interest, "
                "and yours, that you get an answer; where it shows political opinions we rely on the "
                "rule for political associations that stay within their members and regular contacts, "
                "or on your having asked us to.",
                "90 days, then the content is deleted. What has reached the mailbox is deleted by its "
                "holder when the matter is closed.",
            ],
            [
                "A scrambled form of your network address, when you send a form or read a private calendar",
                "To stop machines from flooding a mailbox or guessing. It is our legitimate interest that the "
                "site stays usable. It stands in the server's short-term memory, never in the database.",
                "An hour at most",
            ],
            [
                "An account: your e-mail address, name and password, the last as a one-way hash",
                "Only for volunteers who edit the site, because they do",
                "Until the post ends; what they changed stays in the page's history under their name",
            ],
            [
                "A private calendar, if you make one: a one-way hash of its address, when it was made, the day "
                "on which a program last read it",
                "So that your calendar program can show you how to join; you asked for it",
                "Until you switch it off, or your account ends",
            ],
            [
                "A complaint about how we use your data: what you wrote, sealed, and how to reach you if you said so",
                "To look into it and answer, because the law obliges us to. No account knows of it.",
                "A year after it has ended",
            ],
            [
                "Technical records of the server that delivers the pages",
                "To find faults and fend off attacks; legitimate interest",
                "As the provider sets it, 14 days in our instructions",
            ],
        ),
        text("""
            ## Cookies

            - The time zone you live by, so that times are shown as your clock shows them (**timezone**): the one your
              device is set to, or the one you choose. It is kept for a year and holds nothing but the zone's name.
            - If you open a page with a form: one that proves the form was sent from this site (**csrftoken**). It
              says nothing about you and is kept for a year.
            - If you sign in as an editor: one that keeps you signed in (**sessionid**). It goes when you sign
              out, or after two weeks.

            The language is part of a page's address, so there is no cookie for it. Nothing here needs a consent
            banner.

            ## Who else sees it

            Whoever holds the post you write to, and the two or three volunteers who run the server. The company
            that hosts it and the one that carries the mail handle data on our instructions and for nothing
            else. We sell and swap nothing. If the law obliges us to hand something over, we will tell you
            unless it forbids that.

            Post-holders live all over the world, so your message may be read in a country with weaker
            protection than yours. That follows from writing to a branch abroad; it is one reason to leave out
            what the answer does not need.

            ## What you can ask for

            - to see what is kept about you, and to get a copy
            - to have it corrected or deleted
            - to object to how it is used, or to have its use paused
            - to hear why a decision was taken; none is taken by machines here

            [Write to the data protection officer](page:data-protection). It costs nothing, and you have an
            answer within a month.

            ## If you are not content

            You can complain to us about how we handled your data: say what happened and what would put it
            right. There is a form for it, which needs no account: "Complain about how we use your data", at the
            foot of every page. The data protection officer alone reads it. We acknowledge it within 30 days,
            look into it without delay and tell you the outcome. You can also complain to the
            [Information Commissioner's Office](https://ico.org.uk/make-a-complaint/) in Britain or to the data
            protection authority of the country you live in.

            ## When this notice changes

            It was last checked on 2 November 2026. When something changes that matters to you, the
            notice at the top of the site will say so for a month.
            """),
    ],
)

ACCESSIBILITY = PageWords(
    key="accessibility",
    title="Accessibility",
    introduction="This site should work for everyone. Here is what is done for that, how it is checked, and how to "
    "tell us where it fails.",
    description="How this site is made accessible, how it is checked, what is still missing and how to report a "
    "barrier.",
    body=[
        text("""
            ## What is done

            - Everything can be reached and used with the keyboard alone, and the place you are at is always
              visible.
            - Pages work without scripts, at 200 per cent text size, and on a screen 320 points wide.
            - Text stands out from its background by at least 4.5 to 1, large headings by 3 to 1, in the light
              and in the dark colours. Your device decides which of the two you see. If it has colours of its
              own for everything, the site keeps to those.
            - Nothing moves by itself; what little movement there is stops if your device asks for less.
            - Each picture has a text, or is marked as decoration. The map of branches has a list beside it that
              says the same.
            - Each time of day is written out with its weekday and its zone. The coloured band beside it is an
              addition, never the only source.
            - Forms say what is wrong, where, and how to put it right.
            - Pages can be printed without waste. A meeting has a notice to print for members by post, with its
              time in every zone.

            ## How it is checked

            The aim is level AA of the [Web Content Accessibility Guidelines
            2.2](https://www.w3.org/TR/WCAG22/). Whenever the site is changed, an automated tool checks every
            kind of page in each language. It looks at three widths, in light, dark and high-contrast colours,
            at text twice as large, and at pages that run from right to left. Another walks through every kind
            of page with the Tab key. Such tools find perhaps half of what can go wrong. There has been **no
            audit by outside experts** so far, and nobody who uses a screen reader every day has tested it for
            us yet.

            ## What we know is not good enough yet

            - Documents that branches upload are only as accessible as their authors made them. Ask for another
              form: you will get it.
            - Most pages are in English only so far.
            - Editing the site uses a ready-made system, Wagtail, whose accessibility we do not control in full.
              Our own screens in it are checked like the pages; its text editor, menus and choosers are not.
            - Meetings take place on services of other companies. Each meeting says whether it has captions or a
              sign language interpreter.

            ## If you are not content with our answer

            Write to [the executive](page:executive). In Britain you can also turn to the [Equality Advisory and
            Support Service](https://www.equalityadvisoryservice.com/), elsewhere to the equality body of the
            country you live in.

            ## When this was written

            It was last checked against the site on 22 November 2026.
            """),
        notice(
            "info",
            "Met a barrier?",
            """
            Tell the [website team](page:website) what you were trying to do. You need not know what caused it.
            Until it is mended we will get you what you were after in another way.
            """,
        ),
        buttons(link("Report a barrier", "page:website"), link("Other ways to reach us", "page:contact")),
    ],
)
