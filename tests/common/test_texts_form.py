"""The organisation's own texts in other languages: a box for each, kept by the text itself."""

import pytest
from django.urls import reverse

from common.texts_form import LONGEST, TextsField, TextsWidget
from tests import builders, cast

pytestmark = pytest.mark.django_db


def widget(*texts):
    made = TextsWidget()
    made.texts = texts
    return made


def test_what_is_typed_comes_back_by_language_and_text():
    boxes = widget("About", "Help")
    html = boxes.render("translations", {"fr": {"Help": "Aide"}})
    assert html.count("<input") == 8
    assert 'value="Aide"' in html
    assert 'lang="ar" dir="rtl"' in html
    name = html.split('value="Aide"')[0].rsplit('name="', 1)[1].split('"')[0]
    assert boxes.value_from_datadict({name: " Secours "}, {}, "translations") == {"fr": {"Help": "Secours"}}
    assert boxes.value_from_datadict({}, {}, "translations") == {}


def test_a_text_is_no_longer_than_its_column():
    field = TextsField(required=False)
    assert field.clean({"fr": {"Help": "x" * LONGEST}})
    with pytest.raises(Exception, match=str(LONGEST)):
        field.clean({"fr": {"Help": "x" * (LONGEST + 1)}})


def test_who_edits_the_settings_translates_them(client):
    builders.home()
    organisation = builders.organisation(notice_text="The office is closed.")
    client.force_login(cast.admin())
    address = reverse("wagtailsettings:edit", args=["common", "organisationsettings", organisation.site_id])
    page = client.get(address).text
    assert "The office is closed." in page
    assert 'lang="de" dir="ltr"' in page
    box = page.split('lang="fr"')[0].rsplit('name="', 1)[1].split('"')[0]
    empty = {f"{name}-{part}": 0 for name in ("footer", "social_links", "facts") for part in ("count",)}
    form = {"organisation_name": "LI", "organisation_short_name": "LI", "party_name": "P", "review_after_days": 365}
    form |= {"party_join_url": "https://example.org/", "notice_text": organisation.notice_text, box: "Fermé."}
    assert client.post(address, form | empty).status_code == 302
    organisation.refresh_from_db()
    assert organisation.translations == {"fr": {"The office is closed.": "Fermé."}}


def test_an_empty_organisation_says_what_to_do_first():
    assert "There is no text yet" in widget().render("translations", {})
