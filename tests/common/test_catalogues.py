"""The translations of the interface and of the demo: whole, every placeholder and tag in place, not too long."""

import re
import shutil
import subprocess
import sys
from collections import Counter

import pytest
from babel.messages.pofile import read_po
from django.conf import settings

from common.catalogues import catalogues

LANGUAGES = ["ar", "de", "es", "fr"]
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")
TAG = re.compile(r"</?[a-zA-Z][^>]*>")
# A label, button or heading: short, and no sentence.
LABEL = re.compile(r"^[^.%<\n]{1,32}$")
# How much longer a label may be than the English one: words of German, sentences of nothing.
ROOM, FACTOR = 14, 2
# "%(count)d members": these forms stand for one number, which may be left out ("two members" is one word in Arabic).
OF_ONE_NUMBER = {"ar": 3, "de": 1, "es": 1, "fr": 1}


def read(path, language):
    with path.open("rb") as text:
        return [message for message in read_po(text, locale=language) if message.id]


@pytest.fixture(scope="module", params=LANGUAGES)
def language(request):
    return request.param


@pytest.fixture(scope="module")
def messages(language):
    return read(settings.BASE_DIR / "locale" / language / "LC_MESSAGES" / "django.po", language)


@pytest.fixture(scope="module")
def of_demo(language):
    return read(settings.BASE_DIR / "home" / "demo" / "translations" / f"{language}.po", language)


def sides(message, language):
    """``(source, translation, whether the number may be left out)`` of each form of a message."""
    if not message.pluralizable:
        return [(message.id, message.string, False)]
    _one, many = message.id
    alone = OF_ONE_NUMBER[language]
    return [(many, form, number < alone) for number, form in enumerate(message.string)]


def kept(pattern, source, text, fewer):
    wanted, found = Counter(pattern.findall(source)), Counter(pattern.findall(text))
    return found <= wanted if fewer else found == wanted


def wrong(messages, language, pattern):
    return [
        text
        for message in messages
        for source, text, fewer in sides(message, language)
        if not kept(pattern, source, text, fewer)
    ]


def test_every_language_of_the_site_but_english_has_a_catalogue():
    assert sorted(path.parent.parent.name for path in catalogues()) == LANGUAGES
    assert sorted(code for code, _name in settings.LANGUAGES if code != settings.LANGUAGE_CODE) == LANGUAGES


def test_no_string_of_the_interface_is_untranslated(messages, language):
    assert len(messages) >= 4000
    untranslated = [message.id for message in messages if message.fuzzy or not all_forms(message)]
    assert untranslated == []


def all_forms(message):
    return all(message.string) if message.pluralizable else message.string


def test_placeholders_are_those_of_the_source(messages, of_demo, language):
    assert sum(bool(PLACEHOLDER.search(str(message.id))) for message in messages) >= 400
    assert wrong(messages, language, PLACEHOLDER) == []


def test_tags_are_those_of_the_source(messages, of_demo, language):
    assert wrong(messages, language, TAG) == []
    assert wrong(of_demo, language, TAG) == []


def test_plurals_have_all_forms_of_the_language(messages, language):
    plural = [message for message in messages if message.pluralizable]
    assert len(plural) >= 80
    forms = {"ar": 6, "de": 2, "es": 3, "fr": 2}[language]
    assert {len(message.string) for message in plural} == {forms}


def test_labels_stay_about_as_short_as_in_english(messages, language):
    labels = [message for message in messages if not message.pluralizable and LABEL.match(message.id)]
    assert len(labels) >= 1200
    room = {message.id: FACTOR * len(message.id) + ROOM for message in labels}
    assert {m.id: m.string for m in labels if len(m.string) > room[m.id]} == {}


def test_lines_begin_and_end_as_in_the_source(messages, language):
    def edges(text):
        return text[:1].isspace(), text[-1:].isspace()

    single = [message for message in messages if not message.pluralizable]
    assert [m.string for m in single if edges(m.id) != edges(m.string)] == []


def test_the_demo_is_translated_with_every_string_its_translators_see(of_demo, language):
    assert len(of_demo) >= {"ar": 450}.get(language, 1100)
    assert [message.id for message in of_demo if not message.string or message.fuzzy] == []


@pytest.mark.skipif(
    shutil.which("xgettext") is None, reason="collecting strings needs GNU gettext (apt install gettext)"
)
def test_the_catalogues_hold_the_strings_of_today(tmp_path):
    """What ``make messages`` would add or take away."""
    for name in ["common", "members", "branches", "events", "newsletter", "conduct", "home", "li_site", "templates"]:
        shutil.copytree(settings.BASE_DIR / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(settings.BASE_DIR / "locale" / "fr", tmp_path / "locale" / "fr")
    command = [sys.executable, "-m", "django", "makemessages", "-l", "fr", "--no-obsolete", "--no-wrap"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    new = {key(m) for m in read(tmp_path / "locale" / "fr" / "LC_MESSAGES" / "django.po", "fr")}
    kept = {key(m) for m in read(settings.BASE_DIR / "locale" / "fr" / "LC_MESSAGES" / "django.po", "fr")}
    assert new - kept == set()
    assert kept - new == set()


def test_all_languages_translate_the_same_strings():
    held = [{key(m) for m in read(path, path.parent.parent.name)} for path in catalogues()]
    assert held[1:] == held[:-1]


def key(message):
    return message.context or "", message.id if isinstance(message.id, str) else message.id[0]
