"""Delete expired drafts of the portal now; the scheduler does the same every hour."""

from typing import Any

from django.core.management.base import BaseCommand

from portal.services.drafts import sweep_drafts


class Command(BaseCommand):
    help = "Delete expired drafts of the portal with their files."

    def handle(self, *args: Any, **options: Any) -> None:
        self.stdout.write(f"{sweep_drafts()}")
