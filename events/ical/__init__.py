"""Calendars as other programs read them (RFC 5545).

``vtimezone``   the clock changes of a zone
``properties``  values that the icalendar library would write wrongly
``vevents``     a series, with what is different on some of its dates
``feed``        many series as one calendar, in pieces
"""
