"""The first words of the conduct overview: help, then the ways there are. Editors change them, two people approve."""

TITLE = "Conduct"
INTRODUCTION = (
    "Everybody is welcome here, and nobody has to put up with harassment. This page says where help is, "
    "who decides about what, and how to tell us."
)
SEARCH = "Help now, the code of conduct, and how to report harassment or misconduct safely, also without your name."

HELP = """
<p>You do not have to decide anything today. You can talk to somebody first, and nobody is told that you did.</p>
"""

PORTAL = """
<p>The Party alone investigates sexual harassment, and its own boards decide about discrimination. Every party unit,
and so Labour International, has to leave that to the Party. Anybody can complain there, member or not, and there is
no last day for it.</p>
<p>Use it if you want the Party to look into what happened.</p>
"""

ADVICE = """
<p>An independent charity listens, explains what you can do, and helps you to do it if you want to. It is not part
of the Party, and passes nothing on to anybody unless you ask it to.</p>
<p>Use it whether or not you complain, and also if you are not sure what it was.</p>
"""

OURS = """
<p>Our conduct officers listen, explain the ways there are, keep meetings safe, and, if you agree, pass on to the
Party what you have told us. They cannot investigate sexual harassment.</p>
<p>Use it for support, for something that should change in one of our meetings, or if you would like help with the
Party’s portal. You can stay anonymous.</p>
"""

WAYS = (
    {
        "heading": "The Party’s complaints portal",
        "text": PORTAL,
        "link_text": "To the Party’s complaints pages",
        "url": "https://labour.org.uk/complaints/sexual-harassment/",
    },
    {
        "heading": "The independent advice line about sexual harassment",
        "text": ADVICE,
        # Its number stands among the help lines, from the day on which somebody has verified it.
        "link_text": "About the advice line",
        "url": "https://labour.org.uk/complaints/sexual-harassment-advice-service/",
    },
    # The page it leads to is put there as the pages are made.
    {"heading": "Labour International’s own support", "text": OURS, "link_text": "Tell us what happened"},
)

BODY = """
<h2>What happens when you tell us</h2>
<ol>
<li>You get six words. They lead you back to what you wrote, and to our answer. Nobody else has them.</li>
<li>You see who could read it, by name, before you write. You can keep out anybody who is involved or close to
it.</li>
<li>What you send is locked so that only those officers can open it. Editors and administrators of this site
cannot.</li>
<li>An officer answers, explains what can be done, and asks what you want. Nothing is passed on without you, unless a
child or an adult at risk is in danger.</li>
</ol>
"""
