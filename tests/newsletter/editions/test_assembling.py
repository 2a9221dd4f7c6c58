"""How an edition is put together: begun with what is ready, articles approved and once, in the order that is sent."""

from datetime import date

import pytest
from django.urls import reverse
from wagtail.models import Page

from common import meetings
from newsletter.editions import services
from newsletter.models import EditionPage
from tests import builders
from tests.events.calendar import at
from tests.newsletter.editions import desk

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_november")]
NEW = "/admin/newsletter/editions/new/"


def edit(client, edition, articles, **kw):
    address = reverse("wagtailadmin_pages:edit", args=[edition.pk])
    return client.post(address, desk.edit_data(edition, articles, **kw))


def titles(edition):
    draft = services.saved(EditionPage.objects.get(pk=edition.pk))
    return [row.article.title for row in draft.articles.all()]


def test_a_new_edition_is_named_after_its_month_and_offers_what_was_in_none_yet():
    printed, fresh = builders.article(title="Printed"), builders.article(title="Fresh")
    builders.edition(printed, live=True, date=date(2026, 10, 30))
    builders.article(title="A draft", live=False)
    response = desk.client().get(NEW)
    form = response.context["form"]
    assert (form["title"].value(), form["date"].value()) == ("November 2026", date(2026, 11, 22))
    assert form["articles"].value() == [str(fresh.pk)]
    assert "A draft" not in desk.said(response)


def test_the_month_that_has_its_edition_is_followed_by_the_next():
    builders.edition(date=date(2026, 11, 30))
    form = desk.client().get(NEW).context["form"]
    assert (form["title"].value(), form["date"].value()) == ("December 2026", date(2026, 12, 1))


def test_a_new_edition_is_a_draft_with_the_ticked_articles():
    builders.newsletter_index()
    first, second, third = (builders.article(title=name) for name in ("One", "Two", "Three"))
    data = {"title": "November 2026", "date": "2026-11-30", "articles": [first.pk, third.pk]}
    response = desk.client().post(NEW, data)
    edition = EditionPage.objects.get()
    assert response.url == reverse("wagtailadmin_pages:edit", args=[edition.pk])
    assert not edition.live
    assert set(titles(edition)) == {"One", "Three"}
    assert second.title not in titles(edition)


@pytest.mark.parametrize("wrong", [{"title": ""}, {"date": "soon"}, {"articles": ["987654"]}, {"articles": ["x"]}])
def test_what_is_no_edition_is_not_begun(wrong):
    builders.newsletter_index()
    response = desk.client().post(NEW, {"title": "November", "date": "2026-11-30"} | wrong)
    assert response.status_code == 200
    assert not EditionPage.objects.exists()


def test_without_a_newsletter_page_somebody_is_told():
    builders.home()
    response = desk.client().post(NEW, {"title": "November", "date": "2026-11-30"})
    assert "no newsletter page yet" in desk.said(response)


def test_articles_stand_in_the_order_that_was_sent():
    one, two, three = (builders.article(title=name) for name in ("One", "Two", "Three"))
    edition = builders.edition(one, two)
    assert edit(desk.client(), edition, [three, two, one]).status_code == 302
    assert titles(edition) == ["Three", "Two", "One"]


def test_an_article_stands_in_it_once():
    one = builders.article(title="One")
    edition = builders.edition(one)
    data = desk.edit_data(edition, [one])
    data |= {"articles-TOTAL_FORMS": 2, "articles-1-id": "", "articles-1-article": one.pk, "articles-1-ORDER": 2}
    response = desk.client().post(reverse("wagtailadmin_pages:edit", args=[edition.pk]), data)
    assert "stands in this edition already" in desk.said(response)
    assert titles(edition) == ["One"]


def test_one_that_is_removed_and_chosen_again_stands_in_it():
    one = builders.article(title="One")
    edition = builders.edition(one)
    data = desk.edit_data(edition, [one], **{"articles-0-DELETE": "1"})
    data |= {"articles-TOTAL_FORMS": 2, "articles-1-id": "", "articles-1-article": one.pk, "articles-1-ORDER": 2}
    assert desk.client().post(reverse("wagtailadmin_pages:edit", args=[edition.pk]), data).status_code == 302
    assert titles(edition) == ["One"]


def test_only_approved_articles_are_taken():
    draft = builders.article(title="A draft", live=False)
    edition = builders.edition(builders.article(title="One"))
    response = edit(desk.client(), edition, [draft])
    assert "Only approved articles" in desk.said(response)
    assert titles(edition) == ["One"]


def test_one_that_was_withdrawn_since_keeps_nobody_from_saving():
    one, gone = builders.article(title="One"), builders.article(title="Gone")
    edition = builders.edition(one, gone)
    gone.unpublish()
    assert edit(desk.client(), edition, [gone, one]).status_code == 302
    assert titles(edition) == ["Gone", "One"]


def test_meetings_are_ticked_among_the_coming_ones_and_kept():
    at("2026-12-08T18:00", title="Coming")
    (coming,) = meetings.coming()
    edition = builders.edition(builders.article())
    client = desk.client()
    page = client.get(reverse("wagtailadmin_pages:edit", args=[edition.pk]))
    assert "Tuesday 8 December 2026" in desk.said(page)
    articles = [row.article for row in edition.articles.all()]
    assert edit(client, edition, articles, meetings=[coming.key]).status_code == 302
    draft = services.saved(EditionPage.objects.get(pk=edition.pk))
    assert draft.meetings == [coming.key]


def test_a_meeting_that_is_gone_is_named_and_can_be_unticked():
    edition = builders.edition(builders.article(), meetings=["gone"])
    client = desk.client()
    page = client.get(reverse("wagtailadmin_pages:edit", args=[edition.pk]))
    assert "no longer in the calendar" in desk.said(page)
    assert edit(client, edition, [row.article for row in edition.articles.all()]).status_code == 302
    assert not services.saved(EditionPage.objects.get(pk=edition.pk)).meetings


@pytest.mark.parametrize("key", ["x", "' OR 1=1", "00000000-0000-0000-0000-000000000000/20261208T180000"])
def test_a_meeting_nobody_offered_is_refused(key):
    edition = builders.edition(builders.article())
    edit(desk.client(), edition, [row.article for row in edition.articles.all()], meetings=[key])
    assert not services.saved(EditionPage.objects.get(pk=edition.pk)).meetings


def test_nobody_publishes_it_by_hand_but_an_administrator():
    edition = builders.edition(builders.article(title="One"))
    edit(desk.client(), edition, [row.article for row in edition.articles.all()], **{"action-publish": "1"})
    assert not Page.objects.get(pk=edition.pk).live


def test_the_chooser_offers_approved_articles_those_in_no_edition_first():
    printed, fresh = builders.article(title="Printed", date=date(2026, 11, 20)), builders.article(title="Fresh")
    builders.edition(printed, live=True)
    builders.article(title="A draft", live=False)
    client = desk.client()
    html = client.get(reverse("edition_articles:choose"), {"multiple": "1"}).json()["html"]
    assert html.index("Fresh") < html.index("Printed")
    assert "A draft" not in html
    assert "Ann Author" in html
    found = client.get(reverse("edition_articles:chosen_multiple"), {"id": [printed.pk, fresh.pk, "x", "9" * 30]})
    assert [row["title"] for row in found.json()["result"]] == ["Fresh", "Printed"]


@pytest.mark.parametrize("pk", ["x", "0", "987654", "99999999999999999999"])
def test_the_chooser_knows_no_other_articles(pk):
    builders.newsletter_index()
    assert desk.client().get(reverse("edition_articles:chosen", args=[pk])).status_code == 404


def test_the_chooser_gives_no_draft_away():
    draft = builders.article(title="A draft", live=False)
    assert desk.client().get(reverse("edition_articles:chosen", args=[draft.pk])).status_code == 404


def test_the_edit_form_says_what_is_translated():
    edition = builders.edition(builders.article(title="Only English"), languages=["en", "fr"])
    page = desk.said(desk.client().get(reverse("wagtailadmin_pages:edit", args=[edition.pk])))
    assert "0 of 1 article is translated" in page
    assert "Greeting and notices are in English" in page
