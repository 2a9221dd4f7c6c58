"""The text of the code as a revision has it, read without a query: whole pages ask for all that they point to."""

from dataclasses import dataclass

from wagtail.blocks import StreamValue


@dataclass(frozen=True)
class Text:
    """What a version says, by the names that the page has for it."""

    title: str
    introduction: str
    clauses: StreamValue
    party_texts: StreamValue


def text_of(revision):
    from conduct.models import CodeOfConductPage

    def stream(name):
        return CodeOfConductPage._meta.get_field(name).to_python(revision.content[name])

    said = {name: revision.content[name] for name in ("title", "introduction")}
    return Text(**said, clauses=stream("clauses"), party_texts=stream("party_texts"))
