"""分期字段: one instalment a line, a day and an amount."""

from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.services.outcome.instalments import Part


class PartsField(forms.CharField):
    """Lines such as “2026-12-15 5000.00”; empty when it is paid at once."""

    widget = forms.Textarea(attrs={"rows": 4})

    def clean(self, value: Any) -> Any:
        return [self._part(line) for line in str(super().clean(value) or "").splitlines() if line.strip()]

    def _part(self, line: str) -> Part:
        words = line.replace("，", " ").replace(",", " ").replace("元", "").split()
        try:
            day, amount = date.fromisoformat(words[0]), Decimal(words[1])
            if len(words) != 2 or not amount.is_finite() or amount != amount.quantize(Decimal("0.01")):
                raise ValueError(line)
        except (ValueError, IndexError, InvalidOperation):
            raise forms.ValidationError(
                _("One instalment a line: day and amount, such as 2026-12-15 5000.00")
            ) from None
        return day, amount
