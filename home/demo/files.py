"""Pictures and documents of the demo: drawn or written here, stored as an editor's upload would be."""

from django.core.files.base import ContentFile

from common.models import CustomDocument, CustomImage

from .people import administrator
from .pictures import draw


def ensure(pictures, documents, width, tell):
    """The ids of all files by ``(kind, key)``, made where missing, and how many were made."""
    ids, made = {}, 0
    for number, picture in enumerate(pictures, 1):
        image = CustomImage.objects.filter(title=picture.title).first()
        if image is None:
            image, made = _image(picture, width), made + 1
        ids["image", picture.key] = image.pk
        tell("Pictures", number, len(pictures))
    for paper in documents:
        document = CustomDocument.objects.filter(title=paper.title).first()
        if document is None:
            document, made = _document(paper), made + 1
        ids["document", paper.key] = document.pk
    return ids, made


def _image(picture, width):
    file = ContentFile(draw(picture, width), name=f"{picture.key}.png")
    return CustomImage.objects.create(
        title=picture.title, description=picture.alt, file=file, uploaded_by_user=administrator()
    )


def _document(paper):
    file = ContentFile(paper.text.strip().encode() + b"\n", name=f"{paper.key}.txt")
    return CustomDocument.objects.create(title=paper.title, file=file, uploaded_by_user=administrator())
