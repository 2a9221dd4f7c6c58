"""What a successor takes over: the pack as a function of the data, who gets it, and what is ticked."""

import re
from pathlib import Path

import pytest
from django.urls import reverse

from branches.choices import BodyKind, Share
from home.desk.handover import as_text, items_of, pack
from home.models import HandoverMark
from members.models import User
from tests import builders, cast
from tests.home.desk import world
from tests.home.desk.world import days_ago, in_days

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]
GOLDEN = Path(__file__).parent / "handover.md"


@pytest.fixture
def term(europe):
    """Deirdre is secretary of Ireland for another month; Una follows; the chair shares, the treasurer is missing."""
    _region, ireland, _italy = europe
    secretary = world.post(ireland)
    found = world.term(secretary, world.person("deirdre"), start=days_ago(300), end=in_days(30))
    world.term(secretary, world.person("una"), start=in_days(30))
    chair = world.post(ireland, "Chair", sort_order=1, job_share=True)
    world.term(chair, world.person("roisin"))
    world.term(chair, world.person("liam"), share=Share.SECOND)
    world.post(ireland, "Treasurer", sort_order=2)
    builders.meeting(parent=ireland, rule="FREQ=MONTHLY;BYDAY=2TU", title="Second Tuesday", slug="second-tuesday")
    return found


def without_numbers(text):
    """The golden file cannot know the ids of the database."""
    return re.sub(r"/\d+/", "/N/", text)


def test_the_pack_says_what_is_written_down(term):
    text = without_numbers(as_text(pack(term, world.NOW), {"met"}))
    assert text == GOLDEN.read_text()


def test_the_same_data_at_the_same_moment_give_the_same_pack(term):
    assert pack(term, world.NOW) == pack(term, world.NOW)


def test_it_names_who_is_in_office_and_holds_no_address(term):
    world.term(
        world.post(term.post.body, "Chair"), world.person("former"), start=days_ago(900), end=days_ago(800), seat=2
    )
    text = as_text(pack(term, world.NOW))
    assert "Roisin Fictional and Liam Fictional" in text
    assert "Former Fictional" not in text
    assert "@" not in text


def test_whoever_has_closed_the_account_is_not_named(term):
    User.objects.filter(email="una@example.org").delete()
    assert "Nobody is named to take over yet." in pack(term, world.NOW).introduction


def test_a_treasurer_sees_to_the_bank_and_a_secretary_need_not(term):
    treasurer = world.term(world.post(term.post.body, "Treasurer"))
    assert "bank" in {item.key for item in items_of(treasurer)}
    assert "bank" not in {item.key for item in items_of(term)}


def test_a_term_of_a_body_without_a_page_has_a_pack_too():
    found = world.term(world.post(world.executive(), "Webmaster"), world.person("web"))
    assert [section.title for section in pack(found, world.NOW).sections] == ["Who is in office", "How it is done"]


def test_a_coordinators_pack_leads_to_the_regions_desk(europe):
    world.coordinator(europe[0])
    found = world.post(europe[0], "Regional coordinator", kind=BodyKind.REGION).terms.get()
    assert "/admin/desk/region/" in as_text(pack(found, world.NOW))


def answers(name, term, people):
    url = reverse(name, args=[term.pk])
    return {who for who, user in people.items() if cast.client_of(user).get(url).status_code == 200}


@pytest.mark.parametrize("name", ["desk_handover", "desk_handover_file"])
def test_who_holds_shares_follows_and_coordinates_opens_it(europe, term, name):
    region, ireland, italy = europe
    world.term(term.post, world.person("partner"), share=Share.SECOND, start=days_ago(9))
    people = {
        "holder": term.person,
        "partner": cast.member("partner@example.org"),
        "successor": cast.member("una@example.org"),
        "coordinator": world.coordinator(region),
        "returning": world.of_executive(),
        "admin": cast.admin(),
        "chair": cast.member("roisin@example.org"),
        "neighbour": world.officer(italy, "neighbour"),
        "other coordinator": world.coordinator(world.region_with(name="Asia")[0], "other"),
        "former": world.officer(ireland, "former", seat=2, start=days_ago(400), end=days_ago(100)),
        "member": cast.member(),
        "anonymous": cast.visitor(),
    }
    people = {who: world.afresh(user) if user.is_authenticated else user for who, user in people.items()}
    allowed = {"holder", "partner", "successor", "coordinator", "returning", "admin"}
    assert answers(name, term, people) == allowed


def test_the_file_is_a_text_to_keep(term):
    answer = cast.client_of(cast.admin()).get(reverse("desk_handover_file", args=[term.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="handover-2026-11-22.md"'
    assert answer.text.startswith("# Handover: Secretary, Ireland")


def test_lines_are_ticked_and_unticked_and_others_are_ignored(term):
    client, url = cast.client_of(term.person), reverse("desk_handover", args=[term.pk])
    client.post(url, {"item": ["met", "papers", "bank", "nonsense"]})
    assert set(HandoverMark.objects.values_list("item", flat=True)) == {"met", "papers"}
    assert "checked" in client.get(url).text
    client.post(url, {"item": ["papers"]})
    assert HandoverMark.objects.get().item == "papers"


def test_a_stranger_ticks_nothing(europe, term):
    neighbour = world.officer(europe[2], "neighbour")
    answer = cast.client_of(neighbour).post(reverse("desk_handover", args=[term.pk]), {"item": "met"})
    assert answer.status_code in (302, 404)
    assert not HandoverMark.objects.exists()
