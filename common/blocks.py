"""The ten body blocks that pages are written with, in three groups. Each has a template and a preview."""

from django.core.exceptions import ValidationError
from django.forms.utils import ErrorList
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock
from wagtail.rich_text import RichText

from .links import PageLinkBlock
from .richtext import FEATURES, sanitise
from .tables import TranslatedTableBlock

TEXT, MEDIA, ACTION = _("Text"), _("Pictures and files"), _("Ways on")


class RichTextBlock(blocks.RichTextBlock):
    """Rich text that is sanitised whenever it is stored (common.richtext)."""

    translation = "translated"

    def __init__(self, **kwargs):
        kwargs.setdefault("features", FEATURES)
        super().__init__(**kwargs)

    def get_prep_value(self, value):
        return sanitise(value.source if isinstance(value, RichText) else value)

    class Meta:
        icon = "pilcrow"
        label = _("Text")
        group = TEXT
        template = "blocks/rich_text.html"
        description = _("Paragraphs, headings, lists and links.")
        preview_value = "<h2>What a branch does</h2><p>It meets, it helps, and it <b>sends delegates</b>.</p>"


class LinkValue(blocks.StructValue):
    @cached_property
    def href(self):
        """Where the link goes: the page's address, else the typed one, else nothing."""
        page = self.get("page")
        return (page.url if page and page.live else "") or self.get("url") or ""


class LinkBlock(blocks.StructBlock):
    """A text and either a page of this site or an outside address."""

    text = blocks.CharBlock(label=_("Text"), max_length=80, help_text=_("Says where the link leads."))
    page = PageLinkBlock(label=_("Page of this site"), required=False)
    url = blocks.URLBlock(label=_("Or an outside address"), required=False)

    def clean(self, value):
        cleaned = super().clean(value)
        if bool(cleaned.get("page")) == bool(cleaned.get("url")):
            problem = ErrorList([_("Choose a page or type an address: one of the two.")])
            raise blocks.StructBlockValidationError({"page": problem})
        return cleaned

    class Meta:
        icon = "link"
        label = _("Link")
        value_class = LinkValue
        description = _("One link with its own text.")
        preview_value = {"text": "Join the Labour Party", "url": "https://example.org/join"}


class PictureBlock(blocks.StructBlock):
    image = ImageBlock(label=_("Picture"))
    caption = blocks.CharBlock(label=_("Caption"), required=False, max_length=200)
    credit = blocks.CharBlock(label=_("Credit"), required=False, max_length=100)

    class Meta:
        icon = "image"
        label = _("Picture")
        group = MEDIA
        template = "blocks/picture.html"
        description = _("A picture with a text for those who cannot see it, or marked as decoration.")
        preview_value = {
            "image": None,
            "caption": "Members in Brussels, drawn by code",
            "credit": "The web team",
        }


class QuoteBlock(blocks.StructBlock):
    quote = blocks.TextBlock(label=_("Quotation"), max_length=400)
    attribution = blocks.CharBlock(label=_("Who said it"), required=False, max_length=100)

    class Meta:
        icon = "openquote"
        label = _("Quotation")
        group = TEXT
        template = "blocks/quote.html"
        description = _("Somebody's words, set apart.")
        preview_value = {"quote": "I came for one meeting and stayed.", "attribution": "A member in Lisbon"}


class CallToActionBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=80)
    text = blocks.TextBlock(label=_("Text"), required=False, max_length=300)
    link = LinkBlock(label=_("Link"))

    class Meta:
        icon = "arrow-right"
        label = _("Call to action")
        group = ACTION
        template = "blocks/call_to_action.html"
        description = _("The one thing you want the reader to do next. At most one to a page.")
        preview_value = {
            "heading": "Find your branch",
            "text": "Tell us the country you live in.",
            "link": {"text": "Find my branch", "url": "https://example.org/branches/find/"},
        }


class ButtonRowBlock(blocks.StructBlock):
    buttons = blocks.ListBlock(LinkBlock(), label=_("Buttons"), min_num=1, max_num=4)

    class Meta:
        icon = "list-ul"
        label = _("Row of buttons")
        group = ACTION
        template = "blocks/button_row.html"
        description = _("Up to four links of equal weight.")
        preview_value = {
            "buttons": [
                {"text": "All branches", "url": "https://example.org/branches/"},
                {"text": "About us", "url": "https://example.org/about/"},
            ]
        }


class AccordionBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=80)
    items = blocks.ListBlock(
        blocks.StructBlock(
            [
                ("question", blocks.CharBlock(label=_("Question"), max_length=160)),
                ("answer", RichTextBlock(label=_("Answer"), features=["bold", "italic", "ol", "ul", "link"])),
            ]
        ),
        label=_("Questions"),
        min_num=1,
        max_num=20,
    )

    class Meta:
        icon = "help"
        label = _("Questions and answers")
        group = TEXT
        template = "blocks/accordion.html"
        description = _("Answers that open when asked for.")
        preview_value = {
            "heading": "Questions we hear",
            "items": [
                {"question": "Do I keep my UK branch?", "answer": "<p>No: you belong to the one abroad.</p>"},
                {"question": "Is there a fee?", "answer": "<p>Only your party membership.</p>"},
            ],
        }


class PersonBlock(blocks.StructBlock):
    name = blocks.CharBlock(label=_("Name"), max_length=100)
    post = blocks.CharBlock(label=_("Post"), required=False, max_length=100)
    text = blocks.TextBlock(label=_("A few words"), required=False, max_length=300)
    picture = ImageChooserBlock(
        label=_("Picture"), required=False, help_text=_("Decoration beside the name: it needs no text.")
    )


class PeopleBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=80)
    people = blocks.ListBlock(PersonBlock(), label=_("People"), min_num=1, max_num=30)

    class Meta:
        icon = "group"
        label = _("People")
        group = MEDIA
        template = "blocks/people.html"
        description = _("Cards of people with the post they hold. Ask them first.")
        preview_value = {
            "heading": "Who to talk to",
            "people": [
                {
                    "name": "Sam Example",
                    "post": "Secretary",
                    "text": "Answers within three days.",
                    "picture": None,
                },
                {"name": "Robin Sample", "post": "Chair", "text": "", "picture": None},
            ],
        }


class DocumentListBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=80)
    documents = blocks.ListBlock(DocumentChooserBlock(), label=_("Documents"), min_num=1, max_num=30)

    class Meta:
        icon = "doc-full"
        label = _("Documents")
        group = MEDIA
        template = "blocks/documents.html"
        description = _("Files to download, each with its kind and size.")
        preview_value = {"heading": "Papers", "documents": []}


class TableValue(blocks.StructValue):
    @cached_property
    def rows(self):
        """Each row as ``(column heading, cell)`` pairs: on a phone the heading stands at the cell."""
        headings = [column["heading"] for column in self["table"].columns]
        return [list(zip(headings, row, strict=False)) for row in self["table"].rows]


class TableBlock(blocks.StructBlock):
    table = TranslatedTableBlock(
        [
            ("text", blocks.CharBlock(label=_("Text"), required=False)),
            ("rich_text", RichTextBlock(label=_("Text with links"), features=["bold", "italic", "link"])),
            ("number", blocks.DecimalBlock(label=_("Number"), required=False)),
        ],
        label=_("Table"),
    )

    def clean(self, value):
        cleaned = super().clean(value)
        if not cleaned["table"].caption.strip():
            raise blocks.StructBlockValidationError(
                {"table": ValidationError(_("Say in the caption what the table shows."))}
            )
        return cleaned

    class Meta:
        icon = "table"
        label = _("Table")
        group = TEXT
        value_class = TableValue
        template = "blocks/table.html"
        description = _("Rows and columns with a caption; the first row names the columns.")
        preview_value = {
            "table": {
                "columns": [{"type": "text", "heading": "Body"}, {"type": "text", "heading": "Meets"}],
                "rows": [{"values": ["Executive committee", "Every month"]}],
                "caption": "Who meets when",
            }
        }


class NoticeBlock(blocks.StructBlock):
    tone = blocks.ChoiceBlock(
        label=_("Tone"),
        choices=[("info", _("Good to know")), ("warning", _("Take care")), ("success", _("Good news"))],
        default="info",
    )
    heading = blocks.CharBlock(label=_("Heading"), required=False, max_length=80)
    text = RichTextBlock(label=_("Text"), features=["bold", "italic", "link", "ul"])

    class Meta:
        icon = "info-circle"
        label = _("Notice")
        group = ACTION
        template = "blocks/notice.html"
        description = _("A boxed note that should not be missed.")
        preview_value = {
            "tone": "info",
            "heading": "New here?",
            "text": "<p>Nobody minds a first question.</p>",
        }


class BodyBlock(blocks.StreamBlock):
    rich_text = RichTextBlock()
    quote = QuoteBlock()
    accordion = AccordionBlock()
    table = TableBlock()
    image = PictureBlock()
    people = PeopleBlock()
    documents = DocumentListBlock()
    call_to_action = CallToActionBlock()
    button_row = ButtonRowBlock()
    notice = NoticeBlock()


class FooterColumnBlock(blocks.StructBlock):
    heading = blocks.CharBlock(label=_("Heading"), max_length=60)
    links = blocks.ListBlock(LinkBlock(), label=_("Links"), min_num=1, max_num=8)

    class Meta:
        icon = "list-ul"
        label = _("Column")
        description = _("A heading with its links.")
        preview_value = {"heading": "About", "links": [{"text": "Who we are", "url": "https://example.org/"}]}


class FactBlock(blocks.StructBlock):
    """A figure that is true on one day: never shown without that day."""

    figure = blocks.CharBlock(label=_("Figure"), max_length=20, help_text=_("Such as 3,500."))
    what = blocks.CharBlock(label=_("What it counts"), max_length=80)
    as_of = blocks.DateBlock(label=_("As of"))
    source = blocks.CharBlock(label=_("Source"), max_length=120)

    class Meta:
        icon = "tag"
        label = _("Fact")
        description = _("A figure with the day it was true and where it comes from.")
        preview_value = {"figure": "25", "what": "branches", "as_of": "2026-11-01", "source": "Branch list"}
