"""`manage.py amount KIND < facts.json`: what a claim comes to, step by step. Uses no database."""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from law import answering, claims


class Command(BaseCommand):
    """A thin door to `law.claims`; exit code 2 on unusable input."""

    help = "Compute an amount from facts given as JSON on standard input."
    requires_system_checks: list[str] = []
    requires_migrations_checks = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        """KIND, or --list, or --describe KIND; --json for the stable form."""
        parser.add_argument("kind", nargs="?")
        parser.add_argument("--describe", action="store_true")
        parser.add_argument("--list", action="store_true")
        parser.add_argument("--json", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print the answer; CommandError with code 2 says in Chinese what is wrong."""
        try:
            self.stdout.write(self._answer(options))
        except (answering.InputError, claims.UnknownKind) as error:
            raise CommandError(str(error), returncode=2) from None

    def _answer(self, options: dict[str, Any]) -> str:
        kind, as_json = options["kind"], options["json"]
        if options["list"]:
            listed = {name: formula.title for name, formula in claims.formulas().items()}
            return answering.dump(listed) if as_json else "\n".join(f"{k}  {v}" for k, v in listed.items())
        if kind is None:
            raise answering.InputError("请写明请求种类，或用 --list 查看全部")
        if options["describe"]:
            described = claims.describe(kind)
            return answering.dump(described) if as_json else answering.fields_text(described)
        one = answering.amount(kind)
        data = answering.answer(sys.stdin.read(), one)
        return answering.dump(data) if as_json else answering.amount_text(data)
