"""What somebody's account tells of official notices they wrote."""

from django.utils.translation import gettext_lazy as _

from members.account.sections import unexported

WRITTEN_BY = "newsletter.OfficialNotice.written_by"

unexported(_("Belongs to the newsletter’s records; your name goes from it with your account."), WRITTEN_BY)
