"""What Python writes for the shared parts; tests/browser/test_conduct_age.py asks the browser for the same."""

import pytest

from conduct.sealing import parts
from tests.conduct.keys import vectors


@pytest.mark.parametrize("part", vectors.PARTS, ids=lambda part: f"{part[1]} {part[0]}")
def test_a_part_is_written_as_it_always_was(part):
    payload, length, digest = part[4:]
    packed = parts.pack(vectors.header_of(part), payload)
    assert (len(packed), vectors.digest(packed)) == (length, digest)


@pytest.mark.parametrize(("size", "bucket"), vectors.BUCKETS)
def test_lengths_are_padded_to(size, bucket):
    assert parts.bucket(size) == bucket
