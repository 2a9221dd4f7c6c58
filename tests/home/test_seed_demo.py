"""The demo content: complete, true to its plan, in nobody's real name, and safe to make again."""

import hashlib
import re
from collections import Counter
from io import StringIO

import pytest
from django.contrib.auth import authenticate
from django.core.management import CommandError, call_command
from django.db import connection
from django_countries import countries
from PIL import Image as Pillow
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model
from wagtail.models import Page, ReferenceIndex, Revision

from branches.models import BranchPage, Catchment, PlanPage, RegionPage
from common.blocks import BodyBlock
from common.models import OrganisationSettings
from conduct.models.pages import ConductPage
from events.models import EventIndexPage, EventPage
from home.demo import catalogue
from home.demo.pictures import draw
from home.demo.seed import seed
from home.models import ContactPage, HomePage, StandardPage
from newsletter.models import ArticlePage, EditionPage, NewsletterIndexPage
from tests import builders

# Looked after by the party at home, or by nobody: the finder has an answer of its own for these.
NOT_ABROAD = {"AQ", "GB", "GG", "IM", "JE"}
# 43 pages to read and 54 events.
PAGES = 97
# One of them waits for its coordinator's answer.
PLANS = 7
# 17 to read, and one in each other state.
ARTICLES = 21
# The overview, the code, the form and four texts. A change of the guide for hosts waits for two answers.
CONDUCT = 7
OURS = (
    "branches_",
    "common_",
    "conduct_",
    "events_",
    "home_",
    "members_",
    "newsletter_",
    "wagtailcore_",
    "wagtailredirects_",
)
FILLER = re.compile(r"lorem|ipsum|todo|tbc|xxx", re.IGNORECASE)


def demo_pages():
    """Every page with a text of its own, articles in all states among them."""
    pages = Page.objects.filter(depth__gt=1).not_type(NewsletterIndexPage, EditionPage)
    return pages.order_by("path").specific()


def streams(page):
    names = [field.name for field in page._meta.get_fields() if hasattr(field, "stream_block")]
    return [getattr(page, name) for name in names]


def words_of(page):
    return " ".join(str(list(stream.raw_data)) for stream in streams(page))


def fingerprint():
    """Every row of every table of ours and of Wagtail's pages, as one hash."""
    digest = hashlib.sha256()
    tables = [name for name in connection.introspection.table_names() if not name.startswith("sqlite_")]
    visited = 0
    with connection.cursor() as cursor:
        for table in sorted(tables):
            if table.startswith(OURS):
                cursor.execute(f'SELECT * FROM "{table}" ORDER BY 1')
                # PostgreSQL's driver gives bytes as a view, which reads as its place in memory.
                rows = [[bytes(v) if isinstance(v, memoryview) else v for v in row] for row in cursor.fetchall()]
                digest.update(repr(rows).encode())
                visited += 1
    assert visited > 30
    return digest.hexdigest()


def test_a_second_run_changes_nothing(demo_site):
    before = fingerprint()
    assert seed(languages=()) == 0
    assert fingerprint() == before


def test_what_an_editor_changed_stays(demo_site):
    branch = BranchPage.objects.get(slug="ireland")
    branch.introduction = "We have moved the tea to Wednesdays."
    branch.save()
    assert seed(languages=()) == 0
    assert BranchPage.objects.get(slug="ireland").introduction == "We have moved the tea to Wednesdays."


def test_a_page_that_was_deleted_comes_back(demo_site):
    StandardPage.objects.get(slug="accessibility").delete()
    assert seed(languages=()) == 1
    assert StandardPage.objects.get(slug="accessibility").live


def test_twenty_five_branches_in_three_regions_stand_as_planned(demo_site):
    statuses = Counter(BranchPage.objects.values_list("status", flat=True))
    assert statuses == {"active": 21, "provisional": 2, "dormant": 1, "forming": 1}
    regions = {region.slug: region.get_children().type(BranchPage).count() for region in RegionPage.objects.all()}
    assert regions == {"americas": 4, "asia-pacific": 6, "europe-africa-middle-east": 15}


def test_members_add_up(demo_site):
    counts = dict(BranchPage.objects.values_list("slug", "member_count"))
    assert sum(counts.values()) == 3490
    assert counts["labour-germany"] == 330
    shown = OrganisationSettings.for_site(demo_site).facts[0].value["figure"]
    assert shown == "3,490"


def test_every_country_has_one_branch(demo_site):
    whole = list(Catchment.objects.filter(subdivision="").values_list("country", flat=True))
    assert len(whole) == 244
    assert set(whole) == set(countries.countries) - NOT_ABROAD
    split = set(Catchment.objects.exclude(subdivision="").values_list("country", flat=True))
    assert split == {"US", "AU", "ES"}


def test_what_is_told_of_a_branch_is_complete(demo_site):
    branches = list(BranchPage.objects.all())
    for branch in branches:
        assert branch.picture_id, branch
        assert branch.meets, branch
        assert len(branch.body) >= 2, branch
        assert branch.status == "active" or branch.status_reason, branch
        assert bool(branch.mailbox) == (branch.status in {"active", "provisional"}), branch
        assert branch.contact_page, branch
    assert len(branches) == 25


def test_no_sentence_serves_two_branches(demo_site):
    seen = Counter()
    for branch in BranchPage.objects.all():
        seen.update({branch.introduction, branch.search_description})
        for block in branch.body:
            if block.block_type == "rich_text":
                seen.update(re.findall(r"<p>(.+?)</p>", block.value.source))
    assert len(seen) > 100
    assert [text for text, times in seen.items() if times > 1] == []


def test_every_page_is_live_described_and_reviewed(demo_site):
    pages = [page for page in demo_pages() if not isinstance(page, (ArticlePage, ConductPage))]
    waiting = [page for page in pages if page.workflow_in_progress]
    assert [(type(page), page.get_parent().slug, page.live) for page in waiting] == [(PlanPage, "netherlands", False)]
    for page in pages:
        assert 40 <= len(page.search_description) <= 165, (page, len(page.search_description))
        if page not in waiting:
            assert page.live, page
            assert not page.has_unpublished_changes, page
            assert page.last_reviewed, page
    assert len(pages) == PAGES + PLANS
    assert Revision.objects.filter(object_id__in=[str(page.pk) for page in pages]).count() == PAGES + PLANS


def test_every_conduct_page_is_live_and_described_and_one_waits_for_two_answers(demo_site):
    pages = [page for page in demo_pages() if isinstance(page, ConductPage)]
    assert all(page.live and 40 <= len(page.search_description) <= 165 for page in pages)
    assert [page.slug for page in pages if page.workflow_in_progress] == ["hosts"]
    assert len(pages) == CONDUCT


def test_everything_could_have_been_typed_into_the_admin(demo_site):
    visited = 0
    for page in demo_pages():
        page.full_clean()
        for stream in streams(page):
            stream.stream_block.clean(stream)
            visited += 1
    settings = OrganisationSettings.for_site(demo_site)
    settings.full_clean()
    for stream in streams(settings):
        stream.stream_block.clean(stream)
        visited += 1
    assert visited > 60


def test_every_kind_of_block_is_used(demo_site):
    used = Counter(block.block_type for page in demo_pages() if hasattr(page, "body") for block in page.body)
    assert set(used) == set(BodyBlock().child_blocks)


def test_no_filler_text(demo_site):
    pages = list(demo_pages())
    for page in pages:
        words = " ".join([page.title, page.search_description, words_of(page)])
        assert not FILLER.search(words), page
    assert len(pages) == PAGES + PLANS + ARTICLES + CONDUCT


def test_nobody_real_is_written_to(demo_site):
    visited = 0
    for model in (BranchPage, RegionPage, ContactPage):
        for address in model.objects.exclude(mailbox="").values_list("mailbox", flat=True):
            assert address.endswith("@example.org")
            visited += 1
    assert visited == 23 + 3 + 3
    settings = OrganisationSettings.for_site(demo_site)
    assert all(block.value["url"].split("/")[2].endswith(".example.org") for block in settings.social_links)


def test_links_lead_to_live_pages(demo_site):
    live = set(Page.objects.live().values_list("pk", flat=True))
    visited = 0
    for page in demo_pages():
        for number in re.findall(r'linktype=\\?"page\\?" id=\\?"(\d+)', words_of(page)):
            assert int(number) in live, page
            visited += 1
    assert visited > 30


def test_old_addresses_lead_somewhere(demo_site, client):
    for redirect in Redirect.objects.all():
        answer = client.get(f"{redirect.old_path}/", follow=False, headers={"host": "localhost"})
        assert answer.status_code == 301, redirect.old_path
    assert Redirect.objects.count() == 16


def test_pictures_are_described(demo_site):
    images = list(get_image_model().objects.all())
    for image in images:
        assert image.description.startswith("Drawing:"), image
        assert image.width * 9 == image.height * 16, image
    assert len({image.title for image in images}) == len(images) == 35


@pytest.mark.parametrize("key", ["central-eastern-europe", "canada", "new-york-eastern-usa"])
def test_pictures_are_light(key):
    picture = next(picture for picture in catalogue.PICTURES if picture.key == key)
    assert len(draw(picture, 1600)) <= 60 * 1024


def test_a_picture_always_looks_the_same():
    picture = catalogue.PICTURES[0]
    assert draw(picture, 160) == draw(picture, 160)


@pytest.mark.parametrize("picture", catalogue.PICTURES, ids=lambda picture: picture.key)
def test_a_picture_has_a_sky_and_a_ground(picture, tmp_path):
    file = tmp_path / "picture.png"
    file.write_bytes(draw(picture, 160))
    with Pillow.open(file) as image:
        assert image.size == (160, 90)
        pixels = image.convert("L")
        assert pixels.getpixel((80, 20)) > pixels.getpixel((80, 88))


def test_search_and_usage_know_the_pages(demo_site):
    assert BranchPage.objects.search("Frankfurt").get_queryset().first().slug == "labour-germany"
    home = HomePage.objects.get()
    assert ReferenceIndex.get_references_for_object(home).exists()


def test_both_accounts_can_sign_in(demo_site):
    admin = authenticate(email="admin@example.org", password="labour-demo")
    editor = authenticate(email="editor@example.org", password="labour-demo")
    assert admin.is_superuser
    assert [group.name for group in editor.groups.all()] == ["Editors"]
    page = BranchPage.objects.get(slug="canada")
    # The group lets them write; that they publish too follows from the post of newsletter editor.
    assert page.permissions_for_user(editor).can_edit()
    assert page.permissions_for_user(editor).can_publish()


def test_scale_adds_branches_that_look_after_nothing(demo_site):
    pages = Page.objects.count()
    seed(scale=2, languages=())
    assert Page.objects.count() == pages + 25 + 25
    assert seed(scale=2, languages=()) == 0
    seed(scale=3, languages=())
    assert Page.objects.count() == pages + 2 * (25 + 25)
    trials = BranchPage.objects.filter(slug__startswith="trial-")
    assert trials.count() == 50
    assert not Catchment.objects.filter(branch__in=trials).exists()
    assert {trial.get_parent().slug for trial in trials} == {"americas", "asia-pacific", "europe-africa-middle-east"}


def test_the_command_refuses_where_debug_is_off(db):
    with pytest.raises(CommandError, match="only for development"):
        call_command("seed_demo")
    assert not HomePage.objects.exists()


def test_the_command_refuses_another_site(db, settings):
    settings.DEBUG = True
    builders.home()
    with pytest.raises(CommandError, match="another site"):
        call_command("seed_demo", stderr=StringIO())


def test_if_empty_leaves_a_site_alone(db, settings):
    settings.DEBUG = True
    builders.home()
    said = StringIO()
    call_command("seed_demo", "--if-empty", stdout=said)
    assert "nothing was changed" in said.getvalue()


def test_if_empty_gives_an_older_demo_its_calendar(demo_site, settings):
    settings.DEBUG = True
    events = EventPage.objects.count()
    EventPage.objects.all().delete()
    EventIndexPage.objects.get().delete()
    said = StringIO()
    call_command("seed_demo", "--if-empty", "--languages", stdout=said, stderr=StringIO())
    assert "The demo is in place" in said.getvalue()
    assert EventPage.objects.live().count() == events == 54


def test_the_command_says_when_there_was_nothing_to_do(demo_site, settings):
    settings.DEBUG = True
    said, steps = StringIO(), StringIO()
    call_command("seed_demo", "--languages", stdout=said, stderr=steps)
    assert said.getvalue() == "The demo was complete: nothing was changed.\n"
    assert steps.getvalue().splitlines() == ["  Pictures: 35", f"  Pages: {PAGES}"]


def test_what_scale_adds_is_as_if_it_had_been_edited(demo_site, client):
    seed(scale=2, languages=())
    assert Page.find_problems() == ([], [], [], [], [])
    events = EventPage.objects.filter(title__startswith="Trial meeting")
    assert events.count() == 25
    for event in events:
        event.full_clean()
        assert event.series.occurrences.count() >= 17
        assert client.get(event.get_url(), headers={"host": "localhost"}).status_code == 200
    assert list(EventPage.objects.search("Trial meeting 007"))


@pytest.mark.parametrize("scale", ["0", "-1"])
def test_a_scale_below_one_is_refused(db, settings, scale):
    settings.DEBUG = True
    with pytest.raises(CommandError, match="from 1"):
        call_command("seed_demo", "--scale", scale)
