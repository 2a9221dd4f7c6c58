"""What every installation starts from, real or demo: languages, the tree down to its regions, the site, groups."""

from dataclasses import dataclass
from urllib.parse import urlsplit
from uuid import NAMESPACE_URL, uuid5

from django.conf import settings
from django.contrib.auth.models import Group, Permission
from django.db import transaction
from wagtail.models import (
    GroupApprovalTask,
    GroupPagePermission,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from branches.choices import BodyKind
from branches.models import BodyPage, BranchIndexPage, PublisherApprovalTask, RegionPage
from branches.plans.provision import ensure_plans
from branches.posts.services import ensure_bodies
from common.models import OrganisationSettings
from conduct.directory.provision import ensure_help
from conduct.pages.provision import ensure_conduct
from events.models import EventIndexPage, EventKind
from home.models import HomePage
from newsletter.approval.provision import ensure_approval_of_articles
from newsletter.articles.provision import ensure_newsletter

HEADLINE = "Wherever you live, your branch is awake."
APPROVAL = "Approval by somebody who may publish"
# Wagtail's two groups are for hand-made cases only (posts give rights by themselves): nobody is put into them, and
# this is what each may do with every page below the home page.
PAGE_RIGHTS = {"Editors": ("add", "change"), "Moderators": ("add", "change", "publish", "lock", "unlock")}


class NotOurSiteError(Exception):
    """There are pages already, but not ours: nothing may be made beside or over them."""


@dataclass(frozen=True)
class Region:
    """A region as the organisation's own papers name it, with the names older papers use."""

    slug: str
    title: str
    short_name: str
    former_names: str
    introduction: str


REGIONS = (
    Region(
        slug="americas",
        title="The Americas",
        short_name="Americas",
        former_names="America\nNorth America\nSouth America\nCaribbean",
        introduction="The branches from Alaska to Tierra del Fuego and across the Caribbean.",
    ),
    Region(
        slug="asia-pacific",
        title="Asia, Australasia and Pacific",
        short_name="Asia and Pacific",
        former_names="Australasia and Asia\nAsia-Pacific\nAsia Pacific\nOceania",
        introduction="The branches from Kolkata to Auckland and on the islands of the Pacific.",
    ),
    Region(
        slug="europe-africa-middle-east",
        title="Europe, Africa and the Middle East",
        short_name="Europe, Africa, Middle East",
        former_names="Europe, Middle East and Africa\nEMEA\nEurope\nAfrica\nMiddle East",
        introduction="The branches from Reykjavik to Cape Town and from Lisbon to Dubai.",
    ),
)
CALENDAR = {
    "title": "Events",
    "slug": "events",
    "show_in_menus": True,
    "introduction": "Meetings, socials and dates to remember, each at the hour it has where you are.",
    "search_description": "Every meeting of Labour International and its branches, in your own time, in one place.",
}
EXECUTIVE = {
    "title": "Executive Committee",
    "slug": "executive",
    "kind": BodyKind.EXECUTIVE,
    "introduction": "The officers whom all members elect. They keep everything running between meetings.",
    "search_description": "Who is on the Executive Committee of Labour International, and which posts are open.",
}
# Slug, name and what it is, in the order in which filters offer them.
KINDS = (
    ("branch", "Branch meeting", "The members of one branch meet."),
    ("amm", "All-members meeting", "Every member, wherever they live, may come and speak."),
    ("gc", "General Committee", "Delegates of the branches decide the policy of Labour International."),
    ("liec", "Executive Committee", "The officers and coordinators keep things running."),
    ("agm", "Annual general meeting", "Elects officers and hears what was done in the year."),
    ("surgery", "Coordinator's open hour", "Ask your regional coordinator anything; no need to book."),
    ("training", "Training", "Learn how to do something, together."),
    ("social", "Social", "Company, food and talk. No business."),
    ("campaign", "Campaign", "Action for votes and for causes."),
    ("deadline", "Deadline", "A day or hour by which something must be done."),
)


@transaction.atomic
def provision():
    """Make what a correct site has and this one lacks; nothing of the demo, nothing invented. How much was missing.

    On an empty database that is everything; later what came with an upgrade, a language or a published page. What
    people have changed or removed stays so: run as often as you like, it does nothing the second time.
    Raises ``NotOurSiteError`` where pages stand and none is our home page.
    """
    made = ensure_locales()
    home = HomePage.objects.filter(locale__language_code=settings.LANGUAGE_CODE).first()
    if home is None:
        home, tree = _plant()
        made += tree
    made += ensure_calendar(home) + ensure_posts(home) + ensure_plans() + ensure_newsletter(home)
    made += ensure_site(home) + ensure_groups(home) + ensure_approval() + ensure_approval_of_articles()
    return made + ensure_conduct(home) + ensure_help() + ensure_settings()


def _plant():
    """The tree down to its regions, and how many pages that are."""
    if Page.objects.filter(depth__gt=1).exclude(pk__in=welcome_pages()).exists():
        raise NotOurSiteError
    home = tree_root().add_child(instance=_home())
    index = home.add_child(
        instance=BranchIndexPage(
            title="Branches",
            slug="branches",
            show_in_menus=True,
            introduction="Every branch, by region: when it meets, where, and how to reach it.",
            search_description="All branches by region, with their local time, their status and how to reach them.",
        )
    )
    for region in REGIONS:
        index.add_child(instance=_region(region))
    return home, 2 + len(REGIONS)


def ensure_settings():
    site = Site.objects.get(is_default_site=True)
    made = not OrganisationSettings.objects.filter(site=site).exists()
    OrganisationSettings.for_site(site)
    return int(made)


def _home():
    return HomePage(
        title=settings.WAGTAIL_SITE_NAME,
        slug="labour-international",
        headline=HEADLINE,
        introduction="Find the branch for the country you live in, and come to its next meeting.",
        search_description="The constituency party for UK Labour Party members who live abroad.",
    )


def _region(region):
    return RegionPage(
        title=region.title,
        slug=region.slug,
        short_name=region.short_name,
        former_names=region.former_names,
        introduction=region.introduction,
        search_description=region.introduction,
        show_in_menus=True,
    )


def ensure_locales():
    """A row for each language of the settings; how many were missing."""
    codes = [code for code, _name in settings.WAGTAIL_CONTENT_LANGUAGES]
    return sum(Locale.objects.get_or_create(language_code=code)[1] for code in codes)


def ensure_calendar(home):
    """The calendar with its kinds of event, for new sites and for those older than it; how much was missing."""
    made = ensure_kinds()
    if not EventIndexPage.objects.exists():
        home.add_child(instance=EventIndexPage(**CALENDAR))
        made += 1
    return made


def ensure_posts(home):
    """The Executive Committee's page, and the posts of every body that has a page; how much was missing."""
    made = 0
    if not BodyPage.objects.filter(kind=BodyKind.EXECUTIVE).exists():
        home.add_child(instance=BodyPage(**EXECUTIVE))
        made += 1
    return made + ensure_bodies()


def ensure_kinds():
    """The kinds of event in the language of the source; how many were missing. What an editor renamed stays."""
    locale = Locale.objects.get(language_code=settings.LANGUAGE_CODE)
    made = 0
    for number, (slug, name, description) in enumerate(KINDS):
        made += EventKind.objects.get_or_create(
            slug=slug,
            locale=locale,
            defaults={
                "translation_key": uuid5(NAMESPACE_URL, f"labour-international/kind/{slug}"),
                "name": name,
                "description": description,
                "sort_order": (number + 1) * 10,
            },
        )[1]
    return made


def tree_root():
    return Page.get_first_root_node() or Page.add_root(title="Root", slug="root")


def welcome_pages():
    """The plain page that Wagtail's own installation leaves under the root."""
    return Page.objects.filter(depth=2, numchild=0, slug="home", content_type__model="page")


def ensure_site(home):
    """The one site, at the address of the settings, with ``home`` as its front door."""
    address = urlsplit(settings.SITE_URL)
    port = address.port or {"https": 443}.get(address.scheme, 80)
    wanted = {"hostname": address.hostname, "port": port, "root_page_id": home.pk}
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    changed = any(getattr(site, name) != value for name, value in wanted.items())
    if changed:
        for name, value in wanted.items():
            setattr(site, name, value)
        site.site_name = settings.WAGTAIL_SITE_NAME
        site.save()
    for page in welcome_pages():
        page.delete()
    return changed


def ensure_groups(home):
    """Editors write, moderators publish, both below the home page only; how many rights were new.

    What they may do with pictures and documents, and that they may enter the admin, Wagtail's installation says.
    """
    made = 0
    for name, rights in PAGE_RIGHTS.items():
        group, _ = Group.objects.get_or_create(name=name)
        GroupPagePermission.objects.filter(group=group, page__depth=1).delete()
        for right in rights:
            permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=f"{right}_page")
            made += GroupPagePermission.objects.get_or_create(group=group, page_id=home.pk, permission=permission)[1]
    return made


def ensure_approval():
    """What is handed in is answered by anybody who may publish it, where Wagtail asks a group that nobody is in.

    Stands at the root of the tree; what an administrator put there instead stays. How much was missing.
    """
    root = Page.get_first_root_node()
    at_root = WorkflowPage.objects.filter(page=root).select_related("workflow").first()
    if PublisherApprovalTask.objects.exists() or not (at_root and _asks_only_groups(at_root.workflow)):
        return 0
    task = PublisherApprovalTask.objects.create(name=APPROVAL)
    workflow = Workflow.objects.create(name=APPROVAL)
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    WorkflowPage.objects.filter(pk=at_root.pk).update(workflow=workflow)
    if not WorkflowPage.objects.filter(workflow=at_root.workflow).exists():
        at_root.workflow.deactivate()
    return 1


def _asks_only_groups(workflow):
    return all(isinstance(task.specific, GroupApprovalTask) for task in workflow.tasks)
