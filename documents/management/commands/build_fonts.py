"""Set-up step: cut the fonts of papers."""

from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from documents.rendering.font_cutting import cut_fonts
from documents.rendering.font_sources import available_faces, system_font


class Command(BaseCommand):
    """Cut the fonts of papers from the system's Noto CJK into var/fonts, only the missing ones."""

    help = "Cut the fonts of official papers into var/fonts (only the missing ones)."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer --force to cut all fonts again."""
        parser.add_argument("--force", action="store_true", help="cut all fonts again")

    def handle(self, *args: Any, **options: Any) -> None:
        """Cut and say what is now there."""
        try:
            written = cut_fonts(force=options["force"])
        except FileNotFoundError:
            self.stderr.write("hb-subset is not installed; papers use the full system font, more slowly.")
            written = []
        self.stdout.write(f"{len(written)} font files cut, {len(available_faces())} in use.")
        if not system_font("serif"):
            self.stderr.write("No Noto Serif CJK on this system; rare characters in names will be refused.")
