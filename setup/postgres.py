"""A PostgreSQL for tests and measurements: a local server if one answers, else one in a temporary folder."""

import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from setup import machine
from setup.words import Halt, say

LOCAL = "postgres://postgres@127.0.0.1:5432"
# The data lives as long as the run: durability would only cost time. Measurements ask for it.
FAST = ("fsync=off", "synchronous_commit=off", "full_page_writes=off", "jit=off")
COMMON = (
    "max_connections=60",
    "shared_buffers='256MB'",
    "work_mem='32MB'",
    "max_wal_size='4GB'",
    "listen_addresses='127.0.0.1'",
)


@contextmanager
def server(*, durable: bool = False) -> Iterator[str]:
    """Give the address of a server, without a database name; stop it afterwards if it was started here."""
    given = os.environ.get("DATABASE_URL_TEST", "").rstrip("/")
    if given or _answers(LOCAL):
        yield given or LOCAL
        return
    with _started(durable=durable) as address:
        yield address


def _answers(address: str) -> bool:
    """Whether a server lets us in there without a password and lets us make databases."""
    psql = shutil.which("psql")
    if not psql:
        return False
    question = "select rolcreatedb or rolsuper from pg_roles where rolname = current_user"
    command = [psql, "-w", "-XAt", "-c", question, f"{address}/postgres"]
    found = subprocess.run(
        command, capture_output=True, text=True, check=False, env=os.environ | {"PGCONNECT_TIMEOUT": "3"}
    )
    return found.stdout.strip() == "t"


@contextmanager
def _started(*, durable: bool) -> Iterator[str]:
    binaries = machine.postgres_folder()
    if not binaries:
        raise Halt(f"PostgreSQL is missing. Type:\n  {machine.apt_line(['postgresql-15'])}")
    folder = Path(tempfile.mkdtemp(prefix="ludao-postgres-"))
    owner = _owner()
    if owner:
        os.chown(folder, owner.pw_uid, owner.pw_gid)
    port = _free_port()
    data = folder / "data"
    _as(
        owner,
        [
            f"{binaries}/initdb",
            "-D",
            str(data),
            "-U",
            "postgres",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
        ],
    )
    own = (f"port={port}", f"unix_socket_directories='{folder}'")
    with (data / "postgresql.auto.conf").open("a", encoding="utf-8") as conf:
        conf.write("\n".join((*COMMON, *(() if durable else FAST), *own, "")))
    say(f"· starting PostgreSQL in a temporary folder, port {port}")
    control = [f"{binaries}/pg_ctl", "-D", str(data), "-w", "-l", str(folder / "log")]
    try:
        _as(owner, [*control, "start"])
        yield f"postgres://postgres@127.0.0.1:{port}"
    finally:
        with suppress(Halt):
            _as(owner, [*control, "-m", "immediate", "stop"])
        shutil.rmtree(folder, ignore_errors=True)


def _owner() -> pwd.struct_passwd | None:
    """PostgreSQL refuses to run as root: the user it runs as then."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        with suppress(KeyError):
            return pwd.getpwnam(name)
    raise Halt("there is neither a user postgres nor nobody to run PostgreSQL as")


def _as(owner: pwd.struct_passwd | None, command: list[str]) -> None:
    who: dict[str, Any] = {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": []} if owner else {}
    done = subprocess.run(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False, cwd="/", **who
    )
    if done.returncode:
        raise Halt(f"{' '.join(command)} failed:\n{done.stderr[-1500:]}")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def fresh_name(purpose: str) -> str:
    """A database name that no run at the same time uses."""
    return f"ludao_{purpose}_{os.getpid()}_{int(time.time()) % 100000}"
