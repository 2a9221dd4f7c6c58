"""How often somebody may do something, without keeping who did it.

A counter stands in the shared cache under a keyed hash of the identity (an address, an account) and is gone
when its time is up. Nothing is written to disk or logs, and without SECRET_KEY a hash says nothing.
"""

from ipaddress import ip_address, ip_network

from django.conf import settings
from django.core.cache import cache
from django.utils.crypto import salted_hmac


def allow(scope, identity, limit, seconds):
    """Count one more ``scope`` by ``identity``: whether it is among the first ``limit`` of these ``seconds``."""
    digest = salted_hmac(f"common.limits.{scope}", str(identity), algorithm="sha256").hexdigest()
    key = f"limits:{scope}:{digest}"
    cache.add(key, 0, timeout=seconds)
    try:
        return cache.incr(key) <= limit
    except ValueError:  # it ran out between the two calls
        return limit > 0


def client_address(request):
    """Where a request comes from, as far as it can be believed; for IPv6 the /64 a household or a server gets.

    Everybody can write an X-Forwarded-For header, and each proxy adds to its right end: of ``n`` trusted proxies
    the outermost wrote the n-th entry from the right. With none, only the connection counts.
    """
    count = settings.TRUSTED_PROXY_COUNT
    address = request.META.get("REMOTE_ADDR", "")
    if count:
        entries = request.META.get("HTTP_X_FORWARDED_FOR", "").split(",")
        address = entries[-count].strip() if len(entries) >= count else address
    return _household(address)


def _household(address):
    try:
        parsed = ip_address(address)
    except ValueError:
        return "unknown"
    if parsed.version == 4:
        return str(parsed)
    if parsed.ipv4_mapped:
        return str(parsed.ipv4_mapped)
    return str(ip_network((parsed.packed, 64), strict=False))
