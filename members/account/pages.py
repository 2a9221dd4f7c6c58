"""What the pages of the account have in common: the overview's groups, a section's page, what is said afterwards."""

from dataclasses import dataclass, field

from django.contrib import messages
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from members.account.sections import Section, sections

# Where each group of sections begins: a section stands in the last that begins at or before its order.
GROUPS = ((0, _("About you")), (40, _("What you get from us")), (60, _("Signing in")))


@dataclass(frozen=True)
class Entry:
    """A section as the component settings_list shows it."""

    title: str
    lines: list[str]
    url: str
    link: str


@dataclass(frozen=True)
class Group:
    title: str
    entries: list[Entry] = field(default_factory=list)


def groups(request):
    """The sections that are for this person, in the groups of the overview."""
    made = [(start, Group(title)) for start, title in GROUPS]
    for section in sections():
        lines = section.summary(request)
        if lines is not None:
            group = next(group for start, group in reversed(made) if start <= section.order)
            group.entries.append(Entry(section.title, lines, section.get_absolute_url(), section.link or _("Change")))
    return [group for _start, group in made if group.entries]


def section_page(request, section: Section, template="members/account/section.html", **context):
    """The page of a section: its heading, its lede, and what the template makes of the context."""
    return render(request, template, {"section": section, **context})


def form_page(request, section: Section):
    """The page of a section that is one form."""
    form = section.form(request.POST if request.method == "POST" else None, user=request.user)
    if form.is_bound and form.is_valid():
        form.save()
        # Who has chosen another language reads on in it.
        chosen = request.user.language if "language" in form.changed_data else get_language()
        with translation.override(chosen):
            return saved(request, section.saved)
    return section_page(request, section, form=form)


def saved(request, message):
    """Back to the overview, which says what was done."""
    messages.success(request, str(message))
    return redirect("account_home")
