"""What an organisation has overridden, as of a date; its superiors' settings apply where it has none."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from casework.models import Organisation, OrganisationSetting


def setting_at(organisation: Organisation, key: str, on: date, default: Any = None) -> Any:
    """The value of one setting of the organisation, or of its nearest superior, in force on a day."""
    ids = [int(part) for part in organisation.path.strip("/").split("/") if part]
    rows = OrganisationSetting.objects.filter(organisation_id__in=ids, key=key, effective_from__lte=on)
    best = max(rows, key=lambda row: (ids.index(row.organisation_id), row.effective_from), default=None)
    return default if best is None else best.value


def overrides_at(organisation: Organisation, limit_key: str, on: date) -> Mapping[str, Any] | None:
    """The override of one limit in force on a day: {"length": …, "unit": …, "target": …}, or None."""
    value = setting_at(organisation, f"limit.{limit_key}", on)
    return value if isinstance(value, dict) else None


class LimitOverrides:
    """Every limit override of an organisation and its superiors, read once, asked for many limits."""

    def __init__(self, organisation: Organisation) -> None:
        self.ids = [int(part) for part in organisation.path.strip("/").split("/") if part]
        self.rows = list(
            OrganisationSetting.objects.filter(organisation_id__in=self.ids, key__startswith="limit.")
        )

    def at(self, limit_key: str, on: date) -> Mapping[str, Any] | None:
        """As `overrides_at`."""
        fitting = [row for row in self.rows if row.key == f"limit.{limit_key}" and row.effective_from <= on]
        best = max(
            fitting, key=lambda row: (self.ids.index(row.organisation_id), row.effective_from), default=None
        )
        return best.value if best is not None and isinstance(best.value, dict) else None
