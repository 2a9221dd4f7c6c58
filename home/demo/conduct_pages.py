"""The demo's conduct pages: those of every new site, a second version of the code, and a change that waits."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import TaskState
from wagtail.rich_text import RichText

from conduct.choices import KeyState
from conduct.models import (
    CodeOfConductPage,
    CodeVersion,
    ConductIndexPage,
    ConductTextPage,
    FirstCheckTask,
    Publication,
    ReaderKey,
)
from conduct.pages.provision import ensure_conduct, publish
from conduct.pages.review import workflow
from members.models import User

from .words import conduct_pages as words


def ensure(home):
    """What is missing of them; how many things were made. What people have changed since stays so."""
    made = ensure_conduct(home)
    return made + _ensure_second_version() + _ensure_change_that_waits()


def ensure_keys():
    """List the keys of the demo's officers and trustees, as two people would have; 1 if the list was another.

    Not where somebody else than the demo has published the page.
    """
    index = ConductIndexPage.objects.filter(locale__language_code="en", live=True).first()
    if index is None or index.live_revision is None or index.live_revision.user_id:
        return 0
    listed = [child.value["fingerprint"] for child in index.keys]
    keys = list(ReaderKey.objects.filter(state=KeyState.ACTIVE).select_related("holder").order_by("pk"))
    if not keys or [key.fingerprint for key in keys] == listed:
        return 0
    index.keys = [("key", _listed(key)) for key in keys]
    publish(index)
    return 1


def _listed(key):
    name = key.holder.get_full_name() if key.holder else key.name
    return {"name": name, "post": str(key.get_seat_display()).capitalize(), "fingerprint": key.fingerprint}


def _ensure_second_version():
    code = CodeOfConductPage.objects.filter(locale__language_code="en").first()
    if code is None or Publication.objects.filter(page=code.pk).count() != 1:
        return 0
    for child in code.clauses:
        if child.value["number"] == "7":
            child.value["text"] = RichText(words.ONLINE)
    heading, text = words.GUESTS
    code.clauses.append(("clause", {"number": "", "heading": heading, "text": RichText(text)}))
    for child in code.party_texts:
        child.value["checked_on"] = words.CHECKED_ON
    code.what_changed = words.WHAT_CHANGED
    publish(code)
    for number, day in ((1, words.FIRST_APPROVED), (2, words.SECOND_APPROVED)):
        CodeVersion.objects.filter(page=code, number=number).update(approved_on=day)
    return 1


def _ensure_change_that_waits():
    page = ConductTextPage.objects.filter(slug="hosts", locale__language_code="en").first()
    writer = User.objects.filter(email=words.WRITER).first()
    if page is None or writer is None or workflow() is None or _was_ever_asked():
        return 0
    page.introduction = words.WAITING
    page.save_revision(user=writer)
    workflow().start(ConductTextPage.objects.get(pk=page.pk), writer)
    return 1


def _was_ever_asked():
    first = ContentType.objects.get_for_model(FirstCheckTask)
    return TaskState.objects.filter(task__content_type=first).exists()
