"""Puts the catalogue's pages into the tree, each with one published revision."""

from home.provision import tree_root

from .keys import page_key
from .markup import Prose, Ref, stream, typeset
from .people import administrator


def ensure(specs, ids, tell):
    """Every page by its key, made where missing, and how many were made.

    Pages link to one another, so all of them stand before the first body is written. ``ids`` learns theirs.
    """
    tree, fresh = {}, []
    for number, spec in enumerate(specs, 1):
        page = _existing(spec)
        if page is None:
            page = _create(spec, tree, ids)
            fresh.append((spec, page))
        tree[spec.key] = page
        ids["page", spec.key] = page.pk
        tell("Pages", number, len(specs))
    for number, (spec, page) in enumerate(fresh, 1):
        _publish(spec, page, ids)
        tell("Texts", number, len(fresh))
    return tree, len(fresh)


def _existing(spec):
    return spec.model.objects.filter(translation_key=page_key(spec.key), locale__language_code="en").first()


def _create(spec, tree, ids):
    page = spec.model(
        **dict(_plain(name, value, ids) for name, value in spec.fields.items() if not isinstance(value, list)),
        translation_key=page_key(spec.key),
        last_reviewed=spec.reviewed,
        owner=administrator(),
    )
    parent = tree[spec.parent] if spec.parent else tree_root()
    parent.add_child(instance=page)
    if spec.after:
        spec.after(page)
    return page


def _plain(name, value, ids):
    """A field and its value; a Ref becomes the id it stands for, prose its HTML."""
    if isinstance(value, Ref):
        return f"{name}_id", ids[value.kind, value.key]
    if isinstance(value, Prose):
        return name, value.html(ids)
    return name, typeset(value) if isinstance(value, str) else value


def _publish(spec, page, ids):
    page = spec.model.objects.get(pk=page.pk)
    for name, value in [("body", spec.body), *spec.fields.items()]:
        if isinstance(value, list) and value:
            setattr(page, name, stream(value, ids, f"{spec.key}/{name}"))
    author = administrator()
    page.save_revision(user=author).publish(user=author)
