"""The directory's screens: real requests, by whom they are answered, and what becomes of what is typed."""

import pytest
from django.urls import reverse
from wagtail.models import Locale
from wagtail.permissions import policy_registry

from conduct.directory.kinds import Standing
from conduct.directory.provision import ensure_help
from conduct.directory.verifying import facts_of, standing_of
from conduct.models import HelpService
from members.models import User
from members.rights import Capability
from tests import cast
from tests.access import roles
from tests.conduct import world
from tests.conduct.directory.lines import NUMBER, helpline, qualified

pytestmark = pytest.mark.django_db
LIST = "wagtailsnippets_conduct_helpservice"
TYPED = {
    "name": "Talk line",
    "kind": "talk",
    "sort_order": "100",
    "serves": "",
    "countries": "Germany\njp\n",
    "phone": "(020) 7946-0123",
    "phone_abroad": NUMBER,
    "web": "",
    "languages": "German\nEnglish",
    "weekdays": ["mo", "tu"],
    "opens": "09:00",
    "closes": "17:00",
    "time_zone": "Europe/Berlin",
}


@pytest.fixture
def anna():
    return cast.client_of(qualified("anna"), second_factor=True)


@pytest.fixture
def bela():
    return cast.client_of(qualified("bela"), second_factor=True)


def add(client, **kw):
    Locale.objects.get_or_create(language_code="en")
    return client.post(reverse(f"{LIST}:add"), TYPED | kw)


def test_a_helpline_is_typed_by_name_and_waits_for_somebody_else(anna):
    response = add(anna)
    line = HelpService.objects.get()
    assert response.status_code == 302
    assert (line.countries, line.languages) == (["DE", "JP"], ["de", "en"])
    assert (line.phone, line.weekdays) == ("020 7946 0123", ["mo", "tu"])
    assert standing_of(line) == Standing.UNVERIFIED
    assert list(line.changed_by.all()) == [qualified("anna")]


@pytest.mark.parametrize(
    ("field", "typed", "said"),
    [
        ("countries", "Germany\nAtlantis", "We do not know “Atlantis”"),
        ("languages", "Klingon", "We do not know “Klingon”"),
        ("phone", "call me", "Write digits only"),
        ("phone", "+0 1234 56789", "country’s code"),
        ("web", "javascript:alert(1)", "https://"),
        ("time_zone", "Mars/Phobos", "Select a valid choice"),
        ("opens", "25:00", "Enter a valid time"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_typed_is_lost(anna, field, typed, said):
    response = add(anna, **{field: typed})
    html = response.content.decode()
    assert response.status_code == 200
    assert said in html
    assert "Talk line" in html
    assert not HelpService.objects.exists()


def test_names_are_kept_when_the_form_is_opened_and_saved_again(anna):
    add(anna)
    address = reverse(f"{LIST}:edit", args=[HelpService.objects.get().pk])
    html = anna.get(address).content.decode()
    assert "Germany\nJapan" in html
    before = facts_of(HelpService.objects.get())
    anna.post(address, TYPED | {"countries": "Germany\nJapan", "languages": "German\nEnglish"})
    assert facts_of(HelpService.objects.get()) == before


def test_somebody_else_sees_everything_and_verifies_it_with_one_button(anna, bela):
    add(anna)
    line = HelpService.objects.get()
    address = reverse("conduct_help_verify", args=[line.pk])
    html = bela.get(address).content.decode()
    for told in ("020 7946 0123", NUMBER, "Germany, Japan", "German, English", "Monday, Tuesday", "Anna Officer"):
        assert told in html
    response = bela.post(address, {"seen": facts_of(line)}, follow=True)
    assert "is verified, and shown until" in response.content.decode()
    assert standing_of(HelpService.objects.get()) == Standing.VERIFIED


def test_whoever_changed_it_finds_no_button_and_a_forged_one_is_refused(anna):
    add(anna)
    line = HelpService.objects.get()
    address = reverse("conduct_help_verify", args=[line.pk])
    assert facts_of(line) not in anna.get(address).content.decode()
    html = anna.post(address, {"seen": facts_of(line)}, follow=True).content.decode()
    assert "You have changed it yourself" in html
    assert standing_of(HelpService.objects.get()) == Standing.UNVERIFIED


@pytest.mark.parametrize("seen", ["", "0" * 64, "x" * 10_000])
def test_what_changed_meanwhile_is_shown_again(bela, seen):
    line = helpline(verified=False)
    response = bela.post(reverse("conduct_help_verify", args=[line.pk]), {"seen": seen}, follow=True)
    assert "It was changed while you looked" in response.content.decode()
    assert standing_of(HelpService.objects.get()) == Standing.UNVERIFIED


def test_a_change_in_the_form_says_that_it_is_hidden_now(anna, bela):
    line = helpline()
    address = reverse(f"{LIST}:edit", args=[line.pk])
    response = bela.post(address, TYPED | {"name": "Another"}, follow=True)
    assert "hidden until somebody else has verified it" in response.content.decode()
    assert standing_of(HelpService.objects.get()) == Standing.UNVERIFIED


def test_the_list_says_how_each_stands_and_finds_by_words(anna):
    helpline(name="Shown", verified=True)
    helpline(name="Waiting", verified=False)
    helpline(name="Invented", verified=False, is_example=True)
    html = anna.get(reverse(f"{LIST}:list")).content.decode()
    for words in ("shown until", "hidden until it is verified", "on test sites only", "Verify"):
        assert words in html
    found = anna.get(reverse(f"{LIST}:list"), {"q": "Waiting"}).content.decode()
    assert "Waiting" in found
    assert "Invented" not in found


def test_what_is_typed_is_shown_as_text(anna, bela):
    hostile = "<script>alert(1)</script>"
    line = helpline(name=hostile, serves=hostile, verified=False)
    for address in (reverse(f"{LIST}:list"), reverse("conduct_help_verify", args=[line.pk])):
        assert hostile not in bela.get(address).content.decode()


# ------------------------------------------------------------------------------------------------ who
ADDRESSES = ("list", "add", "edit", "delete", "history", "verify")


def address_of(name, line):
    if name == "verify":
        return reverse("conduct_help_verify", args=[line.pk])
    return reverse(f"{LIST}:{name}", args=[] if name in ("list", "add") else [line.pk])


def data_protection_officer():
    return world.data_protection_officer()


def only_reads_reports():
    person = cast.member("reader@example.org")
    roles.holds(person, roles.post(None, [Capability.CONDUCT], title="Only conduct"))
    return person


@pytest.mark.parametrize("address", ADDRESSES)
@pytest.mark.parametrize("who", [cast.member, cast.admin, cast.editor, cast.translator, only_reads_reports])
def test_whoever_is_not_qualified_is_refused_the_administrator_too(who, address):
    line = helpline(verified=False)
    client = cast.client_of(who(), second_factor=True)
    for answer in (client.get(address_of(address, line)), client.post(address_of(address, line), TYPED)):
        assert answer.status_code in (302, 403, 404)
        assert line.name.encode() not in answer.content
    assert HelpService.objects.get().name == "Talk line"


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_data_protection_officer_and_conduct_officers_are_qualified(address):
    line = helpline(verified=False)
    for person in (data_protection_officer(), qualified("carl")):
        assert cast.client_of(person, second_factor=True).get(address_of(address, line)).status_code == 200


@pytest.mark.parametrize("person", ["admin", "reader"])
def test_it_cannot_be_deleted_in_bulk_by_others(person):
    line = helpline()
    who = cast.admin() if person == "admin" else only_reads_reports()
    address = reverse("wagtail_bulk_action", args=["conduct", "helpservice", "delete"])
    cast.client_of(who, second_factor=True).post(f"{address}?id={line.pk}")
    assert HelpService.objects.filter(pk=line.pk).exists()


def test_the_fallback_stays(anna):
    ensure_help()
    line = HelpService.objects.get()
    anna.post(reverse(f"{LIST}:delete", args=[line.pk]))
    bulk = reverse("wagtail_bulk_action", args=["conduct", "helpservice", "delete"])
    anna.post(f"{bulk}?id={line.pk}")
    assert HelpService.objects.get() == line


def test_others_go(anna):
    line = helpline()
    assert anna.post(reverse(f"{LIST}:delete", args=[line.pk])).status_code == 302
    assert not HelpService.objects.exists()


def test_what_does_not_exist_is_not_found(anna):
    assert anna.get(reverse("conduct_help_verify", args=[987_654])).status_code == 404


def test_the_policy_gives_nothing_to_permissions_that_were_given_by_hand():
    from django.contrib.auth.models import Permission

    person = cast.member()
    person.user_permissions.add(*Permission.objects.filter(codename__endswith="_helpservice"))
    policy = policy_registry.get_by_type(HelpService)
    person = User.objects.get(pk=person.pk)
    assert not policy.user_has_any_permission(person, ["view", "add", "change", "delete"])
    helpline()
    assert not policy.instances_user_has_any_permission_for(person, ["change"]).exists()
    assert set(policy.users_with_any_permission(["change"])) == {qualified("anna"), qualified("bela")}
    assert not policy.users_with_any_permission(["publish"]).exists()
