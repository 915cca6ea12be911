"""The file of an empty, wholly migrated SQLite database, made once for each state of the migrations."""

import fcntl
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "var" / "tests"


def empty_file() -> Path:
    """The file; whoever comes first makes it by the real command in a process of its own, the others wait."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    file = FOLDER / f"empty-{_state()}.sqlite3"
    with (FOLDER / "empty.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not file.exists():
            for old in FOLDER.glob("empty-*.sqlite3"):
                old.unlink()
            _make(file)
    return file


def _make(file: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        inherited = {k: v for k, v in os.environ.items() if not k.startswith(("DATABASE_URL", "PYTEST"))}
        own = {"LUDAO_VAR": folder, "DJANGO_SETTINGS_MODULE": "config.settings"}
        command = [sys.executable, "manage.py", "migrate", "--noinput", "-v0"]
        subprocess.run(command, cwd=ROOT, env=inherited | own, check=True)
        (made,) = Path(folder).glob("*.sqlite3")
        shutil.move(made, file)


def _state() -> str:
    """A digest of all that decides what the migrations make: theirs and the models' text, and the packages."""
    digest = hashlib.sha256((ROOT / "requirements.lock").read_bytes())
    for folder in ("migrations", "models"):
        for file in sorted(ROOT.glob(f"[a-z]*/{folder}/*.py")):
            digest.update(f"{file.relative_to(ROOT)}\n".encode() + file.read_bytes())
    return digest.hexdigest()[:16]
