"""The system's side: which libraries, programs and fonts are there, and the apt line for the others."""

import ctypes
import glob
import importlib.util
import os
import shutil
import subprocess
import sys

from setup.words import Halt, say

LIBRARIES = {
    "libpango-1.0.so.0": "libpango-1.0-0",
    "libpangoft2-1.0.so.0": "libpangoft2-1.0-0",
    "libharfbuzz-subset.so.0": "libharfbuzz-subset0",
}
TEST_LIBRARIES = {"libatomic.so.1": "libatomic1"}  # the browser's driver wants it
PROGRAMS = {"hb-subset": "libharfbuzz-bin", "fc-match": "fontconfig"}
TEST_PROGRAMS = {"xgettext": "gettext", "pdftotext": "poppler-utils", "chromium": "chromium"}
FONT_PACKAGE = "fonts-noto-cjk"
WITHOUT = {
    "libpango-1.0-0": "no PDF can be made at all",
    "libpangoft2-1.0-0": "no PDF can be made at all",
    "libharfbuzz-subset0": "each PDF takes ten times as long",
    "libharfbuzz-bin": "papers use whole fonts, more slowly",
    "fontconfig": "papers can't find the system's fonts",
    FONT_PACKAGE: "papers use a font from a Python package, without true bold and rare characters of names",
}


def prepare(*, testing: bool) -> None:
    """Install what is missing as root; otherwise print the exact line and go on without (tests can't)."""
    _require_python()
    missing = missing_packages(testing=testing)
    if not missing:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        _install(missing)
        missing = missing_packages(testing=testing)
    if missing:
        _explain(missing, testing=testing)


def missing_packages(*, testing: bool) -> list[str]:
    """The Debian packages that this machine lacks, sorted."""
    programs = PROGRAMS | TEST_PROGRAMS if testing else PROGRAMS
    libraries = LIBRARIES | TEST_LIBRARIES if testing else LIBRARIES
    missing = {package for library, package in libraries.items() if not _loads(library)}
    missing |= {package for program, package in programs.items() if not shutil.which(program)}
    if not has_cjk_font():
        missing.add(FONT_PACKAGE)
    if testing and not postgres_folder():
        missing.add("postgresql-15")
    return sorted(missing)


def has_cjk_font() -> bool:
    """Whether Noto Serif CJK SC is installed."""
    if not shutil.which("fc-match"):
        return bool(glob.glob("/usr/share/fonts/**/NotoSerifCJK-Regular.ttc", recursive=True))
    found = subprocess.run(
        ["fc-match", "--format=%{family[0]}", "Noto Serif CJK SC"],
        capture_output=True,
        text=True,
        check=False,
    )
    return found.stdout == "Noto Serif CJK SC"


def postgres_folder() -> str:
    """The folder of initdb and postgres of the newest PostgreSQL, or the empty string."""
    folders = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"), key=lambda path: int(path.split("/")[4]))
    return os.path.dirname(folders[-1]) if folders else ""


def apt_line(packages: list[str]) -> str:
    """What somebody with root rights types."""
    return f"sudo apt-get update && sudo apt-get install -y --no-install-recommends {' '.join(packages)}"


def _require_python() -> None:
    if sys.version_info < (3, 11):  # noqa: UP036  an older Python may well call this
        raise Halt(
            f"Python 3.11 or newer is needed; this is {sys.version.split()[0]}. "
            "Give another one: make run PYTHON=/path/to/python3.11"
        )
    if importlib.util.find_spec("ensurepip") is None:
        if os.geteuid() == 0 and shutil.which("apt-get"):
            _install(["python3-venv"])
        else:
            raise Halt(f"Python's venv module is missing. Type:\n  {apt_line(['python3-venv'])}")


def _loads(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def _install(packages: list[str]) -> None:
    say(f"· installing system packages: {' '.join(packages)}")
    environment = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (
        ["apt-get", "update", "-qq"],
        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *packages],
    ):
        done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)
        if done.returncode:
            say((done.stdout + done.stderr).strip()[-2000:])
            say(f"  {' '.join(command[:2])} failed; going on without.")
            return


def _explain(missing: list[str], *, testing: bool) -> None:
    if testing:
        raise Halt(
            f"The tests skip nothing, so they need: {', '.join(missing)}. Type:\n  {apt_line(missing)}\nand again."
        )
    say("· some system packages are missing. Somebody with root rights may type:")
    say(f"    {apt_line(missing)}")
    for package in missing:
        say(f"    until then, without {package}: {WITHOUT[package]}")
