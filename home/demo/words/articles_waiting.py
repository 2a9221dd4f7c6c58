"""Articles that are not published: one in each other state that a text can be in."""

from home.demo.markup import quote, text

from .articles import CHANGES_ASKED, DRAFT, IN_REVIEW, WITHDRAWN, Article

ARTICLES = (
    Article(
        key="minutes-that-people-read",
        title="Minutes that people read",
        day="2026-11-20",
        by=("coordinator.europe@example.org",),
        topics=("branches",),
        summary="Three lines for each item: what was decided, who does it, by when.",
        state=DRAFT,
        body=(
            text("""
                I read the minutes of fifteen branches. The best of them are a page long and could be read out
                in the time it takes to boil an egg. They have in common that they were written during the
                meeting and not on the Sunday after it.

                ## Three lines

                - What was decided, in the words that were put to the vote.
                - Who does it. A name or a post, never "the committee".
                - By when. With a date, and after a deadline its time zone.

                What everybody said on the way is interesting for a week. What was decided is needed for years.

                (To come: two examples, and a paragraph on what must not be in minutes at all.)
            """),
        ),
    ),
    Article(
        key="a-library-in-a-shoebox",
        title="A branch library that fits in a shoebox",
        day="2026-11-18",
        by=("coordinator.americas@example.org",),
        branches=("canada",),
        topics=("branches", "people"),
        summary="Thirty books, one box, a list on the inside of the lid. How members in Ottawa lend each "
        "other what cannot be had in Canada, and why more people come to meetings since.",
        picture="canada",
        state=IN_REVIEW,
        body=(
            text("""
                It began with a biography of Ellen Wilkinson that nobody in Ottawa could find. A member brought
                it back from Leeds, read it on the aeroplane and put it on the table at the next meeting with a
                note: take me home. By Christmas there were nine books. Now there are thirty, and they live in a
                box that used to hold a pair of walking boots.

                ## The rules

                - One book at a time, for as long as you like, but you bring it back yourself.
                - Whoever brings one back says two sentences about it.
                - Whoever brings a new one may take two.
            """),
            quote("I joined for the party. I came back for chapter nine.", "A member in Ottawa"),
            text("""
                That second rule is the whole of it. Two sentences take a minute, and they are the minute at
                which people who never speak do. Last month somebody who had sat by the door since May said: "It
                is about a strike. My grandmother is in it."

                The box travels with the secretary. It has been to a picnic and to a wedding. If your branch
                would like to begin one, we can spare three books and the lid.
            """),
        ),
    ),
    Article(
        key="two-branches-one-evening",
        title="Two branches, one evening",
        day="2026-11-14",
        by=("partner.asia@example.org", "coordinator.asia@example.org"),
        regions=("asia-pacific",),
        branches=("eastern-australia",),
        topics=("branches",),
        summary="Sydney and Auckland met on the same screen for an evening, with mixed tables and one quiz.",
        state=CHANGES_ASKED,
        answer="Lovely, and nearly there. Two things: could you say in the summary what somebody would take "
        "away from it, and ask the member in the second paragraph whether her town may be named? The "
        "time of the meeting wants its zone.",
        body=(
            text("""
                In October the members of two branches who had never met spent an evening together. It was
                Friday in both places, seven o'clock in the one and nine in the other, and thirty-one people
                came.

                ## How it went

                The software puts people into rooms of four at random. We did that three times, with a question
                each: what brought you here, what do you miss, what would you tell the leader if he were in this
                room. A member from a small town an hour from Hamilton said that she had not talked about
                politics aloud for two years.

                Then came the quiz. The questions had been written by the other side. It turns out that hardly
                anybody knows how many times the capital of Australia has been moved, and that everybody has a
                view on it.

                ## What we would do again

                All of it, but on a Saturday, and with the quiz first. People who have laughed together talk
                better.
            """),
        ),
    ),
    Article(
        key="new-room-for-the-sydney-meeting",
        title="The Saturday meeting in Sydney has a new room",
        day="2026-09-04",
        by=("coordinator.asia@example.org",),
        branches=("eastern-australia",),
        topics=("branches",),
        summary="From October the branch meets in the reading room of the library, which has a lift and "
        "better coffee.",
        state=WITHDRAWN,
        answer="The library is closed for repairs until spring, so the room is the old one. The meeting's own "
        "page is right.",
        body=(
            text("""
                From October on, the Saturday morning meeting of Eastern Australia is in the reading room of the
                library. The entrance is at the side, where the bicycles are.

                ## Why we move

                The room above the bakery was cheap and smelled of bread, and fourteen stairs led up to it. Four
                members had stopped coming because of the stairs, and two of them said so only when asked. The
                library has a lift, a hearing loop and doors that open by themselves.

                Everything else stays: the second Saturday of the month, ten in the morning, and breakfast
                afterwards for those who have time. The link for those who join from elsewhere is the same as
                before.
            """),
        ),
    ),
)
