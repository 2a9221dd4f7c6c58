"""Content for tests, one function a thing: what a test does not name gets a sensible value of its own."""

from datetime import date, time, timedelta
from io import BytesIO
from itertools import count

from django.core.files.base import ContentFile
from django.db.models import F, QuerySet
from PIL import Image as Pillow
from wagtail.models import Collection, Locale, Page, Site

from branches.choices import Status
from branches.models import Body, BodyPage, BranchIndexPage, BranchPage, Catchment, Post, RegionPage, Term
from branches.posts.services import ensure_body
from common.models import CustomDocument, CustomImage, OrganisationSettings
from conduct.pages.provision import ensure_conduct
from events.models import EventException, EventIndexPage, EventKind, EventPage
from home.models import ContactPage, HomePage, StandardPage
from newsletter.models import (
    ArticlePage,
    Byline,
    EditionArticle,
    EditionNotice,
    EditionPage,
    NewsletterIndexPage,
    Topic,
)

_numbers = count(1)


def _named(kind, kw):
    """Title and slug that no other page has, unless the test names them."""
    number = next(_numbers)
    title = kw.pop("title", f"{kind} {number}")
    return {"title": title, "slug": kw.pop("slug", f"{kind.lower().replace(' ', '-')}-{number}")}


def _add(parent, page):
    """A page under another; ``live=False`` makes it a draft. A fresh parent keeps the tree's numbers right."""
    return Page.objects.get(pk=parent.pk).add_child(instance=page)


def _root():
    """The tree's root, made again where a transactional test has emptied the tables."""
    Locale.objects.get_or_create(language_code="en")
    if not Collection.get_first_root_node():
        Collection.add_root(name="Root")
    return Page.get_first_root_node() or Page.add_root(title="Root", slug="root")


def home(**kw):
    """The one home page, at the root of the default site; made at the first call."""
    existing = HomePage.objects.first()
    if existing:
        return existing
    root = _root()
    defaults = {
        "title": "Labour International",
        "slug": "labour-international",
        "headline": "Labour, wherever you live",
        "introduction": "The party abroad.",
        "search_description": "The party of members abroad.",
    }
    page = _add(root, HomePage(**defaults | kw))
    defaults = {"hostname": "testserver", "port": 80, "root_page": page}
    Site.objects.update_or_create(is_default_site=True, defaults=defaults)
    _forget_welcome(root, page)
    return HomePage.objects.get(pk=page.pk)


def _forget_welcome(root, home):
    """Delete the page that Wagtail's own migration leaves behind.

    Nothing refers to it, and to ask every table whether it does costs more than most tests: its row goes as it is.
    """
    welcome = Page.objects.child_of(root).filter(title__startswith="Welcome").exclude(pk=home.pk)
    if gone := QuerySet(Page, query=welcome.query)._raw_delete(welcome.db):
        Page.objects.filter(pk=root.pk).update(numchild=F("numchild") - gone)


def site(**kw):
    home()
    found = Site.objects.get(is_default_site=True)
    for name, value in kw.items():
        setattr(found, name, value)
    found.save()
    return found


def organisation(**kw):
    """The site's settings, with what a test names changed."""
    found = OrganisationSettings.for_site(site())
    for name, value in kw.items():
        setattr(found, name, value)
    found.save()
    return found


def branch_index(**kw):
    """The one branch index under the home page; made at the first call."""
    existing = BranchIndexPage.objects.first()
    if existing:
        return existing
    defaults = {"title": "Branches", "slug": "branches", "introduction": "Everywhere we meet."}
    return _add(home(), BranchIndexPage(**defaults | kw))


def region(**kw):
    parent = kw.pop("parent", None) or branch_index()
    defaults = _named("Region", kw)
    defaults |= {"short_name": defaults["title"][:40], "introduction": "A part of the world."}
    return _add(parent, RegionPage(**defaults | kw))


def branch(**kw):
    """An active branch in Berlin; ``region=`` says where it stands (else a new region)."""
    parent = kw.pop("region", None) or region()
    defaults = _named("Branch", kw) | {
        "introduction": "Members who meet.",
        "status": Status.ACTIVE,
        "city": "Berlin",
        "latitude": "52.5200",
        "longitude": "13.4050",
        "time_zone": "Europe/Berlin",
        "mailbox": "branch@example.org",
    }
    return _add(parent, BranchPage(**defaults | kw))


def catchment(branch, country, part=""):
    return Catchment.objects.create(branch=branch, country=country, subdivision=part)


def event_index(**kw):
    """The one event index under the home page; made at the first call."""
    existing = EventIndexPage.objects.first()
    if existing:
        return existing
    return _add(home(), EventIndexPage(**{"title": "Events", "slug": "events"} | kw))


def kind(slug="branch", **kw):
    """A kind of event; the same for the same slug."""
    _root()
    locale = Locale.objects.get(language_code="en")
    existing = EventKind.objects.filter(slug=slug, locale=locale).first()
    return existing or EventKind.objects.create(**{"slug": slug, "name": slug.title(), "locale": locale} | kw)


def meeting(*exceptions, **kw):
    """A published meeting of an hour and a half, 19:30 in Berlin on Tuesday 8 December 2026.

    ``parent=`` says whose it is (else the organisation's), ``exceptions`` are the fields of its exceptions.
    """
    parent = kw.pop("parent", None) or event_index()
    live = kw.pop("live", True)
    page = EventPage(**_named("Meeting", kw) | meeting_fields() | kw)
    page = _add(parent, page)
    page.exceptions = [EventException(locale_id=page.locale_id, **fields) for fields in exceptions]
    revision = page.save_revision()
    if live:
        revision.publish()
    else:
        Page.objects.filter(pk=page.pk).update(live=False)
    return EventPage.objects.get(pk=page.pk)


def meeting_fields():
    return {
        "kind": kind(),
        "introduction": "We meet.",
        "start_date": date(2026, 12, 8),
        "start_time": time(19, 30),
        "duration": timedelta(minutes=90),
        "tz": "Europe/Berlin",
        "mode": "online",
    }


def standard_page(**kw):
    parent = kw.pop("parent", None) or home()
    return _add(parent, StandardPage(**_named("Text page", kw) | {"introduction": "What it says."} | kw))


def contact_page(**kw):
    parent = kw.pop("parent", None) or home()
    defaults = _named("Contact", kw) | {"introduction": "We answer.", "mailbox": "role@example.org"}
    return _add(parent, ContactPage(**defaults | kw))


def png(width=8, height=6, colour="#e4003b"):
    out = BytesIO()
    Pillow.new("RGB", (width, height), colour).save(out, format="PNG")
    return out.getvalue()


def image(**kw):
    _root()
    number = next(_numbers)
    defaults = {"title": f"Picture {number}", "file": ContentFile(png(), name=f"picture-{number}.png")}
    return CustomImage.objects.create(**defaults | kw)


def document(**kw):
    _root()
    number = next(_numbers)
    defaults = {"title": f"Paper {number}", "file": ContentFile(b"A paper.", name=f"paper-{number}.txt")}
    return CustomDocument.objects.create(**defaults | kw)


def body(**kw):
    """A working group in Berlin; with ``page=`` the body of that region or branch, with its standard posts."""
    page = kw.pop("page", None)
    if page is not None:
        return ensure_body(page)
    number = next(_numbers)
    defaults = {"kind": "group", "name": f"Group {number}", "slug": f"group-{number}", "time_zone": "Europe/Berlin"}
    return Body.objects.create(**defaults | kw)


def body_page(**kw):
    """The page of a working group."""
    return _add(home(), BodyPage(**_named("Group", kw) | {"kind": "group", "introduction": "We do one thing."} | kw))


def post(**kw):
    return Post.objects.create(**{"body": kw.get("body") or body(), "title": f"Post {next(_numbers)}"} | kw)


def term(person, **kw):
    """Somebody's time in the first seat of a post, from 1 January 2026 on unless a test says otherwise."""
    return Term.objects.create(**{"person": person, "post": kw.get("post") or post(), "start": date(2026, 1, 1)} | kw)


def plan(*actions, **kw):
    """A published plan for 2026, of ``branch=`` (else a new one); ``actions`` are the fields of each.

    An action that names no ``aim`` (by slug) is for building the branch, one without ``owner`` is nobody's.
    """
    from branches.models import Aim, PlanAction, PlanPage
    from branches.plans.provision import ensure_plans

    ensure_plans()
    parent, live = kw.pop("branch", None) or branch(), kw.pop("live", True)
    fields = {"introduction": "What we mean to do.", "first_day": date(2026, 1, 1), "last_day": date(2026, 12, 31)}
    page = _add(parent, PlanPage(**_named("Plan", kw) | fields | kw))
    aims = {aim.slug: aim.pk for aim in Aim.objects.filter(locale__language_code="en")}
    page.actions = [
        PlanAction(
            locale_id=page.locale_id,
            sort_order=number,
            **{"what": f"Do {number}", "aim_id": aims[given.get("aim", "building")], "due": date(2026, 12, 31)}
            | {name: value for name, value in given.items() if name != "aim"},
        )
        for number, given in enumerate(actions, 1)
    ]
    revision = page.save_revision()
    if live:
        revision.publish()
    else:
        Page.objects.filter(pk=page.pk).update(live=False)
    return PlanPage.objects.get(pk=page.pk)


def newsletter_index(**kw):
    """The one page of the newsletter under the home page; made at the first call."""
    existing = NewsletterIndexPage.objects.first()
    if existing:
        return existing
    return _add(home(), NewsletterIndexPage(**{"title": "Newsletter", "slug": "newsletter"} | kw))


def conduct(model):
    """The first conduct page of a type, of those that every site begins with."""
    ensure_conduct(home())
    return model.objects.order_by("path").first()


def topic(slug="", **kw):
    """A topic of articles; the same for the same slug."""
    _root()
    slug = slug or f"topic-{next(_numbers)}"
    locale = kw.pop("locale", None) or Locale.objects.get(language_code="en")
    existing = Topic.objects.filter(slug=slug, locale=locale).first()
    return existing or Topic.objects.create(**{"slug": slug, "name": slug.capitalize(), "locale": locale} | kw)


def article(**kw):
    """An approved article of 15 November 2026; ``live=False`` makes it a draft.

    ``authors`` are names or ``(name, post)`` pairs or users; ``regions``, ``branches`` and ``topics`` are lists.
    """
    parent, live = kw.pop("parent", None) or newsletter_index(), kw.pop("live", True)
    lists = {name: kw.pop(name, []) for name in ("regions", "branches", "topics")}
    authors = kw.pop("authors", [("Ann Author", "Coordinator")])
    fields = {
        "summary": "What happened, in two sentences. And what comes next.",
        "date": date(2026, 11, 15),
        "body": [("rich_text", "<p>It happened on a Tuesday.</p>")],
    }
    page = ArticlePage(**{"locale_id": parent.locale_id} | _named("Article", kw) | fields | kw)
    for name, values in lists.items():
        setattr(page, name, values)
    page.bylines = [_byline(page, author) for author in authors]
    page = _add(parent, page)
    revision = page.save_revision(user=page.owner)
    if live:
        revision.publish()
    else:
        Page.objects.filter(pk=page.pk).update(live=False, first_published_at=None, last_published_at=None)
    return ArticlePage.objects.get(pk=page.pk)


def _byline(page, author):
    if isinstance(author, (str, tuple)):
        name, post_held = (author, "") if isinstance(author, str) else author
        return Byline(locale_id=page.locale_id, name=name, post=post_held)
    return Byline(locale_id=page.locale_id, name=author.get_full_name() or "Mem Ber", person=author)


def edition(*articles, **kw):
    """An edition of November 2026 with these articles in this order; a draft unless ``live=True``.

    ``meetings`` are keys of common.meetings, ``notices`` the fields of each notice.
    """
    parent, live = kw.pop("parent", None) or newsletter_index(), kw.pop("live", False)
    meetings, notices = kw.pop("meetings", []), kw.pop("notices", [])
    fields = {"date": date(2026, 11, 30), "greeting": "<p>Dear members,</p>", "languages": ["en"]}
    page = _add(parent, EditionPage(**_named("Edition", kw) | fields | kw))
    page.articles = [EditionArticle(article=row, sort_order=place) for place, row in enumerate(articles)]
    page.meetings = list(meetings)
    page.notices = [
        EditionNotice(locale_id=page.locale_id, sort_order=place, **{"heading": "Notice", "text": "Mind."} | row)
        for place, row in enumerate(notices)
    ]
    page.save()
    revision = page.save_revision()
    if live:
        revision.publish()
    else:
        Page.objects.filter(pk=page.pk).update(live=False, first_published_at=None, last_published_at=None)
    return EditionPage.objects.get(pk=page.pk)
