"""The one cookie of these pages: what somebody is at, sealed, until the browser is closed or two hours have passed.

Before the six words are typed back it holds them; afterwards the key they make, and nothing that was answered. It
is as long whatever it holds.
"""

import json
import time
from dataclasses import asdict, dataclass, replace

from django.conf import settings

from common.encryption import CannotOpen, seal, unseal
from conduct.sealing.derivation import LENGTH, Secret

NAME = "form"
PURPOSE = "conduct.reporting"
SECONDS = 2 * 60 * 60
# A clock that was put right meanwhile.
AHEAD = 60
SIZE = 320


@dataclass(frozen=True)
class State:
    """``words`` until they are typed back, and whether they are hidden; then ``seed``. ``country``: of help lines."""

    words: str = ""
    hidden: bool = False
    seed: str = ""
    country: str = ""

    @property
    def secret(self):
        return Secret(bytes.fromhex(self.seed)) if self.seed else None

    def but(self, **changes):
        return replace(self, **changes)

    def knows(self, secret):
        """The state of somebody whose words are known: the words themselves are needed no more."""
        return State(seed=secret.seed.hex(), country=self.country)


NOTHING = State()


def read(request):
    """What the cookie says; :data:`NOTHING` where it is missing, too old, not ours or not whole."""
    try:
        told = json.loads(unseal(request.COOKIES.get(NAME, "")))
        if told.pop("for") != PURPOSE or not -AHEAD <= time.time() - told.pop("at") <= SECONDS:
            return NOTHING
        state = State(**told)
        return state if not state.seed or len(bytes.fromhex(state.seed)) == LENGTH else NOTHING
    except (CannotOpen, ValueError, TypeError, KeyError, AttributeError):
        return NOTHING


def write(response, state, path):
    told = json.dumps({"for": PURPOSE, "at": int(time.time()), **asdict(state)})
    response.set_cookie(
        NAME,
        seal(told.ljust(SIZE)),
        path=path,
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def forget(response, path):
    response.delete_cookie(NAME, path=path, samesite="Strict")
