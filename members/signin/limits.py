"""What the whole site takes of attempts to sign in, whoever makes them; for one person allauth counts (settings)."""

from functools import wraps

from allauth.core.ratelimit import respond_429

from common.limits import allow, client_address

TEN_MINUTES = 10 * 60
# Doors that write to somebody, and doors that compare a secret.
MAILS, TRIES = 300, 600


def limited(name, limit, each=None):
    """A door that opens ``limit`` times in ten minutes for all together; only what is sent counts, not looking.

    From one connection it takes ``each``, counted first: one sender alone shuts it for nobody else.
    """
    each = each or limit

    def _is_within(request):
        sender = client_address(request)
        return allow(f"signin.{name}.sender", sender, each, TEN_MINUTES) and allow(
            f"signin.{name}", "", limit, TEN_MINUTES
        )

    def decorated(view):
        @wraps(view)
        def guarded(request, *args, **kwargs):
            if request.method == "POST" and not _is_within(request):
                return respond_429(request)
            return view(request, *args, **kwargs)

        return guarded

    return decorated


sends_mail = limited("mails", MAILS, each=MAILS // 3)
compares = limited("tries", TRIES, each=TRIES // 3)
