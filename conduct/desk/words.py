"""What the scripts of the desk say, in the reader's language: they have no words of their own."""

from django.utils.translation import gettext as _

from conduct.choices import PartKind


def words():
    return {
        "kinds": {str(kind): str(kind.label).capitalize() for kind in PartKind},
        "keptOut": _("Who was kept from this report"),
        "nobody": _("Nobody"),
        "why": {"named": _("named as involved"), "place": _("of the place that was named")},
        "atRisk": {
            "yes": _("Somebody under 18 or at risk may be in danger"),
            "unsure": _("It is not clear whether somebody under 18 or at risk is in danger"),
        },
        "riskFirst": _("Look at this before anything else."),
        "opening": _("Opening. On a small phone this takes a few seconds."),
        "opened": _("The case is open. It closes by itself after a quarter of an hour without you."),
        "cannotOpen": _("This passphrase does not open your key. Look at each word, and try again."),
        "notRead": _("This could not be fetched"),
        "alteredHeading": _("This is not what was put here"),
        "altered": _(
            "It was moved, exchanged, altered or taken away since. Do not rely on it, and talk to the data "
            "protection officer."
        ),
        "alarm": _(
            "At least one piece of this case is not what it was when it came. The log says so now, and whoever runs "
            "the site is told. Talk to the data protection officer, not by this site."
        ),
        "sent": {
            str(PartKind.TO_REPORTER): _("Sent. They read it when they come back with their six words."),
            str(PartKind.NOTE): _("The note is kept."),
        },
        "shared": _("Shared. They hear by mail that there is something to read."),
        "packed": _("The file was made and is with your downloads. Pass it on, then delete it."),
        "packTitle": _("Report to Labour International: %s"),
        "packReceived": _("Received on"),
        "packGround": _("Passed on because:"),
        "packMade": _("Made on"),
        "packFiles": _("Files, sent separately"),
        "refused": {
            "offline": _("The site could not be reached. Nothing is lost: try again."),
            "away": _(
                "You are not signed in any more. Keep this page: sign in in another window, then try again here."
            ),
            "taken": _("Others write at the same time. Nothing is lost: try again."),
            "refused": _("It cannot be shared with this officer."),
            "notSealed": _(
                "Your key opens, but not this case: it was sealed to another key. Ask who shared it with you."
            ),
            "closed": _("Open the case first."),
            "empty": _("There is nothing in it yet."),
            "nothing": _("Choose at least one part."),
            "ground": _("Nothing may be passed on yet: the case is not referred."),
            "failed": _(
                "That did not work. Nothing is lost: try again, and tell whoever runs the site if it stays so."
            ),
        },
    }
