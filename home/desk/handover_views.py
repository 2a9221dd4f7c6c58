"""The screens of a handover: the pack to read, tick and print, and as a file."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext_lazy

from common.zones import local_time
from home.desk import scope, services
from home.desk.handover import as_text, done_on, items_of, pack, pack_title
from home.desk.screens import DeskScreen, way_back


class HandoverScreen(DeskScreen):
    """About one term, of those whose handover concerns somebody; else there is none."""

    allowed = staticmethod(lambda user: scope.handovers_of(user).exists())
    page_title = gettext_lazy("Handover")
    header_icon = "redirect"

    def dispatch(self, request, *args, **kwargs):
        terms = scope.handovers_of(request.user).select_related("post__body")
        self.term = terms.filter(pk=kwargs["pk"]).first()
        if self.term is None and self.allowed(request.user):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def above(self):
        return way_back(self.request.user)


class HandoverView(HandoverScreen):
    template_name = "home/desk/handover.html"

    def get_page_title(self):
        return pack_title(self.term)

    def get_context_data(self, **kwargs):
        found, ticked = pack(self.term, timezone.now()), done_on(self.term)
        items = [(item, ticked.get(item.key)) for item in found.items]
        return super().get_context_data(**kwargs) | {"pack": found, "items": items, "term": self.term}

    def post(self, request, *args, **kwargs):
        """Every line of the checklist as it is ticked now."""
        today = local_time(timezone.now(), self.term.post.body.time_zone).date()
        ticked = set(request.POST.getlist("item"))
        for item in items_of(self.term):
            services.tick_handover(
                actor=request.user, term=self.term, item=item.key, done=item.key in ticked, on=today
            )
        return redirect("desk_handover", self.term.pk)


class HandoverFileView(HandoverScreen):
    """The pack as a text file."""

    def get(self, request, *args, **kwargs):
        found = pack(self.term, timezone.now())
        text = as_text(found, done_on(self.term).keys())
        headers = {"Content-Disposition": f'attachment; filename="handover-{found.day:%Y-%m-%d}.md"'}
        return HttpResponse(text, content_type="text/markdown; charset=utf-8", headers=headers)
