"""A real web server: its memory, and what the portal's first page weighs on the wire."""

import gzip
import os
import re
import signal
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

from bench.processes import ROOT, resident_mb

ASSET = re.compile(r"""(?:src|href)="(/static/[^"]+)\"""")


def web(portal: str = "/p/", requests: int = 300) -> dict[str, Any]:
    """Start gunicorn on an empty SQLite, ask it many times, weigh it and the first page."""
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"LUDAO_VAR": folder, "LOG_LEVEL": "ERROR", "ALLOWED_HOSTS": "127.0.0.1"}
        environment.pop("DATABASE_URL", None)
        for command in (("migrate", "-v0"), ("collectstatic", "--noinput", "-v0")):
            subprocess.run([sys.executable, "manage.py", *command], cwd=ROOT, env=environment, check=True)
        port = _free_port()
        server = subprocess.Popen(
            [sys.executable, "-m", "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{port}", "--workers", "1",
             "--threads", "4", "--no-control-socket", "--log-level", "error"],
            cwd=ROOT, env=environment,
        )  # fmt: skip
        try:
            return _weigh(f"http://127.0.0.1:{port}", portal, server.pid, requests)
        finally:
            server.send_signal(signal.SIGTERM)
            server.wait(timeout=30)


def _weigh(root: str, portal: str, master: int, requests: int) -> dict[str, Any]:
    _wait(root + portal)
    page = b""
    for _turn in range(requests):
        page, size = _get(root + portal)
    assets = {address: _get(root + address)[1] for address in sorted(set(ASSET.findall(page.decode())))}
    child = Path(f"/proc/{master}/task/{master}/children").read_text().split()[0]
    return {
        "memory": resident_mb(child),
        "page": size + sum(assets.values()),
        "html": size,
        "assets": len(assets),
    }


def _get(address: str) -> tuple[bytes, int]:
    """The content, and its bytes as they travelled."""
    with urllib.request.urlopen(
        urllib.request.Request(address, headers={"Accept-Encoding": "gzip"})
    ) as answer:
        body = answer.read()
        head = len(str(answer.headers)) + 20
        content = gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body
        return content, len(body) + head


def _wait(address: str) -> None:
    for _turn in range(150):
        try:
            _get(address)
            return
        except OSError:
            time.sleep(0.2)
    raise RuntimeError("the web server does not answer")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
