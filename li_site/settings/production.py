"""A real site. All that differs between installations comes from the environment (docs/configuration.md)."""

from .base import *  # noqa: F403 - settings add up
from .environment import env

DEBUG = env("DEBUG")
if env("TRUSTED_PROXY_COUNT"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
