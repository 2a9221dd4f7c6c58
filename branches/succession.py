"""Who took over from whom. A merged branch leads to the end of its chain, however many mergers ago it was."""

from branches.choices import Status
from branches.models import BranchPage
from branches.querysets import in_readers_language
from common.privacy import public


def successor(branch):
    """The published branch that visitors of a merged one are led to, in their language; None if there is none."""
    mergers = dict(
        BranchPage.objects.filter(status=Status.MERGED, merged_into__isnull=False).values_list(
            "translation_key", "merged_into__translation_key"
        )
    )
    chain = [branch.translation_key]
    while chain[-1] in mergers:
        chain.append(mergers[chain[-1]])
        if chain[-1] in chain[:-1]:
            return None
    if len(chain) == 1:
        return None
    heirs = BranchPage.objects.live().filter(public(), translation_key=chain[-1])
    return in_readers_language(heirs.select_related("locale"))


def leads_back(branch, target):
    """Whether merging ``branch`` into ``target`` would make a circle."""
    seen = set()
    while target is not None and target.pk not in seen:
        if target.translation_key == branch.translation_key:
            return True
        seen.add(target.pk)
        target = target.merged_into if target.status == Status.MERGED else None
    return False
