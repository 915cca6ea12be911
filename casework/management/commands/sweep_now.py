"""Sweep once without a worker: for cron on a small machine, and to see what the sweeper does."""

import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from casework.services import outbox
from casework.services.sweep import sweep


class Command(BaseCommand):
    help = "Claim the rungs of limits that have come due, and run the jobs that wait"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="a stable form")
        parser.add_argument("--claim-only", action="store_true", help="leave the jobs to the worker")

    def handle(self, *args: Any, **options: Any) -> None:
        """Print how many rungs of each kind were claimed and how many jobs were run to their end."""
        result: dict[str, int] = sweep()
        if not options["claim_only"]:
            result["jobs"] = _run_waiting()
        if options["json"]:
            self.stdout.write(json.dumps(result))
        else:
            self.stdout.write(", ".join(f"{name} {count}" for name, count in result.items()))


def _run_waiting() -> int:
    done = 0
    while batch := outbox.waiting():
        done += sum(outbox.run(pk) for pk in batch)
    return done
