"""What the demo's conduct pages say besides what every site begins with: a second version, a change that waits."""

from datetime import date

FIRST_APPROVED, SECOND_APPROVED, CHECKED_ON = date(2026, 3, 2), date(2026, 9, 14), date(2026, 11, 3)

# Clause 7 as the second version has it, and one that is new in it.
ONLINE = (
    "<p>Chats, mailing lists, video calls and social media are rooms of ours like any other. We do not pile on, we "
    "do not pass on private messages or pictures, and we do not publish where somebody lives or works. Nobody is "
    "recorded without being asked.</p>"
)
GUESTS = (
    "Guests and hosts",
    "<p>Whoever is invited to speak has read this code. Hosts say at the beginning who can be turned to, and may ask "
    "anybody to leave.</p>",
)
WHAT_CHANGED = (
    "Clause 7 now names video calls, and that nobody is recorded without being asked. Clause 11 is new: speakers "
    "know the code, and hosts say whom to turn to. Members in three branches had asked for both."
)
# The guide for hosts, as it waits for two answers.
WAITING = (
    "For whoever opens the room, in person or online: before it begins, while it lasts, and when something happens."
)
WRITER = "editor@example.org"
