from .articles import ArticlePage, Byline, NewsletterIndexPage, Topic
from .authors import NamedAuthor
from .editions import EditionArticle, EditionMeeting, EditionNotice, EditionPage
from .mailings import Delivery, Mailing, Shell, TokenBucket, Worker
from .subscribers import ProviderEvent, Subscriber, Suppression

__all__ = [
    "ArticlePage",
    "Byline",
    "Delivery",
    "EditionArticle",
    "EditionMeeting",
    "EditionNotice",
    "EditionPage",
    "Mailing",
    "NamedAuthor",
    "NewsletterIndexPage",
    "ProviderEvent",
    "Shell",
    "Subscriber",
    "Suppression",
    "TokenBucket",
    "Topic",
    "Worker",
]
