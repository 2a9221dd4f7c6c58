"""Who sends mail: a mail server by EMAIL_URL, or a provider's API through django-anymail (docs/deployment.md)."""

from .environment import env

# By anymail's name: "postmark", "mailgun" ... Its reports come to /newsletter/reports/<name>/.
EMAIL_PROVIDER = env("EMAIL_PROVIDER")
# Keys of its API, and the secret its reports come with. No pixel and no counted links, whatever it does by default;
# what a provider does not know of these is left out.
ANYMAIL = env("ANYMAIL") | {
    "SEND_DEFAULTS": {"track_opens": False, "track_clicks": False},
    "IGNORE_UNSUPPORTED_FEATURES": True,
    "REQUESTS_TIMEOUT": 20,
}
if env("EMAIL_URL").startswith("anymail:"):
    EMAIL_BACKEND = f"anymail.backends.{EMAIL_PROVIDER}.EmailBackend"
else:
    vars().update(env.email("EMAIL_URL"))
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env("DEFAULT_FROM_EMAIL")
