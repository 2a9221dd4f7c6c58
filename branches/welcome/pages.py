"""Pages with a form below them by which somebody asks to be welcomed."""

from django.http import Http404
from wagtail.url_routing import RouteResult

from branches.choices import ENDED


class WelcomingPageMixin:
    """A branch's page: the form stands below it, at ``hello_path``, as long as there is a branch to hear from."""

    hello_path = "hello/"

    @property
    def form_paths(self):
        return [*super().form_paths, self.hello_path]

    @property
    def takes_hellos(self):
        return self.live and self.status not in ENDED

    @property
    def hello_url(self):
        """Where the form is, or nothing."""
        return f"{self.get_url() or ''}{self.hello_path}" if self.takes_hellos else ""

    def route(self, request, path_components):
        if "".join(f"{part}/" for part in path_components) != self.hello_path:
            return super().route(request, path_components)
        if not self.takes_hellos:
            raise Http404
        return RouteResult(self, kwargs={"hello": True})

    def serve(self, request, *args, hello=False, **kwargs):
        if not hello:
            return super().serve(request, *args, **kwargs)
        from branches.welcome.hello import hello

        request.is_preview = False
        return hello(request, page=self)
