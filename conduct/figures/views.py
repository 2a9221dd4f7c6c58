from django.shortcuts import render
from django.views.decorators.http import require_safe

from conduct.choices import Act
from conduct.figures.services import published
from conduct.log.views import note_visit
from members.rights import Capability
from members.signin import officers_only


@require_safe
@officers_only(Capability.CONDUCT, Capability.DATA_PROTECTION)
def figures(request):
    """The counted years, for whoever handles cases or watches over data; that they looked is in the log."""
    note_visit(request, Act.FIGURES_READ)
    return render(request, "conduct/figures/figures.html", {"years": published()})
