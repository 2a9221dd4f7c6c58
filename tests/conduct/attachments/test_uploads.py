"""Files sent with a form, by real multipart requests: what is kept, what is said, and that the disk sees nothing."""

import json
import tempfile
import tracemalloc
from io import BytesIO

import pytest
from django.core.handlers.wsgi import WSGIRequest
from django.http import JsonResponse
from django.test import RequestFactory
from django.urls import path

from conduct.attachments import uploads
from conduct.attachments.refusals import Refusal, RefusedError

LIMIT = 200_000
BOUNDARY = "edge"
MIB = 1024 * 1024


def show(request):
    files = uploads.arrived(request)
    return JsonResponse(
        {
            "files": [[file.name, len(file.data), file.refusal] for file in files],
            "after": request.POST.get("after", ""),
        }
    )


urlpatterns = [path("sent/", show)]


@pytest.fixture(autouse=True)
def small_limit(settings, monkeypatch, tmp_path):
    settings.ROOT_URLCONF = __name__
    settings.CONDUCT_FILE_BYTES = LIMIT
    settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


@pytest.fixture(autouse=True)
def nothing_on_disk(monkeypatch, tmp_path, small_limit):
    """Whoever asks for a temporary file fails, and the folder for them stays empty."""

    def refused(*args, **kwargs):
        raise AssertionError("A temporary file was asked for.")

    monkeypatch.setattr("django.core.files.uploadedfile.TemporaryUploadedFile.__init__", refused)
    yield
    assert list(tmp_path.iterdir()) == []


class Zeros:
    """A body of any length that is nowhere held whole; counts what was read of it."""

    def __init__(self, *pieces):
        self.pieces = [(BytesIO(piece), 0) if isinstance(piece, bytes) else (None, piece) for piece in pieces]
        self.length = sum(len(piece) if isinstance(piece, bytes) else piece for piece in pieces)
        self.was_read = 0

    def readline(self, size=-1):
        raise NotImplementedError

    def read(self, size=-1):
        while self.pieces:
            stream, zeros = self.pieces[0]
            if stream:
                data = stream.read(size)
            else:
                data = bytes(min(zeros, size if size >= 0 else zeros))
                self.pieces[0] = (None, zeros - len(data))
            if data:
                self.was_read += len(data)
                return data
            self.pieces.pop(0)
        return b""


def file_of(size, *, field="file", name="picture.jpg"):
    head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{field}"; filename="{name}"\r\n\r\n'
    return [head.encode(), bytes(size) if size < MIB else size, b"\r\n"]


def ending():
    after = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="after"\r\n\r\nstill here\r\n--{BOUNDARY}--\r\n'
    return [after.encode()]


def sent(*pieces, address="/sent/", length=None):
    """The answer to a request made of these pieces, and the body it was read from."""
    body = Zeros(*pieces)
    environ = RequestFactory().post(address).environ | {
        "CONTENT_TYPE": f"multipart/form-data; boundary={BOUNDARY}",
        "CONTENT_LENGTH": str(length or body.length),
        "wsgi.input": body,
    }
    request = WSGIRequest(environ)
    request._dont_enforce_csrf_checks = True
    answer = uploads.NothingOnDisk(show)(request)
    return json.loads(answer.content), body


@pytest.mark.parametrize(
    ("size", "kept", "refusal"),
    [
        (0, 0, None),
        (1, 1, None),
        (LIMIT - 1, LIMIT - 1, None),
        (LIMIT, LIMIT, None),
        (LIMIT + 1, 0, Refusal.TOO_LARGE),
        (LIMIT * 5, 0, Refusal.TOO_LARGE),
    ],
)
def test_a_file_is_kept_up_to_the_limit_and_the_form_arrives_either_way(size, kept, refusal):
    answer, body = sent(*file_of(size), *ending())
    assert answer == {"files": [["picture.jpg", kept, refusal]], "after": "still here"}
    assert body.was_read == body.length


def test_of_files_of_twenty_megabytes_django_would_have_written_none_is_written(settings):
    settings.CONDUCT_FILE_BYTES = 20 * MIB
    answer, _body = sent(*file_of(20 * MIB), *ending())
    assert answer["files"] == [["picture.jpg", 20 * MIB, None]]


def test_a_hundred_megabytes_are_read_to_the_end_in_the_memory_of_one_file(settings):
    settings.CONDUCT_FILE_BYTES = 20 * MIB
    tracemalloc.start()
    try:
        answer, body = sent(*file_of(100 * MIB), *ending())
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert answer == {"files": [["picture.jpg", 0, Refusal.TOO_LARGE]], "after": "still here"}
    assert body.was_read == body.length
    assert peak < 50 * MIB, f"{peak / MIB:.0f} MiB"


def test_a_body_without_end_is_not_read_to_it():
    answer, body = sent(*file_of(10 * 1024 * MIB), *ending())
    assert answer["files"] == [["", 0, Refusal.TOO_LARGE]]
    assert body.was_read < MIB


def test_a_body_that_is_longer_than_announced_is_read_as_far_as_announced():
    answer, body = sent(*file_of(10 * 1024 * MIB), *ending(), length=LIMIT)
    assert answer["files"] == []
    assert body.was_read <= LIMIT


def test_several_files_fit_together_or_the_one_too_many_is_named():
    half = LIMIT // 2
    answer, _body = sent(*file_of(half, name="a"), *file_of(half + 1, name="b"), *file_of(9, name="c"), *ending())
    assert answer["files"] == [["a", half, None], ["b", 0, Refusal.TOO_LARGE_TOGETHER], ["c", 9, None]]
    assert answer["after"] == "still here"


def test_other_fields_share_the_room():
    answer, _body = sent(*file_of(LIMIT, field="other"), *file_of(1, name="b"), *ending())
    assert answer["files"] == [["b", 0, Refusal.TOO_LARGE_TOGETHER]]


def test_no_more_files_are_kept_than_a_report_may_have(settings):
    pieces = [piece for number in range(12) for piece in file_of(1, name=str(number))]
    answer, _body = sent(*pieces, *ending())
    assert [refusal for _name, _size, refusal in answer["files"]] == [None] * 10 + [Refusal.TOO_MANY] * 2


def test_an_input_left_empty_sends_nothing():
    answer, _body = sent(*file_of(0, name=""), *ending())
    assert answer == {"files": [], "after": "still here"}


def test_the_site_stands_behind_it_and_the_admin_does_not(rf, settings):
    order = settings.MIDDLEWARE
    mine = order.index("conduct.attachments.uploads.NothingOnDisk")
    assert mine < order.index("common.middleware.RefuseControlCharacters")
    assert mine < order.index("django.middleware.csrf.CsrfViewMiddleware")
    kinds = {}
    for address in ("/admin/images/add/", "/conduct/report/", "/fr/conduct/report/", "/anything/"):
        request = rf.post(address, {"file": BytesIO(b"x")})
        uploads.NothingOnDisk(lambda request: None)(request)
        kinds[address] = [type(handler).__name__ for handler in request.upload_handlers]
    in_memory = ["InMemory"]
    django_default = ["MemoryFileUploadHandler", "TemporaryFileUploadHandler"]
    assert kinds == {address: django_default if "admin" in address else in_memory for address in kinds}


def test_through_the_whole_site_a_large_file_goes_nowhere(client, db, settings):
    settings.CONDUCT_FILE_BYTES = MIB
    large = BytesIO(bytes(3 * MIB))
    large.name = "large.png"
    answer = client.post("/sent/", {"file": large, "after": "still here"})
    assert answer.json() == {"files": [["large.png", 0, "too_large"]], "after": "still here"}


def test_a_file_that_was_not_kept_says_why_in_words():
    with pytest.raises(RefusedError) as caught:
        uploads.Arrived("a", refusal=Refusal.TOO_LARGE).opened()
    assert caught.value.reason == "This file is larger than 195.3\xa0KB, so it was not kept."
    assert all("%" not in refusal.words for refusal in Refusal)
