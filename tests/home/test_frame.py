from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Locale

from home.frame import frame
from tests import builders

pytestmark = pytest.mark.django_db


@pytest.fixture
def framed(rf):
    """The frame around a page, or around a view without one."""

    def build(page=None, path="/"):
        builders.home()
        request = rf.get(page.url if page else path)
        return frame(request, page)

    return build


def test_the_menu_has_two_levels_in_the_order_of_the_page_tree(framed):
    top = builders.standard_page(title="About", show_in_menus=True)
    builders.standard_page(title="Join", parent=top, show_in_menus=True)
    builders.standard_page(title="Hidden", parent=top)
    builders.standard_page(title="Contact", show_in_menus=True)
    menu = framed().menu
    assert [item.title for item in menu] == ["About", "Contact"]
    assert [child.title for child in menu[0].children] == ["Join"]


def test_drafts_are_not_in_the_menu(framed):
    builders.standard_page(title="Soon", show_in_menus=True, live=False)
    assert framed().menu == []


def test_the_section_a_page_stands_in_is_current(framed):
    top = builders.standard_page(title="About", show_in_menus=True)
    inner = builders.standard_page(title="Join", parent=top)
    builders.standard_page(title="Contact", show_in_menus=True)
    assert [item.current for item in framed(inner).menu] == [True, False]


def test_breadcrumbs_lead_from_home_to_the_parent(framed):
    branch = builders.branch()
    names = [crumb["title"] for crumb in framed(branch).breadcrumbs]
    region = branch.get_parent()
    assert names == ["Home", builders.branch_index().title, region.title]


def test_the_home_page_has_no_breadcrumbs(framed):
    assert framed(builders.home()).breadcrumbs == []


def test_only_live_translations_are_offered(framed):
    page = builders.standard_page(title="About")
    french, german = (Locale.objects.get_or_create(language_code=code)[0] for code in ("fr", "de"))
    for locale in (french, german):
        builders.home().copy_for_translation(locale)
    page.copy_for_translation(german)
    live = page.copy_for_translation(french)
    live.save_revision().publish()
    languages = framed(page).languages
    assert [language["code"] for language in languages] == ["en", "fr"]
    assert [language["address"] for language in languages] == [f"http://localhost{each.url}" for each in (page, live)]


SECOND = timedelta(seconds=1)
HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("starts", "ends", "shown"),
    [
        (None, None, True),
        (-HOUR, HOUR, True),
        (timedelta(0), None, True),
        (SECOND, None, False),
        (None, timedelta(0), False),
        (None, SECOND, True),
        (-HOUR, -SECOND, False),
    ],
)
def test_the_notice_is_shown_from_its_start_until_before_its_end(starts, ends, shown):
    at = timezone.now()
    settings = builders.organisation(
        notice_text="Snow",
        notice_from=(starts is not None and at + starts) or None,
        notice_until=(ends is not None and at + ends) or None,
    )
    assert settings.notice_is_shown(at) is shown


def test_a_notice_without_text_is_not_shown():
    assert not builders.organisation(notice_text="").notice_is_shown()


def test_a_footer_link_to_an_unpublished_page_is_left_out(framed):
    live, draft = builders.standard_page(title="Live"), builders.standard_page(title="Draft", live=False)
    links = [{"text": page.title, "page": page.pk, "url": ""} for page in (live, draft)]
    builders.organisation(footer=[{"type": "column", "value": {"heading": "About", "links": links}}])
    (column,) = framed().footer
    assert [link["text"] for link in column["links"]] == ["Live"]


def test_the_frame_takes_the_same_queries_however_large_the_menu(framed, django_assert_max_num_queries):
    for _ in range(3):
        top = builders.standard_page(show_in_menus=True)
        for _ in range(5):
            builders.standard_page(parent=top, show_in_menus=True)
    page = builders.branch()
    framed(page)
    with django_assert_max_num_queries(4):
        framed(page)


def test_a_page_outlives_the_file_of_its_picture(client):
    picture = builders.image()
    page = builders.standard_page(picture=picture)
    picture.file.storage.delete(picture.file.name)
    assert client.get(page.url).status_code == 200


def test_every_page_leads_to_where_one_joins_the_party(client):
    builders.organisation(party_name="Example Party", party_join_url="https://join.example.org/")
    text = client.get("/").text
    assert 'href="https://join.example.org/"' in text
    assert "Join the Example Party" in text
