"""A segment as it is kept with a mailing, and in words."""

import pytest

from newsletter.choices import MailingKind
from newsletter.recipients.segments import BadSegment, Role, Segment
from tests import builders
from tests.newsletter import people

pytestmark = pytest.mark.django_db


def test_it_comes_back_from_json_as_it_was():
    segment = Segment(
        kind="digest", regions=[1], branches=(2, 3), languages=["fr"], roles=[Role.MEMBER], digests=["weekly"]
    )
    assert Segment.from_json(segment.as_json()) == segment
    assert Segment.from_json({"kind": "edition"}) == Segment()


def test_a_notice_knows_neither_languages_nor_roles():
    segment = Segment(
        kind=MailingKind.NOTICE, regions=[1], languages=["fr"], roles=[Role.OFFICER], digests=["weekly"]
    )
    assert (segment.languages, segment.roles, segment.digests, segment.regions) == ((), (), (), (1,))


@pytest.mark.parametrize(
    "data",
    [
        None,
        [],
        {},
        "edition",
        {"kind": "everything"},
        {"kind": "edition", "all": True},
        {"kind": "edition", "regions": ["1"]},
        {"kind": "edition", "regions": 1},
        {"kind": "edition", "branches": [True]},
        {"kind": "edition", "branches": [None]},
        {"kind": "edition", "languages": ["xx"]},
        {"kind": "edition", "roles": ["king"]},
        {"kind": "edition", "roles": [["member"]]},
    ],
)
def test_what_is_no_segment_goes_to_nobody(data):
    with pytest.raises(BadSegment):
        Segment.from_json(data)


def test_it_is_told_in_words():
    region, branch = builders.region(title="Asia"), builders.branch(title="Paris")
    words = Segment(
        regions=[region.pk], branches=[branch.pk], languages=["fr", "de"], roles=["subscriber"]
    ).describe()
    assert words == (
        "Everybody who asked for the newsletter, in Asia or Paris, who read French or German, "
        "only Subscribers without an account"
    )
    assert Segment().describe() == "Everybody who asked for the newsletter"
    assert "no place" in Segment(regions=[987_654]).describe()


def test_it_counts_who_would_get_it_now():
    people.reader()
    people.subscriber()
    people.membership()
    assert [Segment(kind=kind).count() for kind in ("edition", "digest", "notice")] == [2, 0, 1]
