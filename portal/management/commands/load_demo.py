"""Load the demonstration data once."""

import time
from typing import Any

from django.core.management.base import BaseCommand

from casework.models import Organisation
from portal.demo.load import load_demo
from portal.demo.offices import PASSWORD, PEOPLE


class Command(BaseCommand):
    help = "Load the demonstration data into an empty database; a second run does nothing"

    def handle(self, *args: Any, **options: Any) -> None:
        if Organisation.objects.exists():
            self.stdout.write("demonstration data is there already")
            return
        begun = time.monotonic()
        disputes = load_demo()
        self.stdout.write(f"{disputes} disputes loaded in {time.monotonic() - begun:.1f} s")
        for username, name, held in PEOPLE:
            self.stdout.write(f"  {username:<10} {name}  {', '.join(office for office, _role in held)}")
        self.stdout.write(f"  password: {PASSWORD}")
