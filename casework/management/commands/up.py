"""`manage.py up`: the web server, the worker and the scheduler, under one Ctrl-C."""

import os
import socket
import sys
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from casework.processes import Program, Supervisor, empty_file_broker, has_semaphores

CELERY = (sys.executable, "-m", "celery", "-q", "-A", "config.celery")


class Command(BaseCommand):
    help = "Start web, worker and scheduler; Ctrl-C ends all of them"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default=os.environ.get("HOST") or "127.0.0.1")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT") or 8000))

    def handle(self, *args: Any, **options: Any) -> None:
        """Supervise until told to stop. Exit code 1 when a program can't be kept alive."""
        host, port = options["host"], options["port"]
        _require_free(host, port)
        address = os.environ.get("BASE_URL") or f"http://{host}:{port}"
        os.environ["BASE_URL"] = address
        empty_file_broker()
        supervisor = Supervisor(_programs(host, port), self.stdout.write)
        code = supervisor.run(once_up=lambda: self._greet(address), probe=(host, port))
        if code:
            sys.exit(code)

    def _greet(self, address: str) -> None:
        self.stdout.write(f"\n绿道 · Lüdao is at {address}/  (staff: {address}/accounts/login/)")
        accounts = settings.VAR_DIR / "demo-accounts.txt"
        if settings.DEMO and accounts.exists():
            self.stdout.write(accounts.read_text(encoding="utf-8"))
        self.stdout.write("Ctrl-C stops everything.\n")
        self.stdout.flush()


def _programs(host: str, port: int) -> list[Program]:
    web = (
        *(
            sys.executable,
            "-m",
            "gunicorn",
            "config.wsgi:application",
            "--bind",
            f"{host}:{port}",
            "--preload",
        ),
        *("--workers", os.environ.get("WEB_WORKERS", "2"), "--threads", os.environ.get("WEB_THREADS", "4")),
        *("--graceful-timeout", "5", "--timeout", "60", "--no-control-socket", "--log-level", "warning"),
        *("--max-requests", "5000", "--max-requests-jitter", "500"),
    )
    jobs = os.environ.get("WORKER_PROCESSES", "2")
    pool = "prefork" if has_semaphores() else "threads"
    worker = (
        *CELERY,
        "worker",
        "-P",
        pool,
        "-c",
        jobs,
        "--without-gossip",
        "--without-mingle",
        "--without-heartbeat",
    )
    # The schedule is three lines of code: kept in memory, it can't be left half written by a kill.
    beat = (*CELERY, "beat", "-S", "celery.beat:Scheduler", "--pidfile=")
    return [Program("web", web), Program("worker", worker), Program("scheduler", beat)]


def _require_free(host: str, port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as error:
            raise CommandError(f"{host}:{port} can't be used ({error}). Take another: --port 8001") from None
