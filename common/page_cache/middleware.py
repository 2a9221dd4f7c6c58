"""Answers with pages that are kept, and keeps those that may be."""

import time

from django.conf import settings
from django.core.exceptions import MiddlewareNotUsed

from .asked import asked
from .pages import is_for_all, page_of
from .rules import Answer, being_made
from .store import Store, release


class PageCache:
    """Before all that costs something, and around all that adds headers: a kept page has them already."""

    def __init__(self, get_response):
        if not settings.PAGE_CACHE:
            raise MiddlewareNotUsed
        release()
        self.get_response, self.store = get_response, Store()

    def __call__(self, request):
        question = asked(request)
        if question is None:
            return self.get_response(request)
        key, version, page = self.store.find(question)
        return page.response(request) if page else self._in_turn(request, question, key, version)

    def _in_turn(self, request, question, key, version):
        """The page made by whoever comes first; whoever comes meanwhile waits for that one."""
        with self.store.turn(key) as mine:
            if not mine and (page := self.store.wait(question, key)):
                return page.response(request)
            return self._made(request, question, version)

    def _made(self, request, question, version):
        accepted = request.META.get("HTTP_ACCEPT_ENCODING")
        with being_made(Answer(question, time.time())) as answer:
            response = self.get_response(request)
        if accepted is not None:
            request.META["HTTP_ACCEPT_ENCODING"] = accepted
        if answer.rule is None or not is_for_all(response):
            return response
        page = page_of(response, version, answer.ends)
        if version and request.method == "GET":
            self.store.put(answer, page)
        return page.response(request, how="fwd=miss")
