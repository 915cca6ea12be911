"""A process that measures on one database: reads one JSON question a line, answers with one JSON line.

Two of them side by side let a measure go to and fro between two databases within one run.
"""

import json
import os
import sys
from typing import Any


def main() -> None:
    """Answer until standard input ends."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
    import django

    django.setup()
    from bench import measures

    for line in sys.stdin:
        asked: dict[str, Any] = json.loads(line)
        answer = getattr(measures, asked.pop("measure"))(**asked)
        sys.stdout.write("\x1e" + json.dumps(answer) + "\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
