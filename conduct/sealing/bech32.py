"""How age writes keys: bech32 as in BIP 173, without its limit of 90 signs."""

ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM_LENGTH = 6


def encode(prefix, data: bytes):
    """``prefix`` is in small letters; so is the answer."""
    values = _regroup(data, 8, 5, pad=True)
    return prefix + "1" + "".join(ALPHABET[value] for value in values + _checksum(prefix, values))


def decode(prefix, text):
    """The bytes of a text in small letters with this prefix; raises ValueError."""
    found, separator, rest = text.rpartition("1")
    if not separator or found != prefix or len(rest) < _CHECKSUM_LENGTH or not set(rest) <= set(ALPHABET):
        raise ValueError(f"This is no {prefix} key.")
    values = [ALPHABET.index(sign) for sign in rest]
    data, checksum = values[:-_CHECKSUM_LENGTH], values[-_CHECKSUM_LENGTH:]
    if checksum != _checksum(prefix, data):
        raise ValueError("The check at the end does not fit: a sign is wrong.")
    return bytes(_regroup(data, 5, 8, pad=False))


def _checksum(prefix, values):
    remainder = _polymod(_expanded(prefix) + values + [0] * _CHECKSUM_LENGTH) ^ 1
    return [(remainder >> 5 * (5 - place)) & 31 for place in range(_CHECKSUM_LENGTH)]


def _expanded(prefix):
    return [ord(sign) >> 5 for sign in prefix] + [0] + [ord(sign) & 31 for sign in prefix]


def _polymod(values):
    remainder = 1
    for value in values:
        top = remainder >> 25
        remainder = (remainder & 0x1FFFFFF) << 5 ^ value
        for bit, factor in enumerate(_GENERATOR):
            remainder ^= factor if (top >> bit) & 1 else 0
    return remainder


def _regroup(values, width, new_width, *, pad):
    """The same bits in groups of another width; what is left over may only be zeros, less than a group."""
    held, bits, found = 0, 0, []
    for value in values:
        held, bits = (held << width) | value, bits + width
        while bits >= new_width:
            bits -= new_width
            found.append(held >> bits)
            held &= (1 << bits) - 1
    if pad and bits:
        found.append(held << (new_width - bits))
    elif not pad and (held or bits >= width):
        raise ValueError("Bits are left over.")
    return found
