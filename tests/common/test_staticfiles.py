"""One stylesheet out of many, with every address in it still leading where it led."""

import json
import re

import pytest
from django.apps import apps
from django.contrib.staticfiles import finders
from django.core.files.storage import FileSystemStorage

from common.staticfiles import BUNDLES, BundledManifestStorage, bundle, minify

BUNDLE = "css/site.css"

FILES = {
    "css/site.css": """/* All of it. */
@layer base, components;
@import url("base.css") layer(base);
@import url('components/card.css') layer(components);
@import url("plain.css");
""",
    "css/base.css": 'body { margin: 0; font: "A  B"; }\n@font-face { src: url("../fonts/a.woff2"); }',
    "css/plain.css": "p { color: red; }",
    "css/components/card.css": '@import url("deep/shadow.css") layer(shadow);\n.c { mask: url(../../img/a.svg#x); }',
    "css/components/deep/shadow.css": """.s { mask: url('../../../img/a.svg'); }
.d { background: url(data:image/gif;base64,AA==); }""",
    "css/admin.css": "@import url(plain.css);\n",
    "js/main.js": 'import { open } from "./menu.js";\nimport "./finder.js";\nopen();\n',
    "js/menu.js": "export function open() {}\n",
    "js/finder.js": "export {};\n",
    "img/a.svg": "<svg xmlns='http://www.w3.org/2000/svg'/>",
    "fonts/a.woff2": "font",
}


@pytest.fixture
def collected(tmp_path):
    """The folder production serves, and the manifest in it."""
    for name, text in FILES.items():
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    source = FileSystemStorage(tmp_path / "source")
    storage = BundledManifestStorage(location=tmp_path / "served", base_url="/static/")
    for name in FILES:
        storage.save(name, source.open(name))
    results = list(storage.post_process({name: (source, name) for name in FILES}))
    assert not [result for _, _, result in results if isinstance(result, Exception)]
    return tmp_path / "served", json.loads((tmp_path / "served" / "staticfiles.json").read_text())["paths"]


def served(collected, name):
    folder, names = collected
    return (folder / names[name]).read_text()


def test_the_stylesheet_imports_nothing_and_keeps_its_layers(collected):
    css = served(collected, BUNDLE)
    assert "@import" not in css
    assert css.startswith("@layer base,components;@layer base{body{margin:0;")
    assert "@layer components{@layer shadow{.s{" in css
    assert css.endswith("p{color:red}")


def test_only_files_of_a_hashed_name_are_kept_for_ever(collected, settings):
    _, names = collected
    never_changes = re.compile(settings.WHITENOISE_IMMUTABLE_FILE_TEST)
    assert all(never_changes.match(f"/static/{name}") for name in names.values())
    assert not [name for name in names if never_changes.match(f"/static/{name}")]
    assert not never_changes.match(f"/media/{names[BUNDLE]}")


def test_every_address_in_it_leads_to_a_hashed_file(collected):
    folder, _ = collected
    addresses = re.findall(r'url\("?([^")]+)"?\)', served(collected, BUNDLE))
    relative = [address.split("#")[0] for address in addresses if not address.startswith("data:")]
    assert len(addresses) == 4
    assert len(relative) == 3
    for address in relative:
        assert re.search(r"\.[0-9a-f]{12}\.", address)
        assert (folder / "css" / address).resolve().exists()


def test_only_what_is_asked_for_is_kept(collected):
    folder, names = collected
    files = [path for path in folder.rglob("*") if path.is_file() and path.suffix not in (".br", ".gz")]
    kept = {str(path.relative_to(folder)) for path in files}
    assert kept == {*names.values(), "staticfiles.json"}
    assert not kept & FILES.keys()
    assert "flags" in apps.get_app_config("staticfiles").ignore_patterns


def test_a_changed_component_changes_the_name_of_the_stylesheet(tmp_path):
    names = set()
    for colour in ("red", "blue"):
        files = {"css/site.css": '@import url("a.css") layer(a);', "css/a.css": f"a{{color:{colour}}}"}
        storage = BundledManifestStorage(location=tmp_path / colour, base_url="/static/")
        source = FileSystemStorage(tmp_path / f"source-{colour}")
        for name, text in files.items():
            (tmp_path / f"source-{colour}" / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / f"source-{colour}" / name).write_text(text)
            storage.save(name, source.open(name))
        list(storage.post_process({name: (source, name) for name in files}))
        names.add(storage.stored_name("css/site.css"))
    assert len(names) == 2


def test_it_is_compressed_beside_itself(collected):
    folder, names = collected
    assert (folder / names["js/main.js"]).exists()
    css = folder / names[BUNDLE]
    assert {path.suffix for path in css.parent.glob(f"{css.name}.*")} <= {".gz", ".br"}


def test_modules_import_one_another_by_hashed_names(collected):
    _, names = collected
    js = served(collected, "js/main.js")
    for name in ("js/menu.js", "js/finder.js"):
        assert names[name].removeprefix("js/") in js


def test_other_stylesheets_are_left_alone(collected):
    assert "@import" in served(collected, "css/admin.css")


@pytest.mark.parametrize(
    ("css", "short"),
    [
        ("a { color : red ; }", "a{color :red}"),
        ("a  b > c + d ~ e { }", "a b > c + d ~ e{}"),
        ("a :hover, b:hover {}", "a :hover,b:hover{}"),
        ("p { width: calc(1px + 2 * (3px - 1px)); }", "p{width:calc(1px + 2 * (3px - 1px))}"),
        ("@media (width > 40rem) { a { top: 0 } }", "@media (width > 40rem){a{top:0}}"),
        ('a::before { content: "  /* not */ ; } "; }', 'a::before{content:"  /* not */ ; } "}'),
        ("a { --empty: ; color: red }", "a{--empty: ;color:red}"),
        ("/* a */ b /* c */ { }", "b{}"),
        ("a { background: url( a b.png ) }", "a{background:url( a b.png )}"),
        (r"""a { content: "\"  " ; }""", r"""a{content:"\"  "}"""),
    ],
)
def test_shortening_changes_no_meaning(css, short):
    assert minify(css) == short


def test_an_import_of_nothing_is_told():
    with pytest.raises(KeyError, match="missing"):
        bundle("css/site.css", {"css/site.css": '@import url("missing.css") layer(a);'}.__getitem__)


@pytest.mark.parametrize(
    ("name", "least"), [("css/site.css", 40), ("css/events.css", 6), ("css/account.css", 2), ("css/plans.css", 1)]
)
def test_the_real_stylesheets_are_one_file_each_with_every_component(name, least):
    def source(name):
        with open(finders.find(name), encoding="utf-8") as file:
            return file.read()

    css = bundle(name, source)
    imports = source(name).count("@import")
    assert name in BUNDLES
    assert imports > least
    assert "@import" not in css
    assert css.count("{") == css.count("}")
    assert len(minify(css)) < len(css)
