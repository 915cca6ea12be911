"""The numbers that a centre may set for itself: its own from a day on, else the law's data."""

from datetime import date
from decimal import Decimal, InvalidOperation

from casework.models import Organisation
from casework.services.settings import setting_at
from law.parameter import NotInForce, parameters


def figure(centre: Organisation, name: str, on: date) -> Decimal | None:
    """The value of `legal_aid.<name>` for a centre on a day; None where neither it nor the law's data has one."""
    own = setting_at(centre, f"legal_aid.{name}", on)
    value = own.get("value") if isinstance(own, dict) else own
    if value is not None:
        try:
            return Decimal(str(value))
        except InvalidOperation:
            return None
    try:
        return parameters()[f"legal_aid.{name}"].at(on, centre.region).value
    except (KeyError, NotInForce):
        return None


def known_figure(centre: Organisation, name: str, on: date) -> Decimal:
    """The same for numbers that always have a value."""
    found = figure(centre, name, on)
    assert found is not None, name
    return found
