"""Public pages kept whole (docs/features/page-cache.md): where, for whom not, and which writes do not drop them."""

from .environment import env

PAGE_CACHE = env("PAGE_CACHE")
# Below these no answer is looked for or kept, in whatever language: what is personal, and what is no page.
PAGE_CACHE_NEVER = (
    r"/(?:[a-z]{2,3}(?:-[a-z0-9]+)*/)?"
    r"(?:account|admin|api|components|conduct|contact|documents|health|media|search|static|timezone)(?:/|$)"
)
# So long at most, in seconds, a cache between the site and its readers shows a page without asking.
PAGE_CACHE_SHARED_SECONDS = env("PAGE_CACHE_SHARED_SECONDS")
MOST_IN_MEMORY = 1000


def page_caches(default):
    """Apart from the counters of the rate limits: each process's memory, and what processes share, if they do."""
    backend = default["BACKEND"]
    memory = "django.core.cache.backends.locmem.LocMemCache"
    found = {"pages": {"BACKEND": memory, "LOCATION": "pages", "OPTIONS": {"MAX_ENTRIES": MOST_IN_MEMORY}}}
    if backend == memory:
        return found
    options = dict(default.get("OPTIONS", {}))
    if backend.endswith("RedisCache"):
        # A cache that does not answer is slower than a page that is made anew.
        options = {"socket_timeout": 1, "socket_connect_timeout": 1} | options
    shared = {"KEY_PREFIX": f"{default.get('KEY_PREFIX', '')}pages", "OPTIONS": options}
    return found | {"shared_pages": {**default, **shared}}


# Tables that no public page shows. A write to any other drops all pages; a test names each table of the site.
PAGE_CACHE_UNSHOWN = {
    # Work, drafts, histories and notes of the admin.
    "common.Job": "work that waits",
    "wagtailcore.Revision": "drafts: what is published is saved on the page",
    "wagtailcore.PageLogEntry": "history",
    "wagtailcore.ModelLogEntry": "history",
    "wagtailcore.ReferenceIndex": "where what is used, for editors",
    "wagtailcore.Comment": "editors among themselves",
    "wagtailcore.CommentReply": "editors among themselves",
    "wagtailcore.PageSubscription": "who is told of comments",
    "wagtailcore.UploadedFile": "uploads that are not finished",
    "wagtailcore.APIToken": "keys of programs",
    "wagtailcore.Workflow": "how is approved",
    "wagtailcore.WorkflowContentType": "how is approved",
    "wagtailcore.WorkflowPage": "how is approved",
    "wagtailcore.WorkflowState": "how is approved",
    "wagtailcore.WorkflowTask": "how is approved",
    "wagtailcore.Task": "how is approved",
    "wagtailcore.TaskState": "how is approved",
    "wagtailcore.GroupApprovalTask": "how is approved",
    "wagtailcore.GroupApprovalTask_groups": "how is approved",
    "wagtailcore.GroupPagePermission": "rights of editors",
    "wagtailcore.GroupSitePermission": "rights of editors",
    "wagtailcore.GroupCollectionPermission": "rights of editors",
    "wagtailadmin.Admin": "holds no rows",
    "wagtailadmin.EditingSession": "who edits just now",
    "wagtailadmin.FormState": "how an editor left a form",
    "wagtailusers.UserProfile": "settings of editors",
    "wagtailsearch.IndexEntry": "search, which is not kept",
    "wagtailsearch.SQLiteFTSIndexEntry": "search, which is not kept",
    "wagtailembeds.Embed": "embeds are switched off",
    "wagtailimages.Image": "pictures are common.CustomImage",
    "wagtailimages.Rendition": "pictures are common.CustomImage",
    "wagtaildocs.Document": "documents are common.CustomDocument",
    # What translators work on. What is published of it is saved on the page.
    "wagtail_localize.TranslatableObject": "work of translators",
    "wagtail_localize.TranslationSource": "work of translators",
    "wagtail_localize.Translation": "work of translators",
    "wagtail_localize.TranslationLog": "work of translators",
    "wagtail_localize.String": "work of translators",
    "wagtail_localize.TranslationContext": "work of translators",
    "wagtail_localize.StringTranslation": "work of translators",
    "wagtail_localize.Template": "work of translators",
    "wagtail_localize.SegmentOverride": "work of translators",
    "wagtail_localize.StringSegment": "work of translators",
    "wagtail_localize.TemplateSegment": "work of translators",
    "wagtail_localize.RelatedObjectSegment": "work of translators",
    "wagtail_localize.OverridableSegment": "work of translators",
    "wagtail_localize.LocaleSynchronization": "work of translators",
    # Who signs in, and what they may.
    "sessions.Session": "who is signed in",
    "members.SignedInSession": "who is signed in",
    "account.EmailAddress": "accounts",
    "account.EmailConfirmation": "accounts",
    "mfa.Authenticator": "accounts",
    "members.User_groups": "rights",
    "members.User_user_permissions": "rights",
    "auth.Group": "rights",
    "auth.Group_permissions": "rights",
    "auth.Permission": "rights",
    # Messages, mails and those who get them.
    "common.ContactMessage": "messages",
    "common.OutgoingMail": "mails",
    "newsletter.Mailing": "mails",
    "newsletter.Shell": "mails",
    "newsletter.Delivery": "mails",
    "newsletter.Worker": "mails",
    "newsletter.TokenBucket": "mails",
    "newsletter.OfficialNotice": "mails",
    "newsletter.OfficialText": "mails",
    "newsletter.SubscriptionRequest": "who gets mails",
    "newsletter.Subscriber": "who gets mails",
    "newsletter.Suppression": "who gets mails",
    "newsletter.SoftBounce": "who gets mails",
    "newsletter.ProviderEvent": "who gets mails",
    "newsletter.Reminder": "mails to editors",
    "newsletter.ApprovalSettings": "how is approved",
    "newsletter.ApprovalSettings_regions_with_own_check": "how is approved",
    "newsletter.RegionsCheckTask": "how is approved",
    "newsletter.EditorsCheckTask": "how is approved",
    # The register of members.
    "members.MembershipClaim": "the register",
    "members.ImportRun": "the register",
    "members.ImportRow": "the register",
    "members.ColumnMapping": "the register",
    "members.Register": "the register",
    "members.Membership": "the register",
    "members.RegisterChange": "the register",
    "members.RegisterLook": "the register",
    "branches.Newcomer": "the queue of newcomers",
    # The coordinators' desk, and how branches are reviewed.
    "home.ChecklistMark": "the desk",
    "home.HandoverMark": "the desk",
    "home.CoordinatorNote": "the desk",
    "home.LiecReport": "the desk",
    "branches.PublisherApprovalTask": "how is approved",
    "branches.RegionReviewTask": "how is approved",
    "branches.SuggestedAction": "what the editor of plans offers",
    # The editor of meetings. What they become is events.Series and events.Occurrence.
    "events.ImportedEvent": "where meetings came from",
    "events.CalendarUpload": "files that are read in",
    "events.CalendarToken": "addresses of private calendars",
    # No answer under /conduct/ is kept. Its pages' titles are shown elsewhere: those are pages.
    "conduct.CodeVersion": "conduct",
    "conduct.Acknowledgement": "conduct",
    "conduct.FirstCheckTask": "conduct",
    "conduct.SecondCheckTask": "conduct",
    "conduct.Publication": "conduct",
    "conduct.ConductReminder": "conduct",
    "conduct.Withdrawal": "conduct",
    "conduct.Draft": "conduct",
    "conduct.DraftFile": "conduct",
    "conduct.Case": "conduct",
    "conduct.CaseKey": "conduct",
    "conduct.Part": "conduct",
    "conduct.DataComplaint": "conduct",
    "conduct.DataComplaintAct": "conduct",
    "conduct.CaseCounts": "conduct",
    "conduct.YearFigures": "conduct",
    "conduct.ReaderKey": "conduct",
    "conduct.KeyAgreement": "conduct",
    "conduct.LogEntry": "conduct",
}
# A person is shown by a term of office or an article, and then by these. To sign in or to register changes no page.
PAGE_CACHE_SHOWN_COLUMNS = {"members.User": ["first_name", "last_name", "display_name", "is_active"]}
# What an editor who saves a draft changes of the page itself.
PAGE_CACHE_UNSHOWN_COLUMNS = {
    "wagtailcore.Page": [
        "draft_title",
        "has_unpublished_changes",
        "latest_revision_id",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by_id",
    ],
}
