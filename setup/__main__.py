"""`python3 -m setup run|test|ready|bench|lock`: what `make` calls."""

import os
import signal
import sys

from setup import checks, lock, machine, steps
from setup.words import Halt, say


def main(command: str) -> int:
    """Do one command; a Halt ends it with its line and code 1."""
    try:
        if command == "lock":
            return lock.lock()
        if command == "run":
            steps.require_free_port()
        machine.prepare(testing=command in ("test", "bench"))
        steps.ready(testing=command in ("test", "bench"))
        if command == "test":
            return checks.run_all()
        if command == "bench":
            return checks.run_bench()
        if command == "run":
            steps.start()
        return 0
    except Halt as halt:
        say(f"\n{halt}")
        return 1
    except KeyboardInterrupt:
        say("\nStopped. The same command goes on from here.")
        return 130


if __name__ == "__main__":
    known = ("run", "test", "ready", "bench", "lock")
    if len(sys.argv) != 2 or sys.argv[1] not in known:
        sys.exit(f"usage: python3 -m setup {'|'.join(known)}")
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    os.chdir(steps.ROOT)
    sys.exit(main(sys.argv[1]))
