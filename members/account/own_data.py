"""What the account itself, signing in and the editor hold about somebody: for the export."""

from allauth.account.models import EmailAddress
from django.contrib.contenttypes.models import ContentType
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _
from wagtail.admin.models import FormState
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import (
    APIToken,
    Comment,
    CommentReply,
    ModelLogEntry,
    Page,
    PageLogEntry,
    PageSubscription,
    Revision,
    TaskState,
    WorkflowState,
)
from wagtail.users.models import UserProfile
from wagtail_localize.models import SegmentOverride, StringTranslation

from common.models import ContactMessage
from members.account.sections import exports, unexported


@exports(
    "account",
    _("Your account"),
    order=10,
    of=["members.User_groups.user", "members.User_user_permissions.user"],
    labels={
        "email": _("e-mail address"),
        "first_name": _("first name"),
        "last_name": _("last name"),
        "name_shown": _("name shown"),
        "since": _("since"),
        "last_sign_in": _("last signed in"),
        "has_a_password": _("has a password"),
        "is_active": _("may sign in"),
        "is_administrator": _("administrator"),
        "may_enter_the_admin": _("staff"),
        "groups": _("groups"),
        "further_permissions": _("further permissions"),
    },
)
def account(user):
    return {
        "email": user.email,
        "first_name": user.first_name,
        "last_name": user.last_name,
        "name_shown": user.display_name,
        "since": user.date_joined,
        "last_sign_in": user.last_login,
        "has_a_password": user.has_usable_password(),
        "is_active": user.is_active,
        "is_administrator": user.is_superuser,
        "may_enter_the_admin": user.is_staff,
        "groups": list(user.groups.order_by("name").values_list("name", flat=True)),
        "further_permissions": list(user.user_permissions.order_by("codename").values_list("codename", flat=True)),
    }


@exports(
    "preferences",
    _("What you chose"),
    order=11,
    labels={
        "language": _("language"),
        "time_zone": _("time zone"),
        "newsletter": _("newsletter"),
        "list_of_meetings": _("list of coming meetings"),
    },
)
def preferences(user):
    return {
        "language": user.language,
        "time_zone": user.time_zone,
        "newsletter": user.wants_newsletter,
        "list_of_meetings": user.digest,
    }


@exports("editor_preferences", _("What you chose in the editor"), order=12, of=["wagtailusers.UserProfile.user"])
def editor_preferences(user):
    profiles = UserProfile.objects.filter(user=user)
    return [
        {
            "language": profile.preferred_language,
            "time_zone": profile.current_time_zone,
            "theme": profile.theme,
            "contrast": profile.contrast,
            "density": profile.density,
            "keyboard_shortcuts": profile.keyboard_shortcuts,
            "picture": bool(profile.avatar),
            "mail_when_submitted": profile.submitted_notifications,
            "mail_when_approved": profile.approved_notifications,
            "mail_when_rejected": profile.rejected_notifications,
            "mail_about_comments": profile.updated_comments_notifications,
            "closed_hints": sorted(profile.dismissibles),
        }
        for profile in profiles
    ]


def addresses(user):
    """The addresses that are shown to be somebody's, in small letters."""
    verified = EmailAddress.objects.filter(user=user, verified=True).values_list("email", flat=True)
    return [address.lower() for address in verified]


def messages_of(user):
    return ContactMessage.objects.annotate(address=Lower("email")).filter(address__in=addresses(user))


@exports("messages", _("Messages you wrote through contact forms"), order=40)
def messages(user):
    rows = messages_of(user).select_related("page")
    return [
        {"to": row.page.title, "written": row.created_at, "sent": row.sent_at, "name": row.name, "text": row.body}
        for row in rows.order_by("created_at")
    ]


@exports("pages", _("Pages you made"), order=60, of=["wagtailcore.Page.owner"])
def pages(user):
    rows = Page.objects.filter(owner=user).select_related("locale", "content_type").order_by("pk")
    return [
        {
            "title": page.title,
            "kind": page.content_type.model,
            "language": page.locale.language_code,
            "path": page.url_path,
            "published": page.live,
            "first_published": page.first_published_at,
        }
        for page in rows
    ]


@exports("revisions", _("Versions you saved"), order=61, of=["wagtailcore.Revision.user"])
def revisions(user):
    rows = Revision.objects.filter(user=user).select_related("content_type").defer("content").order_by("created_at")
    return [{"title": row.object_str, "kind": row.content_type.model, "saved": row.created_at} for row in rows]


@exports(
    "files",
    _("Pictures and documents you uploaded"),
    order=62,
    of=["common.CustomImage.uploaded_by_user", "common.CustomDocument.uploaded_by_user"],
)
def files(user):
    kinds = {"picture": get_image_model(), "document": get_document_model()}
    return [
        {"kind": kind, "title": row.title, "uploaded": row.created_at}
        for kind, model in kinds.items()
        for row in model.objects.filter(uploaded_by_user=user).order_by("created_at")
    ]


@exports(
    "translations",
    _("Translations you wrote"),
    order=63,
    of=[
        "wagtail_localize.StringTranslation.last_translated_by",
        "wagtail_localize.SegmentOverride.last_translated_by",
    ],
)
def translations(user):
    strings = StringTranslation.objects.filter(last_translated_by=user).select_related("locale").order_by("pk")
    overrides = SegmentOverride.objects.filter(last_translated_by=user).select_related("locale").order_by("pk")
    return [
        {"language": row.locale.language_code, "text": text, "written": row.updated_at}
        for rows, name in ((strings, "data"), (overrides, "data_json"))
        for row in rows
        if (text := getattr(row, name))
    ]


@exports(
    "comments",
    _("Comments on drafts"),
    order=64,
    of=["wagtailcore.Comment.user", "wagtailcore.CommentReply.user"],
)
def comments(user):
    rows = [*Comment.objects.filter(user=user), *CommentReply.objects.filter(user=user)]
    return [{"text": row.text, "written": row.created_at, "changed": row.updated_at} for row in rows]


@exports("page_notices", _("Pages whose comments we mail you"), order=65, of=["wagtailcore.PageSubscription.user"])
def page_notices(user):
    rows = PageSubscription.objects.filter(user=user).select_related("page").order_by("pk")
    return [{"title": row.page.title, "comments": row.comment_notifications} for row in rows]


@exports(
    "approvals",
    _("What you submitted and approved"),
    order=66,
    of=["wagtailcore.WorkflowState.requested_by", "wagtailcore.TaskState.finished_by"],
)
def approvals(user):
    asked = WorkflowState.objects.filter(requested_by=user).select_related("workflow").order_by("created_at")
    done = TaskState.objects.filter(finished_by=user).select_related("task").order_by("finished_at")
    return [
        *({"what": "asked", "of": row.workflow.name, "status": row.status, "when": row.created_at} for row in asked),
        *({"what": "answered", "of": row.task.name, "status": row.status, "when": row.finished_at} for row in done),
    ]


@exports(
    "history",
    _("What the history of the site says of you"),
    order=67,
    of=["wagtailcore.PageLogEntry.user", "wagtailcore.ModelLogEntry.user"],
)
def history(user):
    """What somebody did, and what was done to their account."""
    own = ContentType.objects.get_for_model(user)
    about = ModelLogEntry.objects.filter(content_type=own, object_id=str(user.pk)).exclude(user=user.pk)
    by = [*PageLogEntry.objects.filter(user=user.pk), *ModelLogEntry.objects.filter(user=user.pk)]
    rows = [("you", row) for row in by] + [("about you", row) for row in about]
    rows.sort(key=lambda row: row[1].timestamp)
    return [
        {"who": who, "what": row.action, "title": row.label, "when": row.timestamp, "comment": row.comment}
        for who, row in rows
    ]


@exports("keys_for_programs", _("Keys for programs"), order=68, of=["wagtailcore.APIToken.user"])
def keys_for_programs(user):
    """Not the keys themselves, of which only a hash is kept."""
    rows = APIToken.objects.filter(user=user).order_by("created")
    return [
        {"name": row.name, "made": row.created, "revoked": row.revoked_at, "last_used": row.last_used_at}
        for row in rows
    ]


@exports("unsaved_drafts", _("What you typed and have not saved"), order=69, of=["wagtailadmin.FormState.user"])
def unsaved_drafts(user):
    rows = FormState.objects.filter(user=user).select_related("content_type").order_by("last_updated_at")
    return [{"kind": row.content_type.model, "typed": row.last_updated_at, "form": row.data} for row in rows]


unexported("It says for some minutes that a page is open in the editor.", "wagtailadmin.EditingSession.user")
unexported("A file on its way, for some minutes.", "wagtailcore.UploadedFile.uploaded_by_user")
unexported("It stands in the history of the page.", "wagtailcore.Page.locked_by", "wagtailcore.Comment.resolved_by")
unexported(
    "Tables of Wagtail that this site puts its own in the place of: they are empty.",
    "wagtailimages.Image.uploaded_by_user",
    "wagtaildocs.Document.uploaded_by_user",
)
