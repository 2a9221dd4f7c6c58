"""What the server seals opens in a real browser, and the reverse, under the strictest policy there is."""

import base64
import json
import mimetypes
import os
import subprocess
from shutil import which

import pytest
from django.conf import settings

from conduct.sealing import age, parts
from tests.conduct.keys import vectors

pytestmark = pytest.mark.browser

ADDRESS = "https://keys.invalid"
POLICY = "default-src 'none'; script-src 'self'"
# In seconds, on a browser slowed down to a phone of some years ago.
BEARABLE = 4
PHONE = 6
PASSPHRASE = "outboard  Vacate spiral-daily\nunlit crumb"


@pytest.fixture
def page(chromium):
    """A page that knows ``age``: no server, only our static files, and nothing allowed but scripts of its own."""
    context = chromium.new_context()
    page = context.new_page()
    page.problems = []
    page.on("console", lambda message: page.problems.append(message.text))
    page.on("pageerror", lambda error: page.problems.append(str(error)))
    page.route("**/*", answer)
    page.goto(f"{ADDRESS}/")
    page.evaluate("async () => { window.age = await import('/static/js/conduct/age.js') }")
    yield page
    context.close()


def answer(route):
    name = route.request.url.removeprefix(f"{ADDRESS}/")
    if not name:
        headers = {"Content-Security-Policy": POLICY, "Content-Type": "text/html"}
        return route.fulfill(body="<!doctype html><title>Keys</title>", headers=headers)
    return route.fulfill(path=settings.BASE_DIR / name, content_type=mimetypes.guess_type(name)[0])


def sent(data):
    return base64.b64encode(data).decode()


def test_what_the_server_sealed_opens_in_the_browser(page):
    secret, recipient = age.new_identity()
    sizes = (0, 1, 8192, 65_536, 65_537, 1_000_000)
    for size in sizes:
        data = os.urandom(size)
        sealed = age.seal(data, [age.new_identity()[1], recipient])
        opened = page.evaluate(
            "async ([sealed, key]) => age.toBase64(await age.open(age.fromBase64(sealed), key))",
            [sent(sealed), secret],
        )
        assert base64.b64decode(opened) == data
    assert page.problems == []


def test_what_the_browser_sealed_opens_on_the_server_and_with_the_program(page, tmp_path):
    pairs = [page.evaluate("age.newIdentity()") for _ in range(3)]
    sealed = page.evaluate(
        "async (recipients) => age.toBase64(await age.sealTo('Grüße', recipients))",
        [pair["recipient"] for pair in pairs],
    )
    sealed = base64.b64decode(sealed)
    assert age.is_sealed_to(sealed, 3)
    for pair in pairs:
        assert age.recipient_of(pair["identity"]) == pair["recipient"]
        assert age.open_sealed(sealed, pair["identity"]).decode() == "Grüße"
    with pytest.raises(age.CannotOpenError):
        age.open_sealed(sealed, age.new_identity()[0])
    if not which("age"):
        pytest.skip("The program age is not installed (Debian and Ubuntu: apt install age).")
    (tmp_path / "key.txt").write_text(pairs[1]["identity"])
    opened = subprocess.check_output(["age", "-d", "-i", tmp_path / "key.txt"], input=sealed)
    assert opened.decode() == "Grüße"


@pytest.mark.parametrize("harm", ["key", "cut", "bit", "empty"])
def test_what_does_not_open_says_so_and_gives_nothing(page, harm):
    secret, recipient = age.new_identity()
    sealed = age.seal(b"words" * 1000, [recipient])
    if harm == "key":
        secret = age.new_identity()[0]
    harmed = {"cut": sealed[:-1], "bit": sealed[:-40] + bytes([sealed[-40] ^ 1]) + sealed[-39:], "empty": b""}
    error = page.evaluate(
        "([sealed, key]) => age.open(age.fromBase64(sealed), key)"
        ".then(() => 'opened', (error) => error instanceof age.CannotOpenError)",
        [sent(harmed.get(harm, sealed)), secret],
    )
    assert error is True


def test_a_wrapped_key_comes_out_with_its_passphrase_however_it_was_typed(page):
    wrapped, back, wrong = page.evaluate(
        """async (passphrase) => {
          const { identity } = await age.newIdentity();
          const wrapped = await age.wrap(identity, "outboard vacate spiral daily unlit crumb");
          const back = await age.unwrap(wrapped, passphrase);
          const wrong = await age.unwrap(wrapped, "outboard vacate spiral daily unlit").catch((error) => error);
          return [wrapped, back === identity, wrong instanceof age.CannotOpenError];
        }""",
        PASSPHRASE,
    )
    assert wrapped.startswith("-----BEGIN AGE ENCRYPTED FILE-----\n")
    assert (back, wrong) == (True, True)


def test_it_comes_out_on_an_old_phone_before_anybody_gives_up(page):
    wrapped = page.evaluate("async () => age.wrap((await age.newIdentity()).identity, 'one two')")
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": PHONE})
    took = page.evaluate(
        """async (wrapped) => {
          const start = performance.now();
          await age.unwrap(wrapped, "one two");
          return (performance.now() - start) / 1000;
        }""",
        wrapped,
    )
    print(f"unwrapped in {took:.1f} s")
    assert took < BEARABLE


@pytest.mark.parametrize("part", vectors.PARTS, ids=lambda part: f"{part[1]} {part[0]}")
def test_a_part_is_written_as_the_server_writes_it_and_read_as_it_reads_it(page, part):
    payload, length, digest = part[4:]
    packed, told = page.evaluate(
        """async ([header, payload]) => {
          const packed = age.packPart(header, age.fromBase64(payload));
          const back = age.unpackPart(packed, header);
          return [age.toBase64(packed), { ...back.header, same: age.toBase64(back.payload) === payload }];
        }""",
        [vectors.as_json(part), sent(payload)],
    )
    packed = base64.b64decode(packed)
    assert (len(packed), vectors.digest(packed)) == (length, digest)
    assert told == {"v": 1, "size": len(payload), "same": True} | vectors.as_json(part)
    header, read = parts.unpack(packed, case=vectors.CASE, number=part[0], kind=part[1])
    assert (read, header.name) == (payload, part[2])


def test_both_pad_alike(page):
    sizes = [size for size, _ in vectors.BUCKETS]
    assert page.evaluate("(sizes) => sizes.map(age.bucket)", sizes) == [parts.bucket(size) for size in sizes]


PACKED = parts.pack(vectors.header_of(vectors.PARTS[2]), vectors.PARTS[2][4])
LINE, _, REST = PACKED.partition(b"\n")


def said(**changes):
    return json.dumps({**json.loads(LINE), **changes}, separators=(",", ":")).encode() + b"\n" + REST


@pytest.mark.parametrize(
    "altered",
    [
        said(number=4),
        said(case="6f0f2c7a-0d0e-4f43-8a54-6a9c1c7b1a01"),
        said(kind="note"),
        said(v=2),
        said(size=-1),
        said(size=9000),
        said(size="3"),
        PACKED + b" ",
        PACKED[:-1],
        PACKED[:-1] + b"x",
        b"[]\n" + REST,
        b"null\n" + REST,
        b"\xff" + PACKED,
        b"",
        b" " * 8192,
    ],
)
def test_a_part_that_was_moved_exchanged_or_changed_is_noticed(page, altered):
    noticed = page.evaluate(
        """([packed, expected]) => {
          try { age.unpackPart(age.fromBase64(packed), expected); } catch (error) {
            return error instanceof age.AlteredError;
          }
          return "read";
        }""",
        [sent(altered), vectors.as_json(vectors.PARTS[2])],
    )
    assert noticed is True


def test_a_fingerprint_reads_as_the_server_writes_it(page):
    from conduct.models import ReaderKey

    recipient = age.new_identity()[1]
    assert page.evaluate("(key) => age.fingerprintOf(key)", recipient) == ReaderKey(public_key=recipient).fingerprint
