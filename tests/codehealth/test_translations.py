"""Every word of the pages is translated: collected anew into a copy, nothing is missing and nothing is doubtful."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest

from tests.codehealth.sources import APPS, ROOT

FOLDERS = ("config", *APPS, "templates", "locale")


@pytest.fixture(scope="module")
def collected(tmp_path_factory: pytest.TempPathFactory) -> polib.POFile:
    """The Chinese words after a fresh collection."""
    copy = tmp_path_factory.mktemp("words")
    for name in FOLDERS:
        if (ROOT / name).exists():
            shutil.copytree(ROOT / name, copy / name, ignore=shutil.ignore_patterns("__pycache__", "*.mo"))
    shutil.copy(ROOT / "manage.py", copy)
    (copy / "locale" / "zh_Hans" / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    environment = os.environ | {"PYTHONPATH": str(ROOT), "LUDAO_VAR": str(copy / "var")}
    script = (
        "import django; from django.conf import settings; from django.core.management import call_command;"
        "settings.configure(LOCALE_PATHS=['locale'], USE_I18N=True); django.setup();"
        "call_command('makemessages', locale=['zh_Hans'], no_location=True, verbosity=0)"
    )
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    subprocess.run([sys.executable, "-c", script], cwd=copy, env=environment, check=True)
    return polib.pofile(str(_po(copy)))


def _po(folder: Path) -> Path:
    return folder / "locale" / "zh_Hans" / "LC_MESSAGES" / "django.po"


def test_every_word_is_translated(collected):
    missing = [e.msgid for e in collected if not e.obsolete and not e.fuzzy and not e.translated()]

    assert not missing, f"{len(missing)} words: " + "\n".join(sorted(missing)[:200])


def test_no_translation_is_doubtful(collected):
    assert [e.msgid for e in collected.fuzzy_entries() if not e.obsolete] == []


def test_translations_keep_their_places(collected):
    """%(name)s in one language is %(name)s in the other."""

    place = re.compile(r"%\([a-z_]+\)[sd]|%[sd]")
    torn = [
        e.msgid
        for e in collected.translated_entries()
        if sorted(place.findall(e.msgid)) != sorted(place.findall(e.msgstr)) and not e.msgid_plural
    ]

    assert torn == []
