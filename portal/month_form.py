"""The month table: what was due each month by the law's own formula, and what the worker got."""

from datetime import date
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from law.claims import FactError, compute
from law.claims.result import to_fen
from law.claims.spans import calendar_months
from portal.fields import money_field
from portal.step_form import Group, StepForm


class MonthsForm(StepForm):
    """One row a month. For a monthly wage the due amount is computed; for other pay the worker enters it."""

    def extra(self) -> dict[str, forms.Field]:
        found: dict[str, forms.Field] = {}
        for month, _first, _last in self.months():
            key = f"{month:%Y-%m}"
            if not self.monthly:
                found[f"due.{key}"] = money_field(gettext_lazy("Earned (yuan)"))
            found[f"paid.{key}"] = money_field(gettext_lazy("Got (yuan); empty if nothing"), required=False)
        return found

    @property
    def monthly(self) -> bool:
        """Whether the pay was agreed by the month."""
        return bool(self._pay().get("form") == "月")

    def months(self) -> list[tuple[date, date, date]]:
        """Each month of the arrears with its first and last day in them."""
        first, last = self._span()
        return list(calendar_months(date.fromisoformat(first), date.fromisoformat(last))) if first else []

    def sections(self) -> list[Group]:
        due = self.due() if self.monthly else {}
        found = []
        for month, first, last in self.months():
            key = f"{month:%Y-%m}"
            legend = _("%(year)s-%(month)02d (day %(from)s to %(to)s)") % {
                "year": month.year, "month": month.month, "from": first.day, "to": last.day,
            }  # fmt: skip
            if self.monthly:
                legend += " · " + _("due %(amount)s yuan") % {"amount": due.get(key, Decimal(0))}
            names = [name for name in (f"due.{key}", f"paid.{key}") if name in self.fields]
            found.append(Group(legend, [[self[name]] for name in names]))
        return found

    def due(self) -> dict[str, Decimal]:
        """What was due by month for a monthly wage, as law.claims computes it (劳动法 art 50)."""
        first, last = self._span()
        facts = {"wage": self._pay().get("amount"), "wage_form": "monthly", "from": first, "to": last}
        try:
            result = compute("unpaid_wages", facts)
        except FactError:
            return {}
        months = [f"{month:%Y-%m}" for month, _first, _last in self.months()]
        return {
            key: to_fen(Decimal(step.figures["due"])) for key, step in zip(months, result.steps, strict=False)
        }

    def complete(self, cleaned: dict[str, Any]) -> None:
        due = self.due() if self.monthly else {}
        rows, total = [], Decimal(0)
        for month, _first, _last in self.months():
            key = f"{month:%Y-%m}"
            owed = due.get(key) if self.monthly else cleaned.get(f"due.{key}")
            paid = cleaned.get(f"paid.{key}") or Decimal(0)
            if owed is None:
                continue
            rows.append({"month": key, "due": str(to_fen(owed)), "paid": str(to_fen(paid))})
            total += max(owed - paid, Decimal(0))
        if rows and not total and not self.errors:
            self.add_error(None, _("By these figures nothing is owed. Check what you got in each month."))
        first, last = self._span()
        self.stated["E-47"] = {"from": first, "to": last, "amount": str(to_fen(total)), "months": rows}

    def other(self) -> dict[str, Any]:
        kept = super().other()
        return {name: value for name, value in kept.items() if value is not None}

    def _span(self) -> tuple[str, str]:
        other = self.answers.get("other", {})
        return other.get("arrears_from", ""), other.get("arrears_to", "")

    def _pay(self) -> dict[str, Any]:
        pay: dict[str, Any] = self.answers.get("elements", {}).get("E-41") or {}
        return pay
