"""MP3: its frames of sound one after the other, and nothing that stands before, between or behind them.

A frame says how long it is (ISO/IEC 11172-3, 2.4.1.3 and 2.4.3.1). Title, names, dates and cover stand in tags
outside the frames, and so would anything that somebody hides in the file.
"""

from .recognising import UnfitError

# Kilobits a second of layer III, by the index in the header; free format (0) is not used by anything that records.
BITRATES = {
    1: (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0),
    2: (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0),
}
SAMPLE_RATES = (44100, 48000, 32000, 0)
# Of the version bits: how much slower than version 1, and which row of bitrates.
VERSIONS = {0b11: (1, 1), 0b10: (2, 2), 0b00: (4, 2)}
LAYER_III = 0b01
# Of a file that is no sound every byte could begin a frame: after so many that do not, it is none.
PATIENCE = 1_000_000
# So many in a row make a file an MP3, and no accident.
ENOUGH = 3


def clean(data):
    frames = list(_frames(data))
    kept = b"".join(frames)
    # What a file of sound mostly holds is sound.
    if len(frames) < ENOUGH or len(kept) * 2 < len(data) - _length_of_tag(data, 0):
        raise UnfitError("unknown")
    return "mp3", "audio/mpeg", kept, "sound"


def _frames(data):
    at, misses = _length_of_tag(data, 0), 0
    while at < len(data) - 4 and misses < PATIENCE:
        length = _length_of_frame(data, at)
        if length and at + length <= len(data) and _goes_on(data, at + length):
            yield data[at : at + length]
            at += length
        else:
            at, misses = data.find(b"\xff", at + 1), misses + 1
            if at < 0:
                return


def _goes_on(data, at):
    """Whether a frame, a tag or the end follows: sync bits alone turn up in anything."""
    return at >= len(data) - 4 or _length_of_frame(data, at) or data[at : at + 3] in {b"TAG", b"ID3", b"APE"}


def _length_of_frame(data, at):
    """In bytes; 0 where no frame of layer III begins."""
    if data[at] != 0xFF or data[at + 1] & 0xE0 != 0xE0:
        return 0
    version, layer = data[at + 1] >> 3 & 0b11, data[at + 1] >> 1 & 0b11
    if layer != LAYER_III or version not in VERSIONS:
        return 0
    slower, row = VERSIONS[version]
    bitrate = BITRATES[row][data[at + 2] >> 4] * 1000
    sample_rate = SAMPLE_RATES[data[at + 2] >> 2 & 0b11] // slower
    if not bitrate or not sample_rate:
        return 0
    return (144 if row == 1 else 72) * bitrate // sample_rate + (data[at + 2] >> 1 & 1)


def _length_of_tag(data, at):
    """Of an ID3v2 tag (id3.org, 3.1: seven bits in each byte of its size); 0 where there is none."""
    if data[at : at + 3] != b"ID3" or len(data) < at + 10:
        return 0
    size = sum((data[at + 6 + place] & 0x7F) << (21 - 7 * place) for place in range(4))
    return 10 + size
