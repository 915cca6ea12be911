"""What the program needs to start: without Pango no PDF can be made, and everything else goes on."""

import subprocess
import sys

START = """
import sys
sys.modules["weasyprint"] = None
import django
django.setup()
import config.urls
"""


def test_the_program_starts_without_the_libraries_of_papers():
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr[-800:]
