"""Sealing: who can open what, and that nothing altered opens."""

import base64

import pytest
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from hypothesis import given
from hypothesis import strategies as st

from conduct.sealing import age, bech32
from tests.architecture.sources import ROOT, imported_packages, python_files, relative

ALICE = "77076d0a7318a57d3c16c17251b26645df4c2f87ebc0992ab177fba51db92c2a"
ALICE_PUBLIC = "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a"
# The points of Curve25519 that give everybody the same secret (RFC 7748 section 6.1), and all of them are refused.
LOW_ORDER = [
    bytes(32),
    bytes([1]) + bytes(31),
    bytes.fromhex("e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800"),
    bytes.fromhex("5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157"),
    bytes.fromhex("ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f"),
]


def test_each_recipient_opens_what_was_sealed_and_nobody_else_does():
    pairs = [age.new_identity() for _ in range(6)]
    sealed = age.seal(b"a report", [recipient for _secret, recipient in pairs])
    assert [age.open_sealed(sealed, secret) for secret, _recipient in pairs] == [b"a report"] * 6
    with pytest.raises(age.CannotOpenError):
        age.open_sealed(sealed, age.new_identity()[0])


def test_the_same_twice_is_sealed_differently():
    _secret, recipient = age.new_identity()
    assert age.seal(b"yes", [recipient]) != age.seal(b"yes", [recipient])


def test_nothing_of_the_text_or_of_the_recipient_stands_in_what_is_sealed():
    _secret, recipient = age.new_identity()
    sealed = age.seal(b"canary " * 2000, [recipient])
    point = bech32.decode("age", recipient)
    marks = (b"canary", recipient.encode(), recipient[4:].encode(), point, base64.b64encode(point)[:40])
    assert [mark for mark in marks if mark in sealed] == []


@given(st.binary(min_size=32, max_size=32))
def test_a_seed_makes_one_pair_for_ever_whose_public_half_is_that_of_x25519(seed):
    secret, recipient = age.identity_from_seed(seed)
    public = X25519PrivateKey.from_private_bytes(seed).public_key()
    assert recipient == bech32.encode("age", public.public_bytes(Encoding.Raw, PublicFormat.Raw))
    assert age.identity_from_seed(seed) == (secret, recipient)
    assert age.recipient_of(secret) == recipient


def test_a_known_seed_makes_the_known_pair():
    """Alice's key of RFC 7748 section 6.1: what reports are sealed to may never drift."""
    seed = bytes.fromhex(ALICE)
    secret, recipient = age.identity_from_seed(seed)
    assert bech32.decode("age", recipient).hex() == ALICE_PUBLIC
    assert bech32.decode("age-secret-key-", secret.lower()) == seed


def test_all_of_a_sealed_file_is_guarded():
    """Cut short anywhere, or with any one bit turned: it does not open, and never opens to something else."""
    secret, recipient = age.new_identity()
    sealed = age.seal(b"x" * 100, [recipient])
    spoilt = [sealed[:length] for length in range(len(sealed))]
    spoilt += [bytes([*sealed[:at], sealed[at] ^ 1 << at % 8, *sealed[at + 1 :]]) for at in range(len(sealed))]
    spoilt += [sealed + b"\0", sealed + sealed, b"", b"age-encryption.org/v1\n"]
    assert [data for data in spoilt if opens(data, secret)] == []
    assert len(spoilt) > 600


def test_a_long_file_does_not_open_when_a_piece_of_it_is_left_out_or_exchanged():
    secret, recipient = age.new_identity()
    sealed = age.seal(bytes(200_000), [recipient])
    # age seals in pieces of 64 KiB, each with a tag of 16 bytes; the last is what is over.
    piece, rest = 64 * 1024 + 16, 200_000 % (64 * 1024) + 16
    first, second, last = len(sealed) - rest - 2 * piece, len(sealed) - rest - piece, len(sealed) - rest
    head, one, two, three = sealed[:first], sealed[first:second], sealed[second:last], sealed[last:]
    assert opens(head + one + two + three, secret)
    spoilt = [
        (two, one, three),
        (one, three),
        (two, three),
        (one, two),
        (one, two, two, three),
        (one, two, three, three),
    ]
    spoilt = [head + b"".join(pieces) for pieces in spoilt]
    assert [data for data in spoilt if opens(data, secret)] == []


@given(st.binary(max_size=400))
def test_whatever_is_put_in_its_place_does_not_open(data):
    secret, _recipient = age.new_identity()
    assert not opens(data, secret)
    assert not opens(b"age-encryption.org/v1\n" + data, secret)


def opens(data, secret):
    try:
        age.open_sealed(data, secret)
    except age.CannotOpenError:
        return False
    return True


@pytest.mark.parametrize("secret", ["", "age1", "AGE-SECRET-KEY-1QQQQ", "six words of somebody", "\0", "ä" * 74])
def test_what_is_no_key_opens_nothing(secret):
    sealed = age.seal(b"x", [age.new_identity()[1]])
    with pytest.raises(age.CannotOpenError):
        age.open_sealed(sealed, secret)
    with pytest.raises(age.CannotOpenError):
        age.recipient_of(secret)


def test_a_public_key_is_recognised_and_anything_else_is_not():
    secret, recipient = age.new_identity()
    assert age.is_recipient(recipient)
    mistyped = recipient[:-1] + ("q" if recipient[-1] != "q" else "p")
    others = [
        "",
        "age1",
        recipient.upper(),
        recipient + "\n",
        " " + recipient,
        mistyped,
        secret,
        recipient * 2,
        "age1ä",
    ]
    others += ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN", None, 7]
    assert [text for text in others if age.is_recipient(text)] == []


@pytest.mark.parametrize("point", LOW_ORDER, ids=lambda point: point.hex()[:8])
def test_a_key_that_would_open_to_everybody_is_none(point):
    recipient = bech32.encode("age", point)
    assert not age.is_recipient(recipient)
    with pytest.raises(age.NotARecipientError):
        age.seal(b"x", [recipient])


def test_nothing_is_sealed_to_nobody():
    for recipients in ([], ["age1"], [age.new_identity()[1], ""]):
        with pytest.raises(age.NotARecipientError):
            age.seal(b"x", recipients)


def test_what_a_browser_sealed_is_counted_by_its_recipients():
    recipients = [age.new_identity()[1] for _ in range(3)]
    for number in (1, 2, 3):
        sealed = age.seal(b"x", recipients[:number])
        assert [how_many for how_many in range(6) if age.is_sealed_to(sealed, how_many)] == [number]


def test_what_is_no_file_sealed_to_keys_is_not_taken_for_one():
    secret, recipient = age.new_identity()
    sealed = age.seal(b"x", [recipient])
    header = sealed[: sealed.index(b"\n---")]
    plain = b'{"kind":"note"}\nwords in clear'
    bad = [
        b"",
        plain,
        header,
        header + b"\n--- short\n" + bytes(40),
        sealed[: sealed.index(b"\n---") + 50],
        plain + sealed,
    ]
    bad += [age.wrap(secret, "words").encode(), base64.b64encode(sealed), sealed.replace(b"X25519", b"scrypt")]
    assert [data for data in bad if age.is_sealed_to(data, 1)] == []


def test_only_one_module_knows_the_library():
    files = list(python_files())
    assert [relative(path) for path in files if "pyrage" in imported_packages(path)] == ["conduct/sealing/age.py"]
    mentioned = [path for path in (ROOT / "tests").rglob("*.py") if "pyrage" in imported_packages(path)]
    assert mentioned == []
    assert len(files) > 300
