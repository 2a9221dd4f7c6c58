"""What deletion does beyond the person's own row: what no foreign key reaches, and what must not go with it.

Order: 10 what signs in, 20 to 60 what the apps hold, 80 histories, which are read by the others before.
"""

from django.contrib.contenttypes.models import ContentType
from django.contrib.sessions.models import Session
from django.core.exceptions import FieldDoesNotExist
from django.db.models import TextField
from django.db.models.functions import Cast, Lower
from django.utils.translation import gettext_lazy as _
from wagtail.models import ModelLogEntry, PageLogEntry, ReferenceIndex, Revision, UploadedFile
from wagtail.users.models import UserProfile

from common.models import OutgoingMail
from members.account.own_data import addresses, messages_of
from members.account.sections import erases

# In histories, in the place of everybody who has left: a person of this number there never is.
# All share it, so that what one of them did cannot be put together.
SOMEBODY = -1
COMMENTS = "wagtail_admin_comments"


@erases(order=10, goes=_("Your sign-in: address, password, passkeys and codes. You are signed out on every device."))
def sessions(user):
    """A session is a row that only decoding connects with a person."""
    key = str(user.pk)
    own = [row.pk for row in Session.objects.iterator() if row.get_decoded().get("_auth_user_id") == key]
    Session.objects.filter(pk__in=own).delete()


@erases(order=20, goes=_("Your settings, and everything we were about to send you."))
def mails(user):
    OutgoingMail.objects.annotate(address=Lower("to")).filter(address__in={user.email, *addresses(user)}).delete()


@erases(
    order=30,
    goes=_("Our copies of messages that you wrote through contact forms. Whoever got them by e-mail still has them."),
)
def messages(user):
    """Of addresses that are shown to be theirs: who only claims one deletes nothing of its owner's."""
    messages_of(user).delete()


@erases(order=40)
def files(user):
    """Rows cascade; files do not."""
    for profile in UserProfile.objects.filter(user=user).exclude(avatar=""):
        profile.avatar.delete(save=False)
    for upload in UploadedFile.objects.filter(uploaded_by_user=user):
        upload.file.delete(save=False)
        upload.delete()


@erases(
    order=80,
    goes=_("Your comments on drafts, and drafts that you have not saved."),
    stays=_("Pages, pictures, documents and translations that you made for the organisation, without your name."),
)
def revisions(user):
    """A version of a page is kept as JSON, with the number of its owner and the comments of its time."""
    number = str(user.pk)
    texts = Revision.objects.annotate(text=Cast("content", TextField())).filter(text__contains=number)
    for revision in texts.select_related("content_type").iterator(chunk_size=100):
        if _without(revision.content, user.pk, revision.content_type.model_class()):
            Revision.objects.filter(pk=revision.pk).update(content=revision.content)


@erases(
    order=81,
    of=["wagtailcore.PageLogEntry.user", "wagtailcore.ModelLogEntry.user"],
    stays=_("The history of the site: that something was done, and when. By whom it no longer says."),
)
def history(user):
    for model in (PageLogEntry, ModelLogEntry):
        model.objects.filter(user_id=user.pk).update(user_id=SOMEBODY)
    about = ContentType.objects.get_for_model(user)
    entries = ModelLogEntry.objects.filter(content_type=about, object_id=str(user.pk))
    entries.update(object_id=str(SOMEBODY), label="", data={})
    # Wagtail's list of what is used where: emptying a column does not reach it.
    ReferenceIndex.objects.filter(to_content_type=about, to_object_id=str(user.pk)).delete()


def _without(content, pk, model):
    """Take a person out of what a revision holds; whether anything was there of them."""
    changed = False
    for name, value in content.items():
        if value == pk and _is_person(model, name):
            content[name] = None
            changed = True
    if comments := content.get(COMMENTS):
        content[COMMENTS] = _without_comments(comments, pk)
        changed = changed or content[COMMENTS] != comments
    return changed


def _is_person(model, name):
    try:
        field = model._meta.get_field(name)
    except (AttributeError, FieldDoesNotExist):
        return False
    return bool(field.is_relation and field.related_model and field.related_model._meta.label == "members.User")


def _without_comments(comments, pk):
    """The comments of others, with the replies of others, resolved by others."""
    return [
        comment
        | {
            "resolved_by": None if comment.get("resolved_by") == pk else comment.get("resolved_by"),
            "replies": [reply for reply in comment.get("replies", []) if reply.get("user") != pk],
        }
        for comment in comments
        if comment.get("user") != pk
    ]
