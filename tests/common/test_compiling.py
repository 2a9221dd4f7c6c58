"""Catalogues of translations: as translators write them, and as gettext reads them."""

import gettext
import os

import pytest
from django.core.management import call_command

from common.catalogues import compile_stale, is_stale
from common.language_checks import check_catalogues

CATALOGUE = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=UTF-8\\n"
"Plural-Forms: nplurals=2; plural=(n > 1);\\n"

msgid "Branch"
msgstr "Section"

#, fuzzy
msgid "Region"
msgstr "Section"

msgid "one member"
msgid_plural "%(count)d members"
msgstr[0] "un membre"
msgstr[1] "%(count)d membres"
"""


@pytest.fixture
def catalogue(tmp_path, settings):
    settings.BASE_DIR, settings.LOCALE_PATHS = tmp_path, [tmp_path / "locale"]
    path = tmp_path / "locale" / "fr" / "LC_MESSAGES" / "django.po"
    path.parent.mkdir(parents=True)
    path.write_text(CATALOGUE)
    return path


def read(catalogue):
    with catalogue.with_suffix(".mo").open("rb") as binary:
        return gettext.GNUTranslations(binary)


def test_what_is_compiled_holds_the_translations_and_their_plurals(catalogue):
    call_command("compilemessages", verbosity=0)
    messages = read(catalogue)
    assert messages.gettext("Branch") == "Section"
    assert [messages.ngettext("one member", "%(count)d members", count) for count in (1, 2)] == [
        "un membre",
        "%(count)d membres",
    ]


def test_what_a_translator_has_yet_to_look_at_is_left_in_english(catalogue):
    compile_stale()
    assert read(catalogue).gettext("Region") == "Region"


def test_a_catalogue_is_compiled_again_only_when_it_was_changed(catalogue):
    assert compile_stale() == [catalogue]
    assert compile_stale() == []
    later = catalogue.with_suffix(".mo").stat().st_mtime_ns + 1
    os.utime(catalogue, ns=(later, later))
    assert is_stale(catalogue)
    assert compile_stale() == [catalogue]


def test_nothing_is_left_beside_what_was_compiled(catalogue):
    compile_stale()
    assert {path.name for path in catalogue.parent.iterdir()} == {"django.po", "django.mo"}


def test_a_check_warns_of_catalogues_that_readers_do_not_see_as_they_are(catalogue):
    [warning] = check_catalogues(None)
    assert warning.id == "li.W010"
    assert "locale/fr/LC_MESSAGES/django.po" in warning.msg
    compile_stale()
    assert list(check_catalogues(None)) == []
