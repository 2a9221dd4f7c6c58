"""The form in tests: a page with questions, and somebody who walks through it by requests as a browser sends them."""

import re
from html import unescape

from django.test import Client

from conduct.models import ReportFormPage
from conduct.reporting import state
from tests.conduct import world

ADDRESS = "/conduct/report/"
TEXT = "He said it again before everybody, and nobody answered him."
STEPS = (
    ("What kind of thing", ("kind", "relation", "risk")),
    ("What happened", ("account",)),
    ("When, where, who", ("when", "where", "people")),
    ("What shows it", ("evidence", "files", "witnesses")),
    ("How it goes on", ("wish", "contact")),
)
KIND, ACCOUNT, WHERE, EVIDENCE, WISH = (f"s{number}" for number in range(1, 6))


def form_page(steps=STEPS, **fields):
    """The live form page; made at the first call."""
    existing = ReportFormPage.objects.filter(locale__language_code="en").first()
    if existing:
        return existing
    page = ReportFormPage(
        **{
            "title": "Tell us what happened",
            "slug": "report",
            "introduction": "Only two or three people read it.",
            "can_and_cannot": "<p>The Party alone investigates sexual harassment.</p>",
            "steps": [("step", {"heading": heading, "questions": _questions(keys)}) for heading, keys in steps],
        }
        | fields
    )
    world.index_page().add_child(instance=page)
    page.save_revision().publish()
    return ReportFormPage.objects.get(pk=page.pk)


def _questions(keys):
    return [(key, {"label": f"About {key}?", "help": ""} | more) for key, more in map(_with_more, keys)]


def _with_more(key):
    return key if isinstance(key, tuple) else (key, {})


def readers(count=3):
    return [world.officer(f"officer-{number}") for number in range(1, count + 1)]


class Reporter:
    """Somebody with a browser that keeps cookies and runs no script."""

    def __init__(self, client=None, address=ADDRESS):
        self.client, self.address = client or Client(), address
        self.words = ""

    def get(self, **headers):
        return self._taken(self.client.get(self.address, headers=headers))

    def post(self, screen, follow=True, **fields):
        answer = self.client.post(self.address, {"screen": screen, **fields})
        return self.get() if follow and answer.status_code == 303 else self._taken(answer)

    def _taken(self, answer):
        self.page = answer.content.decode()
        if found := re.findall(r'conduct-words__word">([a-z-]+)<', self.page):
            self.words = " ".join(found)
        return answer

    # ------------------------------------------------------------------------------------------ whole walks
    def start(self):
        """As far as the question who is involved."""
        self.post("start")
        self.post("words", do="next")
        return self.post("check", words=self.words)

    def name(self, *people):
        """Answer that question: ``people`` are accounts, or seats of trustees."""
        from conduct.reporting.people import code_of

        asked = re.findall(r'name="asked" value="(\w+)"', self.page)
        involved = [code_of(person.pk) if hasattr(person, "pk") else person for person in people]
        return self.post("people", asked=asked, involved=involved)

    def write(self, kind="bullying", account=TEXT, **others):
        """Answer the steps, each by its button to the next."""
        self.post(KIND, kind=kind, relation="", risk="", do="next")
        self.post(ACCOUNT, account=account, do="next")
        for step, names in ((WHERE, ("when", "where", "where_place", "people")), (EVIDENCE, ("evidence",))):
            self.post(step, do="next", **{name: others[name] for name in names if name in others})
        wish = {name: others[name] for name in ("wish", "contact", "contact_name", "contact_how") if name in others}
        return self.post(WISH, do="next", **wish)

    def send(self):
        return self.post("review", do="send")

    def report(self, *named, **answers):
        """All of it."""
        self.start()
        self.name(*named)
        self.write(**answers)
        return self.send()

    @property
    def step(self):
        """The number of the step that is shown, or 0."""
        found = re.search(r"Step (\d+) of", self.page)
        return int(found[1]) if found else 0

    @property
    def heading(self):
        return unescape(re.search(r"<h1>(.*?)</h1>", self.page, re.DOTALL)[1]).strip()

    @property
    def cookie(self):
        return self.client.cookies.get(state.NAME)
