"""Who comes in where: each address of the desk is behind one of these two, and nothing else decides.

A case that an officer cannot read answers as one that does not exist: the same query, the same page.
"""

from functools import wraps

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.views.decorators.cache import cache_control
from django.views.decorators.http import require_http_methods

from conduct.cases.gate import NotTheirsError
from conduct.models import Case
from members.rights import Capability
from members.signin import officers_only

READ = ("GET", "HEAD")


def desk_view(*methods):
    """A view for conduct officers; nothing of it is kept by any cache."""

    def decorated(view):
        guarded = officers_only(Capability.CONDUCT)(require_http_methods(methods)(view))
        return cache_control(private=True, no_store=True)(guarded)

    return decorated


def case_view(*methods):
    """A view of one case, ``view(request, case, …)``: found among what its officer can read, else 404."""

    def decorated(view):
        @desk_view(*methods)
        @wraps(view)
        def found(request, pk, **kwargs):
            case = get_object_or_404(Case.objects.visible_to(request.user), pk=pk)
            try:
                return view(request, case, **kwargs)
            except NotTheirsError as error:
                # It went while they looked at it.
                raise Http404 from error

        return found

    return decorated
