"""Copy what pages use of the front-end packages into the static files; nothing of them is kept in the repository."""

import shutil
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

FILES = {
    "@tabler/core/dist/css/tabler.min.css": "tabler.min.css",
    "@tabler/core/dist/js/tabler.min.js": "tabler.min.js",
    "htmx.org/dist/htmx.min.js": "htmx.min.js",
}


class Command(BaseCommand):
    help = "Copy the used front-end files from node_modules to static/vendor"
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        source = Path(settings.BASE_DIR) / "node_modules"
        target = Path(settings.BASE_DIR) / "static" / "vendor"
        target.mkdir(parents=True, exist_ok=True)
        for name, short in FILES.items():
            if not (source / name).exists():
                raise CommandError(f"{name} is not there: run 'make front' first")
            text = (source / name).read_text(encoding="utf-8")
            # The maps are left behind, so their mention would make the manifest fail.
            lines = [line for line in text.splitlines() if "sourceMappingURL=" not in line]
            (target / short).write_text("\n".join(lines) + "\n", encoding="utf-8")
        shutil.copystat(source, target)
        self.stdout.write(f"{len(FILES)} front-end files copied")
