"""manage.py import_calendar: load a new holiday notice into law/calendar."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from law.calendar_import import import_notice
from law.loader import LawDataError


class Command(BaseCommand):
    """Needs no database; open limits are recomputed by who keeps them."""

    help = "导入放假通知：import_calendar 2027.yaml [--replace]"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """A file in the form of law/calendar/YYYY.yaml."""
        parser.add_argument("file", type=Path, help="放假通知文件（格式同 law/calendar/2026.yaml）")
        parser.add_argument("--replace", action="store_true", help="改写已载入的年份")
        parser.add_argument("--json", action="store_true", help="输出JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Import the file or say what is wrong with it, naming the line (code 2)."""
        try:
            done = import_notice(options["file"], replace=options["replace"])
        except LawDataError as bad:
            raise CommandError(f"放假通知有误：{bad}", returncode=2) from bad
        if options["json"]:
            self.stdout.write(json.dumps(asdict(done), ensure_ascii=False))
        else:
            self.stdout.write(
                f"{done.year}年已载入（{done.notice}）：休{done.rest_days}日，调休上班{done.makeup_workdays}日"
            )
