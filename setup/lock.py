"""`make lock`: pins every package with its hashes; no address of an index gets into a file."""

import subprocess
import tempfile
from pathlib import Path

from setup.steps import ROOT
from setup.words import say

FLAGS = ("--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--universal")


def lock() -> int:
    """Resolve the *.in files anew with uv; returns the exit code."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["python3", "-m", "venv", folder], check=True)
        subprocess.run([f"{folder}/bin/pip", "install", "-q", "uv"], check=True)
        for source in sorted(Path(ROOT).glob("requirements*.in")):
            target = source.with_suffix(".lock")
            command = [f"{folder}/bin/uv", "pip", "compile", "-q", "--python-version", "3.11", *FLAGS]
            subprocess.run([*command, source.name, "-o", target.name], check=True, cwd=ROOT)
            say(f"{target.name}: {target.read_text().count('==')} packages")
    return 0
