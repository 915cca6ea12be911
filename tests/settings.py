"""The settings of tests: data of their own beside the real ones, fast hashes, no broker, plain static files."""

import os
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ["LUDAO_VAR"] = str(ROOT / "var" / "tests" / os.environ.get("PYTEST_XDIST_WORKER", "one"))
os.environ.setdefault("STATIC_STORAGE", "django.contrib.staticfiles.storage.StaticFilesStorage")
os.environ.setdefault("CELERY_BROKER_URL", "memory://")

from config.settings import *  # noqa: E402, F403
from config.settings import INSTALLED_APPS, STORAGES  # noqa: E402, F401

INSTALLED_APPS = [*INSTALLED_APPS, "tests.ready_made"]
PAPER_FONT_DIR = ROOT / "var" / "fonts"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
WHITENOISE_AUTOREFRESH = True
