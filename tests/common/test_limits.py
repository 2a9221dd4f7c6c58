"""How often, by whom, without knowing who."""

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from common.limits import allow, client_address


def test_as_many_as_allowed_and_not_one_more():
    assert [allow("test", "a", limit=3, seconds=60) for _ in range(5)] == [True, True, True, False, False]


def test_others_and_other_purposes_are_counted_apart():
    assert allow("test", "a", limit=1, seconds=60)
    assert allow("test", "b", limit=1, seconds=60)
    assert allow("other", "a", limit=1, seconds=60)
    assert not allow("test", "a", limit=1, seconds=60)


def test_the_count_starts_anew_when_its_time_is_up(monkeypatch):
    now = 1_000_000.0
    monkeypatch.setattr("django.core.cache.backends.locmem.time.time", lambda: now)
    monkeypatch.setattr("django.core.cache.backends.base.time.time", lambda: now)
    assert [allow("test", "a", limit=1, seconds=60) for _ in range(2)] == [True, False]
    now += 61
    assert allow("test", "a", limit=1, seconds=60)


def test_nothing_allowed_is_nothing_allowed():
    assert not allow("test", "a", limit=0, seconds=60)


def test_the_cache_never_sees_who_it_is(settings):
    allow("test", "192.0.2.1", limit=1, seconds=60)
    keys = list(cache._cache)
    assert len(keys) == 1
    assert "192.0.2" not in keys[0]
    settings.SECRET_KEY = "another-key"
    allow("test", "192.0.2.1", limit=1, seconds=60)
    assert len(cache._cache) == 2


@pytest.mark.parametrize(
    ("proxies", "forwarded", "address"),
    [
        (0, None, "192.0.2.1"),
        (0, "198.51.100.7", "192.0.2.1"),
        (1, "198.51.100.7", "198.51.100.7"),
        (1, "203.0.113.9, 198.51.100.7", "198.51.100.7"),
        (2, "203.0.113.9, 198.51.100.7", "203.0.113.9"),
        (2, "6.6.6.6, 203.0.113.9,198.51.100.7 ", "203.0.113.9"),
        (2, "198.51.100.7", "192.0.2.1"),
        (1, None, "unknown"),
        (1, "", "unknown"),
        (1, "not an address", "unknown"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "2001:db8:1:2:ffff::1", "2001:db8:1:2::/64"),
        (1, "::ffff:198.51.100.7", "198.51.100.7"),
    ],
)
def test_the_address_is_the_one_the_outermost_trusted_proxy_saw(settings, proxies, forwarded, address):
    settings.TRUSTED_PROXY_COUNT = proxies
    headers = {} if forwarded is None else {"x-forwarded-for": forwarded}
    request = RequestFactory().get("/", headers=headers, REMOTE_ADDR="192.0.2.1")
    assert client_address(request) == address
