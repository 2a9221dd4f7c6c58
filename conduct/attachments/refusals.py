"""Why a file is not taken, and what to know about one that is, in words for whoever sent it."""

from django.conf import settings
from django.db import models
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext_lazy as _


class Refusal(models.TextChoices):
    """Each says what is wrong and, where there is one, what can be done."""

    EMPTY = "empty", _("This file is empty.")
    TOO_LARGE = "too_large", _("This file is larger than %(size)s, so it was not kept.")
    TOO_LARGE_TOGETHER = (
        "too_large_together",
        _("These files are together larger than %(size)s. Please send this one by itself."),
    )
    TOO_MANY = "too_many", _("At most %(files)s files can be added, so this one was not kept.")
    DAMAGED = "damaged", _("This file is cut off or damaged: it could not be read to its end.")
    TOO_MANY_POINTS = (
        "too_many_points",
        _("This picture has more points than we can open. Please send a smaller copy, or a screenshot of it."),
    )
    TOO_MUCH_WORK = (
        "too_much_work",
        _("This file takes too long to be made safe. Please send it as a picture, or as a smaller file."),
    )
    BUSY = "busy", _("Others are sending files at this moment. Please send this one again in a minute.")
    LOCKED = "locked", _("This file is protected by a password. Please send it without one.")
    PROGRAM = "program", _("This is a program, and programs are not taken.")
    ARCHIVE = "archive", _("This is an archive of files. Please send the files themselves.")
    OFFICE = (
        "office",
        _("Documents of an office program can hold programs and names. Please save it as a PDF and send that."),
    )
    WEB_PAGE = "web_page", _("This is a web page or a drawing made of code. Please send a screenshot of it.")
    TEXT_ENCODING = (
        "text_encoding",
        _("This looks like a text, but not one we can read. Please save it as plain text (UTF-8), or as a PDF."),
    )
    UNKNOWN = (
        "unknown",
        _("We do not know this kind of file. We take pictures, PDF, plain text, MP3, M4A, MP4 and MOV."),
    )

    @property
    def words(self):
        return self.label % {"size": filesizeformat(settings.CONDUCT_FILE_BYTES), "files": settings.CONDUCT_FILES}


class Note(models.TextChoices):
    """What somebody should know of a file that was taken."""

    SMALLER = "smaller", _("This picture was very large: a smaller copy of it is kept.")
    FIRST_PICTURE = (
        "first_picture",
        _("Only the first of these moving pictures is kept. To keep all, send a video."),
    )
    DOCUMENT = (
        "document",
        _(
            "Its author, dates, links, scripts and files within were taken out. What can be read and seen on its "
            "pages may still tell who made it, where and when."
        ),
    )
    SOUND = (
        "sound",
        _(
            "What the file says about itself was taken out. What can be heard may still tell who recorded it, where, "
            "when and with what."
        ),
    )
    FILM = (
        "film",
        _(
            "What the file says about itself, such as place and time, was taken out. What can be seen and heard, and "
            "what a camera writes among the pictures, may still tell who recorded it, where, when and with what."
        ),
    )

    @classmethod
    def words_of(cls, value):
        return str(cls(value).label) if value else ""


class RefusedError(Exception):
    """A file that is not taken; ``reason`` says why, in plain words and the reader's language."""

    def __init__(self, refusal):
        self.refusal = refusal
        super().__init__(refusal.value)

    @property
    def reason(self):
        return self.refusal.words
