"""All meetings of the demo, and what stands below the calendar."""

from home.demo.markup import text

from . import calendar_branches, calendar_more, calendar_organisation

INDEX_BODY = [
    text("""
        ## How to read the times

        Times are yours: the hour on your own clock, with the organiser's beside it. Change the zone at the
        top of any page. When clocks change, meetings stay at the same hour where they are held, so the hour on
        your clock may move. Look again in March, April, October and November.
        """),
]
EVENTS = (*calendar_organisation.EVENTS, *calendar_branches.EVENTS, *calendar_more.EVENTS)
