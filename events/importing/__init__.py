"""Other people's calendar files become events: read, translated, shown, and only then written.

``reading``      bytes to components with the number of every line; too much of anything is refused before parsing
``zone_names``   what calendar programs call time zones
``values``       dates, times, lengths and texts of single properties
``texts``        descriptions: without markup, without what tells strangers how to join
``rules``        a program's recurrence rule as one of ours
``days``         the days of rules that are none of ours, bounded
``sources``      the VEVENTs of one event, gathered
``translating``  an event of a file as the fields of a page and its exceptions
``overrides``    single dates that a file changes
``plans``        all of a file: what would be made, what could not be read, and why
``services``     makes it
"""
