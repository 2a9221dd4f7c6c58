"""The library in the officers' browsers is the one that was looked at, and needs no more than the policy allows."""

import hashlib
import json
import re

import pytest
from django.conf import settings

VENDOR = settings.BASE_DIR / "static" / "js" / "vendor"
MODULE = VENDOR / "age-encryption.js"
PACKAGES = {
    "age-encryption",
    "@noble/ciphers",
    "@noble/curves",
    "@noble/hashes",
    "@noble/post-quantum",
    "@scure/base",
}


def test_the_module_is_the_one_whose_digest_is_kept():
    kept, name = (VENDOR / "age-encryption.sha256").read_text().split()
    assert name == MODULE.name
    assert hashlib.sha256(MODULE.read_bytes()).hexdigest() == kept


def test_every_package_in_it_came_with_its_licence():
    inside = set(re.findall(r"^// (?:node_modules/.*)?node_modules/(@[^/]+/[^/]+|[^/]+)/", MODULE.read_text(), re.M))
    assert inside == PACKAGES
    licences = (VENDOR / "age-encryption.LICENCES.txt").read_text()
    titles = set(re.findall(r"^=+\n(\S+) [\d.]+ \((?:MIT|BSD-3-Clause)\)$", licences, re.M))
    assert titles == PACKAGES
    assert licences.count("WITHOUT WARRANTY OF ANY KIND") + licences.count("PROVIDED BY THE COPYRIGHT HOLDERS") == 8


def test_every_package_that_is_bundled_is_pinned_by_its_digest():
    lock = json.loads((settings.BASE_DIR / "tools" / "bundle_age" / "package-lock.json").read_text())
    packages = {path: package for path, package in lock["packages"].items() if path}
    assert {path.rpartition("node_modules/")[2] for path in packages} >= PACKAGES
    assert all(package["integrity"].startswith("sha512-") for package in packages.values())
    assert packages["node_modules/age-encryption"]["version"] == "0.3.1"


@pytest.mark.parametrize(
    "forbidden", [r"\beval\(", r"new Function\b", r"WebAssembly", r"\bimport\(", r"^import ", r"https?://\S+\.js"]
)
def test_it_runs_under_a_policy_without_exceptions(forbidden):
    assert not re.search(forbidden, MODULE.read_text(), re.M)


def test_only_one_module_of_ours_knows_the_library():
    ours = [path for path in (settings.BASE_DIR / "static" / "js").rglob("*.js") if path.parent != VENDOR]
    assert len(ours) >= 9
    assert [path.name for path in ours if "age-encryption.js" in path.read_text()] == ["age.js"]
