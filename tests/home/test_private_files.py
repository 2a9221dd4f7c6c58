"""Documents are handed out to whom they are for, by a view that asks; nobody can guess the file of a picture."""

import re
from datetime import timedelta
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.utils import timezone
from PIL import Image as Pillow
from wagtail.models import Collection, CollectionViewRestriction

from common.models import CustomImage
from tests import builders, cast
from tests.branches.welcome.people import officer
from tests.common.test_photos import SECRET, photo

pytestmark = pytest.mark.django_db

MINUTES = b"What was said behind closed doors."


@pytest.fixture
def paper():
    """A document in a collection below one that is for members."""
    builders.home()
    closed = Collection.get_first_root_node().add_child(name="For members")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    below = Collection.objects.get(pk=closed.pk).add_child(name="Minutes")
    return builders.document(collection=below, title="Minutes", file=ContentFile(MINUTES, name="minutes.txt"))


def content(answer):
    return b"".join(answer.streaming_content) if answer.streaming else answer.content


def test_a_stranger_is_sent_to_sign_in(client, paper):
    answer = client.get(paper.url)
    assert answer.status_code == 302
    assert "next=" in answer["Location"]


def test_who_is_signed_in_and_no_member_is_refused(paper):
    answer = cast.client_of(cast.member("account@example.org")).get(paper.url)
    assert answer.status_code == 403
    assert MINUTES not in content(answer)
    assert "Minutes" not in answer.content.decode()


@pytest.mark.parametrize("who", ["member", "officer", "admin"])
def test_members_and_officers_get_it_and_no_cache_keeps_it(paper, who):
    user = {
        "member": cast.registered,
        "officer": lambda: officer(builders.branch(), None),
        "admin": cast.admin,
    }[who]()
    answer = cast.client_of(user).get(paper.url)
    assert answer.status_code == 200
    assert content(answer) == MINUTES
    assert "no-store" in answer["Cache-Control"]


def test_an_officer_whose_term_is_over_is_refused(paper):
    user = officer(builders.branch(), None, end=timezone.now().date() - timedelta(days=1))
    assert cast.client_of(user).get(paper.url).status_code == 403


def test_the_file_itself_has_no_address(paper):
    tried = 0
    for user in (cast.visitor(), cast.registered(), cast.admin()):
        for prefix in (settings.MEDIA_URL, "/documents/", "/media/documents/", "/var/documents/", "/static/"):
            answer = cast.client_of(user).get(f"{prefix}{paper.file.name}")
            assert answer.status_code in {301, 302, 404}
            assert MINUTES not in content(answer)
            tried += 1
    assert tried == 15
    assert not str(paper.file.path).startswith((str(settings.MEDIA_ROOT), str(settings.STATIC_ROOT)))


def test_a_guessed_number_or_name_of_a_document_opens_nothing(client, paper):
    for name in (paper.filename, "other.txt"):
        assert client.get(f"/documents/{paper.pk}/{name}").status_code in {302, 404}
    assert client.get(f"/documents/{paper.pk + 1}/minutes.txt").status_code == 404


# ------------------------------------------------------------------ pictures
def test_two_uploads_of_the_same_picture_have_names_nobody_can_guess():
    builders.home()
    first, second = (
        CustomImage.objects.create(title="x", file=ContentFile(builders.png(), name="x.png")) for _ in "ab"
    )
    for image in (first, second):
        assert re.fullmatch(r"original_images/x-[0-9a-f]{20}\.png", image.file.name)
        rendition = image.get_rendition("max-4x4")
        assert re.fullmatch(r"images/x-[0-9a-f]{20}\.max-4x4\.png", rendition.file.name)
    assert first.file.name != second.file.name


@pytest.mark.parametrize("name", ["a" * 300 + ".png", "../../etc/passwd.png", "Grüße aus Köln.png"])
def test_a_long_or_odd_name_keeps_its_random_part(name):
    builders.home()
    image = CustomImage.objects.create(title="x", file=ContentFile(builders.png(), name=name))
    assert re.search(r"-[0-9a-f]{20}\.png$", image.file.name)
    assert image.file.name.startswith("original_images/")
    assert image.get_rendition("max-4x4").file.name.count("/") == 1


def test_neither_a_picture_nor_a_size_of_it_says_who_took_it_and_where():
    builders.home()
    image = CustomImage.objects.create(title="x", file=photo("JPEG"))
    files = [image.file, *(image.get_rendition(size).file for size in ("max-40x40", "fill-30x30|format-webp"))]
    for file in files:
        with file.open() as opened:
            raw = opened.read()
        assert SECRET not in raw
        assert not Pillow.open(BytesIO(raw)).getexif()
    assert len(files) == 3
