"""Reports to the executive: drafted from what happened, edited without losing anything, final once filed."""

from datetime import date

import pytest
from django.urls import reverse

from branches.choices import Share
from home.desk import services
from home.desk.drafting import SECTIONS, draft
from home.desk.states import ReportState
from home.models import LiecReport
from tests import builders, cast
from tests.home.desk import world
from tests.home.desk.world import days_ago

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
FIRST, LAST = date(2026, 10, 1), date(2026, 11, 21)


@pytest.fixture
def writer(europe):
    return world.coordinator(europe[0])


@pytest.fixture
def report(europe, writer):
    return services.begin_report(actor=writer, region=europe[0], first_day=FIRST, last_day=LAST)


def text(report, **sections):
    return {section.key: "" for section in SECTIONS} | {"version": report.version} | sections


def write(user, report, **data):
    return cast.client_of(user).post(reverse("desk_report", args=[report.pk]), text(report) | data)


def test_a_draft_tells_of_meetings_terms_and_help_and_names_nobody(europe):
    region, ireland, italy = europe
    builders.meeting(parent=ireland, start_date=days_ago(20))
    builders.meeting(parent=ireland, start_date=days_ago(5), title="Second")
    builders.meeting({"action": "cancelled", "date": days_ago(6)}, parent=ireland, start_date=days_ago(6))
    builders.meeting(parent=italy, start_date=world.in_days(5))
    world.officer(ireland, "deirdre", start=days_ago(10))
    services.write_note(actor=cast.admin(), branch=ireland, text="Between us")
    found = draft(region, FIRST, LAST)
    assert found["summary"] == "2 branches; 1 of them met, 2 meetings in all."
    assert found["meetings"].splitlines() == ["- Ireland: 2 meetings", "- Italy & Malta: no meeting"]
    assert found["officers"] == "- Ireland: Secretary since Thursday 12 November 2026"
    assert found["help"].startswith("- Italy & Malta: Nobody holds the post of secretary")
    everything = "\n".join(found.values())
    assert "Deirdre" not in everything
    assert "Between us" not in everything
    assert set(found) == {section.key for section in SECTIONS}


@pytest.mark.parametrize(
    ("end", "told"),
    [(date(2026, 10, 1), False), (date(2026, 10, 2), True), (date(2026, 11, 22), True), (date(2026, 11, 23), False)],
)
def test_a_term_has_ended_in_the_period_of_its_last_day(europe, end, told):
    world.term(world.post(europe[1]), start=date(2025, 1, 1), end=end)
    assert ("Secretary until" in draft(europe[0], FIRST, LAST)["officers"]) is told


def test_a_report_is_begun_written_and_filed_on_the_screen(europe, writer):
    client = cast.client_of(writer)
    period = {"region": europe[0].pk, "first_day": FIRST, "last_day": LAST}
    client.post(reverse("desk_reports"), period)
    report = LiecReport.objects.get()
    write(writer, report, summary="All went well.")
    report.refresh_from_db()
    assert report.sections["summary"] == "All went well."
    write(writer, report, summary="Very well.", file="1")
    report.refresh_from_db()
    assert (report.state, report.filed_by, report.filed_at) == (ReportState.FILED, writer, world.NOW)
    page = client.get(reverse("desk_report", args=[report.pk])).text
    assert "Very well." in page
    assert "<textarea" not in page


def test_what_is_filed_is_not_changed_any_more(report, writer):
    services.save_report(actor=writer, report=report, sections={"summary": "Final"}, version=1, state="filed")
    report.refresh_from_db()
    for data in ({"summary": "Other"}, {"file": "1"}, {"delete": "1"}):
        write(writer, report, **data)
    assert LiecReport.objects.get().sections == {"summary": "Final"}


def test_of_two_who_write_at_once_the_second_is_shown_both_texts_and_loses_nothing(europe, report, writer):
    partner = world.coordinator(europe[0], "partner", share=Share.SECOND)
    write(partner, report, summary="From the partner")
    answer = write(writer, report, summary="From me")
    assert "From the partner" in answer.text
    assert "From me" in answer.text
    assert LiecReport.objects.get().sections["summary"] == "From the partner"
    report.refresh_from_db()
    write(writer, report, summary="From both")
    assert LiecReport.objects.get().sections["summary"] == "From both"


def test_the_same_period_leads_to_the_report_there_is(europe, report, writer):
    period = {"region": europe[0].pk, "first_day": FIRST, "last_day": LAST}
    answer = cast.client_of(writer).post(reverse("desk_reports"), period)
    assert answer.url == reverse("desk_report", args=[report.pk])
    assert LiecReport.objects.count() == 1


@pytest.mark.parametrize(
    ("first", "last", "problem"),
    [
        ("2026-11-01", "2026-11-23", "a day that is over, or today"),
        ("2026-11-10", "2026-11-09", "comes before the first"),
        ("2025-11-01", "2026-11-02", "a year at most"),
        ("", "2026-11-02", "required"),
        ("soon", "2026-11-02", "Enter a valid date"),
    ],
)
def test_a_period_that_is_none_is_explained(europe, writer, first, last, problem):
    data = {"region": europe[0].pk, "first_day": first, "last_day": last}
    assert problem in cast.client_of(writer).post(reverse("desk_reports"), data).text
    assert not LiecReport.objects.exists()


@pytest.mark.parametrize("data", [{"version": "x"}, {"summary": "y" * 10_001}])
def test_text_that_cannot_be_saved_is_shown_again(report, writer, data):
    answer = write(writer, report, asks="Keep me", **data)
    assert answer.status_code == 200
    assert "Keep me" in answer.text
    assert LiecReport.objects.get().version == 1


def people(europe):
    region, ireland, _italy = europe
    asia, _branches = world.region_with("Tokyo", name="Asia")
    return {
        "anonymous": cast.visitor(),
        "member": cast.member(),
        "officer": world.officer(ireland),
        "former coordinator": world.coordinator(region, "former", seat=2, end=world.TODAY),
        "other coordinator": world.coordinator(asia, "other"),
        "partner": world.coordinator(region, "partner", share=Share.SECOND),
        "returning": world.of_executive(),
        "admin": cast.admin(),
    }


def test_a_draft_is_the_coordinators_and_what_is_filed_the_executives_too(europe, report, writer):
    url, everybody = reverse("desk_report", args=[report.pk]), people(europe)

    def readers():
        return {who for who, user in everybody.items() if cast.client_of(user).get(url).status_code == 200}

    assert readers() == {"partner", "admin"}
    for who in everybody.keys() - {"partner", "admin"}:
        assert write(everybody[who], report, summary="Mine now").status_code in (302, 403, 404), who
    assert LiecReport.objects.get().version == 1
    services.save_report(actor=writer, report=report, sections={}, version=1, state=ReportState.FILED)
    assert readers() == {"partner", "admin", "returning"}


def test_only_who_coordinates_a_region_begins_its_report(europe):
    period = {"region": europe[0].pk, "first_day": FIRST, "last_day": LAST}
    everybody = people(europe)
    for who in everybody.keys() - {"partner", "admin"}:
        cast.client_of(everybody[who]).post(reverse("desk_reports"), period)
    assert not LiecReport.objects.exists()


def test_a_draft_is_thrown_away(report, writer):
    write(writer, report, delete="1")
    assert not LiecReport.objects.exists()
