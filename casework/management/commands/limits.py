"""manage.py limits: every time limit that the law data know."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from law.cli import InputError, limit_line, list_limits


class Command(BaseCommand):
    """Needs no database."""

    help = "列出全部法定期限"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """All, or those of a track, or those an event touches."""
        parser.add_argument("--track", help="只列某一程序，如 arbitration")
        parser.add_argument("--event", help="只列某一事件涉及的期限")
        parser.add_argument("--json", action="store_true", help="输出JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the list; unusable input ends with code 2."""
        try:
            rows = list_limits(options["track"], options["event"])
        except InputError as bad:
            raise CommandError(str(bad), returncode=2) from bad
        if options["json"]:
            self.stdout.write(json.dumps(rows, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(limit_line(row) for row in rows))
