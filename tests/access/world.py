"""The world of the access tests: three branches in two regions, each with what only its own people may see.

What nobody else may see of a branch carries its secret word in a title or text: ``Tokyo-secret``.
"""

from dataclasses import dataclass, field
from uuid import uuid4

from wagtail.models import Collection, CollectionViewRestriction, Locale, Page, PageViewRestriction, Workflow
from wagtail_localize.models import TranslationSource
from wagtail_localize.operations import translate_object

from branches.models import Newcomer
from common.models import CustomDocument, CustomImage
from conduct.models import HelpService
from home.models import CoordinatorNote, LiecReport
from members.rights import Capability
from newsletter.approval.provision import ensure_approval_of_articles
from newsletter.models import ArticlePage, NamedAuthor
from newsletter.recipients.suppression import suppress
from tests import builders, cast
from tests.access.roles import LONG_AGO, NOW, TODAY, holds, post


@dataclass
class Corner:
    """A branch with what stands below it, in English and French; drafts carry its secret word."""

    name: str
    branch: Page
    secret: str = ""
    pages: dict[str, Page] = field(default_factory=dict)
    keys: dict = field(default_factory=dict)

    def __getitem__(self, name):
        return Page.objects.get(pk=self.pages[name].pk).specific


@dataclass
class World:
    regions: dict[str, Page]
    corners: dict[str, Corner]
    home: Page

    def page(self, where, name="branch"):
        return self.corners[where][name]


HELPLINES = (
    "conduct_help_verify.pk",
    "wagtailsnippets_conduct_helpservice.pk",
    "wagtailsnippetchoosers_conduct_helpservice.pk",
)
SECRET_PAGES = ("draft", "changed", "private", "plan", "article")
PLACES = {
    "berlin": ("Berlin", "europe", "DE"),
    "vienna": ("Vienna", "europe", "AT"),
    "tokyo": ("Tokyo", "asia", "JP"),
}


def build_world():
    regions = {slug: builders.region(title=slug.title(), slug=slug) for slug in ("europe", "asia")}
    ensure_approval_of_articles()
    corners = {
        slug: _corner(slug, name, regions[region], country) for slug, (name, region, country) in PLACES.items()
    }
    return World(regions, corners, builders.home())


def _corner(slug, name, region, country):
    branch = builders.branch(region=region, title=name, slug=slug)
    author = cast.member(f"author.{slug}@example.org")
    secret = f"{name}-secret"
    pages = {
        "branch": branch,
        "text": builders.standard_page(parent=branch, title=f"{name} text"),
        "event": builders.meeting(parent=branch, title=f"{name} meeting"),
        "draft": builders.meeting(parent=branch, title=f"{secret} meeting", live=False),
        "changed": builders.standard_page(parent=branch, title=f"{name} rules"),
        "private": builders.standard_page(parent=branch, title=f"{secret} minutes"),
        "plan": builders.plan({"what": f"{secret} aim"}, branch=branch, title=f"{secret} plan", live=False),
    }
    PageViewRestriction.objects.create(page=pages["private"], restriction_type=PageViewRestriction.GROUPS)
    changed = pages["changed"]
    changed.title = f"{secret} rules"
    changed.save_revision(user=author, log_action=True)
    pages |= _in_french(pages)
    Workflow.objects.filter(active=True).first().start(pages["draft"], author)
    pages["article"] = _article(secret, branch, author)
    corner = Corner(name, branch, secret, pages)
    corner.keys = _keys(corner, builders.catchment(branch, country), author)
    return corner


def _article(secret, branch, author):
    """Written about the branch, and handed in: editors read it, and nobody else does."""
    fields = {"title": f"{secret} article", "summary": f"{secret} news.", "owner": author, "authors": [author]}
    article = builders.article(live=False, branches=[branch], **fields)
    article.get_workflow().start(article, author)
    return ArticlePage.objects.get(pk=article.pk)


def _in_french(pages):
    """Translated as translators do: the branch and a text, from their published source; and a draft's plain copy."""
    french, _made = Locale.objects.get_or_create(language_code="fr")
    copies = {}
    for name in ("branch", "text", "draft"):
        copy = Page.objects.get(pk=pages[name].pk).specific.copy_for_translation(french, copy_parents=True)
        if pages[name].live:
            copy.get_latest_revision().publish()
        else:
            Page.objects.filter(pk=copy.pk).update(title="Brouillon", draft_title="Brouillon")
        copies[f"{name}_fr"] = copy
    return copies


def _keys(corner, catchment, author):
    """Parameter of an address, alone or after its namespace or name, to what it stands for in this branch."""
    return {
        **_of_pages(corner),
        **_of_files(corner, author),
        **_of_workflow(corner["draft"]),
        **_of_translation(corner),
        **dict.fromkeys(("newsletter_review.pk", "newsletter_withdraw.pk"), corner.pages["article"].pk),
        "newsletter_suppression.pk": _suppressed().pk,
        **dict.fromkeys(HELPLINES, _helpline().pk),
        "namedauthor.pk": NamedAuthor.objects.create(person=author, since=LONG_AGO, until=TODAY).pk,
        **_written_about(corner, author),
        **dict.fromkeys(("pk", "redirect_id", "uploaded_file_id", "session_id"), 987_654),
        **dict.fromkeys(("item", "row"), 1),
        "wagtailusers_users.pk": author.pk,
        "catchment.pk": catchment.pk,
        "events_import_preview.pk": str(uuid4()),
        "key": "2026-12-08",
        "mode": "default",
        "filter_spec": "max-165x165",
        "uidb64": "MQ",
        "token": "set-password",
    }


def _helpline():
    fields = {"name": "A helpline", "kind": "talk", "phone": "+44 20 7946 0123"}
    return HelpService.objects.create(locale=Locale.objects.get(language_code="en"), **fields)


def _suppressed():
    return suppress(email="came-back@example.org", reason="bounced")


def _of_pages(corner):
    pages, secrets = corner.pages, [corner.pages[name].pk for name in SECRET_PAGES]
    verbs = ("cancel", "dates", "duplicate", "move", "restore", "split")
    desk = ("desk_branch.pk", "desk_step.pk", "desk_note.pk", "branches_plan_new.pk")
    return {
        **dict.fromkeys(("page_id", "parent_page_id", "page_to_move_id", "page_pk"), secrets),
        **dict.fromkeys(("wagtailadmin_pages.pk", "wagtailadmin_api:pages.pk"), secrets),
        **dict.fromkeys(("revision_id", "revision_id_a"), corner["changed"].latest_revision_id),
        **dict.fromkeys((f"events_{verb}.pk" for verb in verbs), secrets[0]),
        **dict.fromkeys(desk, pages["branch"].pk),
        **dict.fromkeys(("branches_plan_progress.pk", "branches_plan_review.pk"), pages["plan"].pk),
        "revision_id_b": "latest",
        "destination_id": pages["branch"].pk,
        "object_id": pages["draft"].pk,
        "action": ["delete", "publish", "unpublish", "move"],
        "action_name": ["publish", "unpublish", "delete", "copy", "approve"],
        "wagtail_bulk_action.app_label": "wagtailcore",
        "wagtail_bulk_action.model_name": "page",
    }


def _of_files(corner, author):
    collection, image, document = _files(corner, author)
    images = ("image_id", "wagtailimages_chooser.pk", "wagtailadmin_api:images.pk")
    documents = ("document_id", "doc_id", "wagtaildocs_chooser.pk", "wagtailadmin_api:documents.pk")
    return {
        **dict.fromkeys(images, image.pk),
        **dict.fromkeys(documents, document.pk),
        **dict.fromkeys(("collection_id", "wagtailadmin_collections.pk"), collection.pk),
    }


def _of_workflow(draft):
    """Of a meeting that waits for an answer; and of its kind, which is a snippet."""
    state, task_state = draft.current_workflow_state, draft.current_workflow_task_state
    kinds = ("wagtail_localize", "wagtailsnippetchoosers_events_eventkind", "wagtailsnippets_events_eventkind")
    return {
        **dict.fromkeys(("app_label", "app_name", "content_type_app_name"), "events"),
        **dict.fromkeys(("model_name", "content_type_model_name"), "eventpage"),
        **dict.fromkeys((f"{kind}.pk" for kind in kinds), draft.kind.pk),
        **dict.fromkeys(("task_id", "wagtailadmin_workflows.pk"), task_state.task_id),
        **dict.fromkeys(
            ("wagtailsnippets_newsletter_topic.pk", "wagtailsnippetchoosers_newsletter_topic.pk"),
            builders.topic("training").pk,
        ),
        "wagtail_localize.model_name": "eventkind",
        "task_state_id": task_state.pk,
        "workflow_state_id": state.pk,
        "workflow_pk": state.workflow_id,
    }


def _of_translation(corner):
    source, translation = _translation(corner.pages["changed"])
    return {
        "translation_source_id": source.pk,
        "translation_id": translation.pk,
        "string_segment_id": source.stringsegment_set.first().pk,
        "overridable_segment_id": source.overridablesegment_set.values_list("pk", flat=True).first() or 0,
    }


def _written_about(corner, author):
    """What coordinators and the membership secretary keep about the branch, each with its secret word."""
    branch = corner["branch"]
    note = CoordinatorNote.objects.create(branch=branch, text=f"{corner.secret} note", author=author, created_at=NOW)
    draft = {"changed_at": NOW, "region_name": f"{corner.secret} region", "last_day": TODAY}
    report, _made = LiecReport.objects.get_or_create(region=branch.region, first_day=LONG_AGO, defaults=draft)
    newcomer = Newcomer.objects.create(branch=branch, name=f"{corner.name}-newcomer", email="new@example.org")
    term = holds(author, post(branch, [Capability.BRANCH]))
    return {
        "note": note.pk,
        "desk_report.pk": report.pk,
        **dict.fromkeys(("desk_handover.pk", "desk_handover_file.pk"), term.pk),
        **dict.fromkeys(("branches_welcome_wrote.pk", "branches_welcome_member.pk"), newcomer.pk),
    }


def _files(corner, author):
    """A collection that only some may see, with a picture and a document in it."""
    root = Collection.get_first_root_node()
    collection = root.add_child(name=f"{corner.secret} papers")
    CollectionViewRestriction.objects.create(collection=collection, restriction_type=CollectionViewRestriction.GROUPS)
    kw = {"collection": collection, "uploaded_by_user": author}
    image = builders.image(title=f"{corner.secret} picture", **kw)
    document = builders.document(title=f"{corner.secret} paper", **kw)
    return collection, CustomImage.objects.get(pk=image.pk), CustomDocument.objects.get(pk=document.pk)


def _translation(page):
    """A page with a draft, in translation to German."""
    german, _made = Locale.objects.get_or_create(language_code="de")
    translate_object(page.get_parent().specific, [german])
    translate_object(page.specific, [german])
    source = TranslationSource.objects.get(object_id=page.translation_key)
    return source, source.translations.get(target_locale=german)
