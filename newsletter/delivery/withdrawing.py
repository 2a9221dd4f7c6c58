"""Articles that are not live any more although a frozen mailing has them."""

from newsletter.models import Mailing


def withdrawn(mailing):
    """The ids of the mailing's articles that were withdrawn since it was frozen."""
    if not mailing.revisions:
        return []
    from newsletter.editions.services import withdrawn_since

    return [getattr(page, "pk", page) for page in withdrawn_since(mailing)]


def accept_withdrawn(mailing):
    """Somebody has decided to send it nevertheless: these are not asked about again."""
    gone = {str(pk) for pk in withdrawn(mailing)}
    mailing.revisions = {page: revision for page, revision in mailing.revisions.items() if page not in gone}
    Mailing.objects.filter(pk=mailing.pk).update(revisions=mailing.revisions)
