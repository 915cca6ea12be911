"""What the program needs to start: without Pango no PDF can be made, and everything else goes on."""

import subprocess
import sys

START = """
import sys
import time
from concurrent.futures import ThreadPoolExecutor

class WithoutPango:
    def find_spec(self, name, path=None, target=None):
        if name == "weasyprint":
            print("advice for developers")
            time.sleep(0.1)
            raise OSError("cannot load library 'libpango-1.0-0'")

sys.meta_path.insert(0, WithoutPango())
import django
django.setup()
import config.urls
from casework.errors import Unavailable
from documents.rendering.drawing import render_pdf

def draw(_number):
    try:
        render_pdf("<p>")
    except Unavailable as lacking:
        return lacking.status, "Pango" in lacking.message

with ThreadPoolExecutor(4) as threads:
    print(set(threads.map(draw, range(8))))
"""


def test_the_program_starts_without_the_libraries_of_papers_and_says_so_where_one_is_wanted():
    done = subprocess.run([sys.executable, "-c", START], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr[-800:]
    assert done.stdout == "{(503, True)}\n"
