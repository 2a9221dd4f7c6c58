"""Static files as production serves them: hashed names only, compressed, one stylesheet.

Pages link css/site.css, which imports a file for each component into its cascade layer; pages of events, of plans
and of the account also a stylesheet whose components no other page has to carry. Development serves them so;
collectstatic writes the imports into them, because a browser would fetch them one after the other.
"""

import posixpath
import re

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

BUNDLES = tuple(
    f"css/{name}.css"
    for name in (
        "site",
        "events",
        "newsletter",
        "account",
        "plans",
        "edition",
        "conduct",
        "conduct-desk",
        "conduct-log",
        "report",
    )
)

IMPORT = re.compile(r"""@import\s+url\(\s*["']?(?P<url>[^"')]+)["']?\s*\)(?:\s*layer\((?P<layer>[\w.-]+)\))?\s*;""")
REFERENCE = re.compile(r"""url\(\s*(?P<quote>["']?)(?!["']|[a-z]+:|/|\#)(?P<url>[^"')]+)(?P=quote)\s*\)""")
COMMENT = r"/\*.*?\*/"
# What white space means something in: strings, and addresses without quotes.
LITERAL = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|url\([^"')]*\)"""
COMMENTS = re.compile(rf"{COMMENT}|(?P<literal>{LITERAL})", re.DOTALL)
SPACE = re.compile(
    rf"(?P<literal>{LITERAL})|(?P<nothing>:\s*;\s*)|(?P<last>\s*;\s*(?=}}))|\s*(?P<sign>[{{}};,])\s*|(?P<colon>:)\s+|\s+",
    re.DOTALL,
)


class BundledManifestStorage(CompressedManifestStaticFilesStorage):
    # Modules import one another by relative addresses: those get the hashed names too.
    support_js_module_import_aggregation = True
    # Nothing asks for the others, and each process looks at every file before its first answer.
    keep_only_hashed_files = True

    def post_process(self, paths, dry_run=False, **options):
        sources = paths
        for name in sources.keys() & BUNDLES if not dry_run else ():
            css = minify(bundle(name, lambda part: read(sources, part)))
            self.delete(name)
            self._save(name, ContentFile(css.encode()))
            paths = {**paths, name: (self, name)}
        yield from super().post_process(paths, dry_run, **options)


def read(paths, name):
    """The source of a static file among those collectstatic found."""
    storage, path = paths[name]
    with storage.open(path) as file:
        return file.read().decode()


def bundle(name, source):
    """The stylesheet ``name`` with what it imports in the place of each import, whatever the depth.

    ``source`` gives a file's text by its name. Relative addresses are rewritten to hold where they come to stand.
    """

    def inlined(match):
        imported = _joined(name, match["url"])
        css = bundle(imported, source)
        css = REFERENCE.sub(lambda reference: _moved(reference, imported, name), css)
        return f"@layer {match['layer']} {{\n{css}\n}}" if match["layer"] else css

    return IMPORT.sub(inlined, _without_comments(source(name)))


def minify(css):
    """The same rules without comments and without the white space that says nothing.

    Signs where CSS never cares lose what is around them: not ``+``, ``-`` and brackets, nor what is before a ``:``.
    """
    return SPACE.sub(_squeezed, _without_comments(css)).strip()


def _joined(name, url):
    return posixpath.normpath(posixpath.join(posixpath.dirname(name), url))


def _moved(reference, old, new):
    target = posixpath.relpath(_joined(old, reference["url"]), posixpath.dirname(new) or ".")
    return f'url("{target}")'


def _without_comments(css):
    return COMMENTS.sub(lambda token: token["literal"] or "", css)


def _squeezed(match):
    if match["literal"]:
        return match["literal"]
    if match["nothing"]:  # a custom property set to nothing needs its space
        return ": ;"
    return match["sign"] or match["colon"] or ("" if match["last"] else " ")
