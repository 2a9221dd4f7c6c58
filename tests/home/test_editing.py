"""What editors see where they write."""

import pytest
from django.urls import reverse

from branches.models import BranchPage, RegionPage
from home.models import HomePage, StandardPage
from home.userbar import NOT_WRITTEN_BY_EDITORS
from tests import builders, cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor(client):
    client.force_login(cast.admin())
    return client


@pytest.mark.parametrize("model", [HomePage, StandardPage, RegionPage, BranchPage])
def test_every_label_of_the_editor_starts_with_a_capital(model):
    labels = [
        str(field.label) for field in model.get_edit_handler().get_form_class()().fields.values() if field.label
    ]
    assert len(labels) >= 8
    assert [label for label in labels if label[0] != label[0].upper()] == []


def test_the_settings_say_what_the_notice_does_without_a_start(editor):
    builders.home()
    text = editor.get(reverse("wagtailsettings:edit", args=["common", "organisationsettings"]), follow=True)
    assert "UTC; empty: at once." in text.content.decode()


def test_who_adds_a_page_reads_what_each_type_is_for(editor):
    home = builders.home()
    text = editor.get(reverse("wagtailadmin_pages:add_subpage", args=[home.pk])).content.decode()
    assert StandardPage.get_page_description() in text


def test_editors_see_pages_in_the_order_of_the_menus(editor):
    home = builders.home()
    for title in ("Zebra", "Apple", "Mango"):
        builders.standard_page(parent=home, title=title)
    listed = editor.get(reverse("wagtailadmin_explore", args=[home.pk])).context["pages"]
    assert [page.title for page in listed] == ["Zebra", "Apple", "Mango"]


def test_the_check_of_content_is_silent_about_what_editors_cannot_change(editor):
    page = builders.standard_page()
    text = editor.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert all(f'"{part}"' in text for part in NOT_WRITTEN_BY_EDITORS)
