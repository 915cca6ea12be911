"""Put an organisation into the tree; its path is what sight from above is computed by."""

from typing import Any

from django.db import transaction

from casework.models import Organisation


def add_organisation(*, parent: Organisation | None = None, **fields: Any) -> Organisation:
    """Create an organisation below `parent`."""
    with transaction.atomic():
        organisation = Organisation.objects.create(parent=parent, path="", **fields)
        organisation.path = f"{parent.path if parent else '/'}{organisation.pk}/"
        organisation.save(update_fields=["path"])
    return organisation
