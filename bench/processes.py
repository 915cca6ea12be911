"""Starts the measuring processes and asks them."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent


class Worker:
    """One measuring process on one database."""

    def __init__(self, database: str, **environment: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "bench.worker"],
            cwd=ROOT,
            env=os.environ | {"DATABASE_URL": database, "LOG_LEVEL": "ERROR", **environment},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, measure: str, **more: Any) -> Any:
        """The answer to one measure; raises RuntimeError when the process died over it."""
        assert self.process.stdin and self.process.stdout
        self.process.stdin.write(json.dumps({"measure": measure, **more}) + "\n")
        self.process.stdin.flush()
        for line in self.process.stdout:
            if line.startswith("\x1e"):
                return json.loads(line[1:])
        raise RuntimeError(f"the measuring process died over {measure}")

    def close(self) -> None:
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait(timeout=30)


def resident_mb(pid: int | str = "self") -> float:
    """Resident memory of a process in MB (10⁶ bytes)."""
    for line in Path(f"/proc/{pid}/status").read_text().splitlines():
        if line.startswith("VmRSS:"):
            return round(int(line.split()[1]) * 1024 / 1e6, 1)
    return 0.0
