"""What administrators change is written down: they may do nearly everything, so that they did must be seen.

Nobody acts as somebody else on this site. Wagtail's history says what became of an object; beside it, each request
by which an administrator changes something is a line of the log ``rights``: who (by number), which address, what
came of it.
"""

import logging

log = logging.getLogger("rights")

SAFE = {"GET", "HEAD", "OPTIONS", "TRACE"}
# They come by themselves while somebody types, and change nothing that others see.
NOT_ACTS = ("wagtailadmin_editing_sessions:", "preview_on_", "wagtailadmin_dismissibles")


class LogAdministrators:
    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        answer = self.get_response(request)
        match, user = request.resolver_match, getattr(request, "user", None)
        if request.method not in SAFE and match and user and user.is_authenticated and user.is_superuser:
            name = match.view_name or match.route
            if not any(part in name for part in NOT_ACTS):
                about = " ".join(f"{key}={value}" for key, value in match.kwargs.items()) or "-"
                log.info("administrator %s: %s %s %s -> %s", user.pk, request.method, name, about, answer.status_code)
        return answer
