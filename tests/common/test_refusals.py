"""Hostile input on real addresses: refused with a page, never an error of ours."""

from io import BytesIO

import pytest

from common.models import ContactMessage
from tests import builders, cast

pytestmark = pytest.mark.django_db

FORM = "application/x-www-form-urlencoded"
CONTROL = ["%00", "%01", "%08", "%0B", "%1B", "%7F"]


@pytest.fixture(autouse=True)
def _home():
    builders.home()


def is_refused(response):
    return response.status_code == 400 and "text/html" in response["Content-Type"]


@pytest.mark.parametrize("bad", CONTROL)
@pytest.mark.parametrize(
    "address", ["/{}", "/{}/", "/search/?q={}", "/search/?{}=q", "/admin/login/?next={}", "/static/{}"]
)
def test_control_characters_in_an_address_are_refused(client, address, bad):
    assert is_refused(client.get(address.format(bad)))


@pytest.mark.parametrize("bad", CONTROL)
@pytest.mark.parametrize("body", ["username={}&password=x", "{}=x"])
def test_control_characters_in_a_form_are_refused(client, body, bad):
    assert is_refused(client.post("/admin/login/", body.format(bad), content_type=FORM))


@pytest.mark.parametrize("field", [{"name": "Ro\x00bin"}, {"na\x00me": "Robin"}])
def test_control_characters_in_a_form_with_files_are_refused(client, field):
    assert is_refused(client.post("/admin/login/", field | {"file": BytesIO(b"x")}))


@pytest.mark.parametrize("cookie", ['"\\000aaaaaaaaaaaa"', '"\\033"'])
def test_control_characters_in_a_cookie_are_refused(client, cookie):
    assert is_refused(client.get("/admin/login/", headers={"cookie": f"sessionid={cookie}"}))


@pytest.mark.parametrize("charset", ["unicode_escape", "utf-16", "utf-7", "idna", "no-such-charset"])
@pytest.mark.parametrize("kind", [FORM, "multipart/form-data; boundary=x", "text/plain"])
def test_other_encodings_are_refused(client, kind, charset):
    content_type = f"{kind}; charset={charset}"
    assert is_refused(client.get("/search/?q=\\ud800", CONTENT_TYPE=content_type))
    assert is_refused(client.generic("POST", "/admin/login/", b"username=\\ud800", content_type=content_type))


@pytest.mark.parametrize("charset", ["utf-8", "UTF-8"])
def test_the_usual_encoding_is_not(client, charset):
    answer = client.generic("POST", "/account/login/", b"login=x", content_type=f"{FORM}; charset={charset}")
    assert answer.status_code == 200


@pytest.mark.parametrize(
    "odd",
    [
        "%ED%A0%80",
        "%FF%FE",
        "%C3%28",
        "%E2%80%AE",
        "%F0%9F%8C%8D",
        "%",
        "%zz",
        "%2500",
        "%09%0A%0D",
        "%EF%BF%BF",
        "'%22--",
    ],
)
@pytest.mark.parametrize("address", ["/{}/", "/search/?q={}", "/admin/login/?next={}", "/{}?x=1"])
def test_odd_but_harmless_input_is_answered(client, address, odd):
    assert client.get(address.format(odd)).status_code in {200, 301, 302, 400, 404}


@pytest.mark.parametrize("count", [10_001, 100_000])
def test_too_many_fields_are_refused(client, count):
    assert is_refused(client.get("/search/?" + "a=1&" * count))
    assert is_refused(client.post("/admin/login/", "a=1&" * count, content_type=FORM))


def test_a_form_too_large_is_refused(client, settings):
    too_much = "a=" + "x" * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    assert is_refused(client.post("/admin/login/", too_much, content_type=FORM))


def test_a_broken_upload_is_refused(client):
    response = client.generic("POST", "/admin/login/", b"nonsense", content_type="multipart/form-data; boundary=")
    assert is_refused(response)


def test_several_lines_and_every_script_are_welcome(client):
    branch = builders.branch()
    written = {"name": "Zoë 李 محمد", "email": "z@example.org", "message": "One\r\n\tTwo 🌍", "started": ""}
    assert client.post(branch.contact_url, written).status_code == 302
    assert not ContactMessage.objects.exists()  # no stamp: see test_contact_form


def test_pictures_are_still_uploaded(client):
    client.force_login(cast.admin())
    upload = BytesIO(builders.png())
    upload.name = "ro\x00bin.png"
    client.post("/admin/images/add/", {"title": "A picture", "file": upload, "collection": "1"})
    from common.models import CustomImage

    assert CustomImage.objects.get().file.name.startswith("original_images/robin")


def test_json_with_control_characters_is_its_readers_business(client):
    answer = client.post("/timezone/", '{"a": "\\u0000"}', content_type="application/json")
    assert answer.status_code == 302
