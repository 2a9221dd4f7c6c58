"""Who may do what here. Nothing of a report follows from being an administrator.

Conduct officers read and handle the cases whose key is sealed to theirs (conduct.cases). Whoever is qualified for
the pages writes and approves the code, the guidance and the form; the data protection officer reads the log, which
says nothing of what reports say, and answers complaints about how data are used.
"""

from members.rights import Capability, brings, holds

brings(Capability.CONDUCT)
brings(Capability.CONDUCT_PAGES)
brings(Capability.DATA_PROTECTION)


def is_officer(user):
    return holds(user, Capability.CONDUCT)


def is_qualified(user):
    """Whether somebody may approve what the conduct pages say."""
    return holds(user, Capability.CONDUCT_PAGES)


def is_data_protection_officer(user):
    return holds(user, Capability.DATA_PROTECTION)
