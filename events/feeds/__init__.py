"""Calendars that programs subscribe to: public ones, and private ones with the way in."""
