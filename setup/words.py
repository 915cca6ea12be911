"""How set-up speaks: one line a step, and one way to stop."""

import sys


class Halt(Exception):
    """Set-up can't go on; the text says why and what to do."""


def say(text: str) -> None:
    """Print at once, also into a pipe."""
    sys.stdout.write(text + "\n")
    sys.stdout.flush()
