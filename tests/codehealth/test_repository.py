"""The repository stands alone: no addresses in locks, no path of a machine, migrations in one line and complete."""

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.codehealth.sources import APPS, ROOT, TEXTS, files, where

LOCKS = [*sorted(ROOT.glob("requirements*.lock")), ROOT / "package-lock.json"]
MACHINE_PATH = re.compile(r"(?<![\w.*])/(?:work|tmp/[a-z]|Users|home/(?!ludao|tester)|root)/[a-z]")


def test_locks_name_no_host():
    addressed = [
        where(path, number)
        for path in LOCKS
        for number, line in enumerate(path.read_text().splitlines(), 1)
        if "://" in line and "funding" not in line and '"url"' not in line
    ]

    assert not addressed, "\n".join(addressed)


@pytest.mark.parametrize("path", LOCKS[:-1], ids=lambda p: p.name)
def test_every_pinned_package_has_a_hash(path):
    entries = re.split(r"\n(?=[a-z0-9])", path.read_text().strip())

    assert entries and all("==" in entry and "--hash=sha256:" in entry for entry in entries)


def test_no_file_knows_a_machine():
    knowing = [
        where(path, number)
        for path in files()
        if path.suffix in TEXTS or path.name in ("Makefile", "run")
        if path.name != "test_repository.py"
        for number, line in enumerate(path.read_text(encoding="utf-8", errors="ignore").splitlines(), 1)
        if MACHINE_PATH.search(line)
    ]

    assert not knowing, "\n".join(knowing)


@pytest.mark.parametrize("app", APPS)
def test_migrations_stand_in_one_line(app):
    graph = MigrationLoader(None).graph
    leaves = graph.leaf_nodes(app)

    assert len(leaves) <= 1, leaves


def test_no_migration_is_missing(db):
    said = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said, verbosity=1)
    except SystemExit:
        pytest.fail(said.getvalue())
