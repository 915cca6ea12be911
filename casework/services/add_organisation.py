"""Put an organisation into the tree; its path is what sight from above is computed by."""

from typing import Any

from django.db import transaction

from casework.models import Organisation


def add_organisation(*, parent: Organisation | None = None, **fields: Any) -> Organisation:
    """Create an organisation below `parent`."""
    with transaction.atomic():
        organisation = Organisation.objects.create(parent=parent, path="", **fields)
        place_in_tree(organisation)
    return organisation


def place_in_tree(organisation: Organisation) -> None:
    """Write the path of a new organisation; it never changes afterwards, since sight follows from it."""
    above = organisation.parent.path if organisation.parent else "/"
    organisation.path = f"{above}{organisation.pk}/"
    organisation.save(update_fields=["path"])
