from .contact import ContactMessage, ContactPageMixin
from .jobs import Job
from .mail import OutgoingMail
from .media import CustomDocument, CustomImage, CustomRendition
from .pages import BASE_TRANSLATABLE_FIELDS, BasePage
from .settings import OrganisationSettings

__all__ = [
    "BASE_TRANSLATABLE_FIELDS",
    "BasePage",
    "ContactMessage",
    "ContactPageMixin",
    "CustomDocument",
    "CustomImage",
    "CustomRendition",
    "Job",
    "OrganisationSettings",
    "OutgoingMail",
]
