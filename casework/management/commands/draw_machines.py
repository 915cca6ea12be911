"""manage.py draw_machines: the state machines as SVG files, read off the code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import translation

from casework.machine import drawing
from casework.views.machines import machines_known


class Command(BaseCommand):
    """Needs no database."""

    help = "画出各程序的状态机（SVG）"
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: CommandParser) -> None:
        """Where to write, in which language."""
        parser.add_argument("--into", help="目录，默认 var/machines")
        parser.add_argument("--language", default="zh-hans", choices=["zh-hans", "en"])

    def handle(self, *args: Any, **options: Any) -> None:
        """Write one file a machine and print its path."""
        folder = Path(options["into"] or settings.VAR_DIR / "machines")
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with translation.override(options["language"]):
                for key, machine in machines_known().items():
                    path = folder / f"{key}.svg"
                    path.write_text(drawing(machine), encoding="utf-8")
                    self.stdout.write(
                        f"{path}  {len(machine.labels)} states, {len(machine.moves)} transitions"
                    )
        except OSError as error:
            raise CommandError(str(error), returncode=2) from error
