"""The report: a form that works without script, knows nobody, and keeps what is typed sealed to six words.

One address (the form page's); every step is read by GET and sent by POST there. ``views`` chooses the screen,
``screens`` has one module for each kind of them, ``sending`` makes a case of a draft. ``quiet`` and ``middleware``
keep all of it out of logs, caches and error mails.
"""
