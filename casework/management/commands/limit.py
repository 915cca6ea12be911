"""manage.py limit: when a time limit of the law ends, with article and steps."""

from __future__ import annotations

import json
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from law.cli import InputError, answer_limit, answer_many, as_lines, read_stream

FIELDS = ("key", "from", "exclude", "extend", "restart", "organisation", "region", "on")


class Command(BaseCommand):
    """Needs no database."""

    help = "计算法定期限：limit arbitration.award --from 2026-08-20 [--exclude 2026-09-01..2026-09-10] [--extend 15]"
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        """The issue's form; --batch reads a JSON array of objects with the same names."""
        parser.add_argument("key", nargs="?", help="期限，如 arbitration.award；limits 列出全部")
        parser.add_argument("--from", dest="from", help="起算事件当日，YYYY-MM-DD（当日不计入）")
        parser.add_argument("--exclude", action="append", help="不计入的期间 起日..止日，可重复")
        parser.add_argument("--extend", help="延长的长度")
        parser.add_argument("--restart", help="重新起算日")
        parser.add_argument("--organisation", help="机构代码")
        parser.add_argument("--region", help="六位行政区划代码")
        parser.add_argument("--on", help="按哪一日有效的规定计算，默认起算日")
        parser.add_argument("--batch", action="store_true", help="从标准输入读JSON数组")
        parser.add_argument("--json", action="store_true", help="输出JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the answer; unusable input ends with code 2."""
        try:
            asked = {name: options[name] for name in FIELDS}
            answer = answer_many(read_stream(sys.stdin) if options["batch"] else asked, answer_limit)
        except InputError as bad:
            raise CommandError(str(bad), returncode=2) from bad
        if options["json"] or isinstance(answer, list):
            self.stdout.write(json.dumps(answer, ensure_ascii=False, indent=2))
        else:
            self.stdout.write("\n".join(as_lines(answer)))
