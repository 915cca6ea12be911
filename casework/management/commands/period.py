"""manage.py period: count a legal period and say why it ends then."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from law.cli import InputError, answer_many, answer_period, as_lines, read_stream


class Command(BaseCommand):
    """Needs no database."""

    help = "计算期间：period --from 2026-09-29 --length 5 --unit working_days [--back]"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The issue's form; --batch reads a JSON array of {from, length, unit, back}."""
        parser.add_argument("--from", dest="from", help="起算事件当日，YYYY-MM-DD（当日不计入）")
        parser.add_argument("--length", help="长度")
        parser.add_argument("--unit", help="working_days、days、months 或 years")
        parser.add_argument("--back", action="store_true", help="向前倒数，如“开庭五日前”")
        parser.add_argument("--batch", action="store_true", help="从标准输入读JSON数组")
        parser.add_argument("--json", action="store_true", help="输出JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the answer; unusable input ends with code 2."""
        try:
            asked = {name: options[name] for name in ("from", "length", "unit", "back")}
            answer = answer_many(read_stream(sys.stdin) if options["batch"] else asked, answer_period)
        except InputError as bad:
            raise CommandError(str(bad), returncode=2) from bad
        if options["json"] or isinstance(answer, list):
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(as_lines(answer)))
