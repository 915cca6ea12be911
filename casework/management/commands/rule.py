"""`manage.py rule NAME < facts.json`: a question of law answered yes, no or facts missing. Uses no database."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from law import answering, questions


class Command(BaseCommand):
    """A thin door to `law.questions`; exit code 2 on unusable input."""

    help = "Answer a question of law from facts given as JSON on standard input."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """NAME, or --list, or --describe NAME; --json for the stable form."""
        parser.add_argument("name", nargs="?")
        parser.add_argument("--describe", action="store_true")
        parser.add_argument("--list", action="store_true")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the answer; CommandError with code 2 says in Chinese what is wrong."""
        try:
            self.stdout.write(self._answer(options))
        except (answering.InputError, questions.UnknownQuestion) as error:
            raise CommandError(str(error), returncode=2) from None

    def _answer(self, options: dict[str, Any]) -> str:
        name, as_json = options["name"], options["json"]
        if options["list"]:
            listed = {key: question.title for key, question in sorted(questions.questions().items())}
            return answering.dump(listed) if as_json else "\n".join(f"{k}  {v}" for k, v in listed.items())
        if name is None:
            raise answering.InputError("请写明问题名称，或用 --list 查看全部")
        if options["describe"]:
            described = questions.describe(name)
            return answering.dump(described) if as_json else answering.fields_text(described)
        one = answering.rule(name)
        data = answering.answer(sys.stdin.read(), one)
        return answering.dump(data) if as_json else answering.rule_text(data)
