"""Papers to download."""

from .shapes import Paper

DOCUMENTS = (
    Paper(
        key="meeting-everyone-can-follow",
        title="A meeting everyone can follow: checklist for hosts",
        text="""
A MEETING EVERYONE CAN FOLLOW
Checklist for hosts. One page, to read aloud the day before.

A week before
[ ] The notice gives weekday, time, city of the time zone and length.
[ ] The agenda is sent as plain text, not as a picture.
[ ] Somebody is named who can be asked about access.
[ ] The room has a step-free way in, or the notice says it has not.

On the day
[ ] Captions are switched on and somebody watches that they stay on.
[ ] Online members can hear the room: ask one of them, not each other.
[ ] Everyone who speaks says who they are first.
[ ] Questions from the chat and from the room take turns.
[ ] A vote is taken the same way, at the same time, for everyone.
[ ] There is a break after an hour.

Afterwards
[ ] Decisions are sent within a week, in the same plain text.
[ ] Whoever could not come is asked whether the hour was the reason.
""",
    ),
    Paper(
        key="words-you-will-hear",
        title="Words you will hear: a glossary for new members",
        text="""
WORDS YOU WILL HEAR
A glossary for new members.

AGM    Annual general meeting. Elects officers and hears reports.
AMM    All members meeting. Every member of Labour International may come and speak.
BLP    Branch: the members of one area. Yours follows from where you live.
CLP    Constituency Labour Party. Labour International is the one for members abroad.
GC     General Committee. Delegates of the branches; decides the policy of Labour International.
LIEC   Labour International Executive Committee. Runs things between meetings of the GC.
Motion A text put to a meeting so that it can decide. Anyone in a branch may bring one to their branch.
Quorum How many must be present before a meeting may decide.

Heard one that is missing? Tell the website team.
""",
    ),
)
