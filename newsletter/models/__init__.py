from .approval import ApprovalSettings, EditorsCheckTask, RegionsCheckTask, Reminder
from .articles import ArticlePage, Byline, NewsletterIndexPage, Topic
from .authors import NamedAuthor
from .editions import (
    EditionArticle,
    EditionNotice,
    EditionPage,
    OfficialNotice,
    OfficialText,
)
from .mailings import Delivery, Mailing, Shell, TokenBucket, Worker
from .subscribers import (
    ProviderEvent,
    SoftBounce,
    Subscriber,
    SubscriptionRequest,
    Suppression,
)

__all__ = [
    "ApprovalSettings",
    "ArticlePage",
    "Byline",
    "Delivery",
    "EditionArticle",
    "EditionNotice",
    "EditionPage",
    "EditorsCheckTask",
    "Mailing",
    "NamedAuthor",
    "NewsletterIndexPage",
    "OfficialNotice",
    "OfficialText",
    "ProviderEvent",
    "RegionsCheckTask",
    "Reminder",
    "Shell",
    "SoftBounce",
    "Subscriber",
    "SubscriptionRequest",
    "Suppression",
    "TokenBucket",
    "Topic",
    "Worker",
]
