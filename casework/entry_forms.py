"""录入: the worker, the employer and the claims as an office types them off an application, whatever the track."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy as _

from casework.forms import LOOKS, DateInput
from law.claims import formulas
from law.elements import CLAIMS
from law.identifiers import clean, credit_code_errors, id_birth_date, id_errors, id_sex, upgrade_id

# Claims that ask for an act or a finding, not for money.
WITHOUT_AMOUNT = {"C1", "C15", "C16"}
MOST = Decimal(100_000_000)
MOST_CLAIMS = 12


def _looks(widget: forms.Widget) -> str:
    return next((look for kind, look in LOOKS.items() if type(widget) is kind), "form-control")


class LookForm(forms.Form):
    """A form whose fields look like the pages."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.setdefault("class", _looks(field.widget))


class WorkerForm(LookForm):
    """One worker, as an office types him off an application."""

    name = forms.CharField(label=_("Worker's name"), max_length=40)
    id_number = forms.CharField(label=_("ID number"), max_length=24)
    phone = forms.RegexField(
        r"^[0-9+\- ]{7,20}$",
        label=_("Phone"),
        required=False,
        error_messages={"invalid": _("Digits only, 7 to 20.")},
    )
    residence = forms.CharField(label=_("Residence"), max_length=120, required=False)
    service_address = forms.CharField(label=_("Address for service"), max_length=120, required=False)

    def clean_id_number(self) -> str:
        number = upgrade_id(clean(self.cleaned_data["id_number"]))
        if errors := id_errors(number):
            raise forms.ValidationError(errors)
        return number

    def worker_fields(self) -> dict[str, Any]:
        """Party's own fields for the worker; sex and birthday follow from the ID number."""
        given, number = self.cleaned_data, self.cleaned_data["id_number"]
        return {
            **{name: given[name] for name in ("id_number", "phone", "residence", "service_address")},
            "sex": id_sex(number) or "",
            "born_on": id_birth_date(number),
        }


class PartiesForm(WorkerForm):
    """One worker against one employer."""

    migrant_worker = forms.BooleanField(label=_("Migrant worker"), required=False)
    hardship = forms.BooleanField(label=_("Hardship"), required=False)
    employer = forms.CharField(label=_("Employer's name"), min_length=4, max_length=100)
    credit_code = forms.CharField(label=_("Unified social credit code"), max_length=24, required=False)
    legal_representative = forms.CharField(label=_("Legal representative"), max_length=40, required=False)
    employer_address = forms.CharField(label=_("Employer's address"), max_length=120, required=False)
    employer_phone = forms.CharField(label=_("Employer's phone"), max_length=20, required=False)

    def clean_credit_code(self) -> str:
        code = clean(self.cleaned_data["credit_code"])
        if code and (errors := credit_code_errors(code)):
            raise forms.ValidationError(errors)
        return code

    def employer_fields(self) -> dict[str, Any]:
        """Party's own fields for the employer."""
        given = self.cleaned_data
        return {
            "credit_code": given["credit_code"],
            "legal_representative": given["legal_representative"],
            "residence": given["employer_address"],
            "phone": given["employer_phone"],
        }


class ClaimForm(LookForm):
    """One claim; a line left empty doesn't count. `titles` are the codes that a track takes."""

    titles: ClassVar[Mapping[str, str]] = CLAIMS

    code = forms.ChoiceField(
        label=_("Claim"),
        required=False,
        choices=[("", "—"), *((k, f"{k} {v}") for k, v in CLAIMS.items() if k != "C18")],
    )
    period_from = forms.DateField(label=_("From"), required=False, widget=DateInput())
    period_to = forms.DateField(label=_("To"), required=False, widget=DateInput())
    claimed = forms.DecimalField(
        label=_("Amount (yuan)"),
        required=False,
        min_value=Decimal("0.01"),
        max_value=MOST,
        max_digits=11,
        decimal_places=2,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        code, first, last = cleaned.get("code"), cleaned.get("period_from"), cleaned.get("period_to")
        given = any(cleaned.get(name) for name in ("period_from", "period_to", "claimed"))
        if given and not code and "code" in cleaned:
            self.add_error("code", _("Choose what is claimed."))
        if code and code not in WITHOUT_AMOUNT and "claimed" in cleaned and not cleaned["claimed"]:
            self.add_error("claimed", _("Enter the amount claimed."))
        if first and last and last < first:
            self.add_error("period_to", _("The end lies before the start."))
        return cleaned

    def as_claim(self) -> dict[str, Any]:
        """Claim's own fields."""
        code = self.cleaned_data["code"]
        kind = next((one.kind for one in formulas().values() if one.claim_code == code), "")
        return {
            "code": code, "kind": kind, "title": self.titles[code], "period_from": self.cleaned_data["period_from"],
            "period_to": self.cleaned_data["period_to"], "claimed": self.cleaned_data["claimed"],
        }  # fmt: skip


class BaseClaims(forms.BaseFormSet):
    """At least one claim, none twice for the same period."""

    def clean(self) -> None:
        if any(self.errors):
            return
        given = [form.cleaned_data for form in self.forms if form.cleaned_data.get("code")]
        if not given:
            raise forms.ValidationError(_("Enter at least one claim."))
        seen = {(one["code"], one.get("period_from"), one.get("period_to")) for one in given}
        if len(seen) != len(given):
            raise forms.ValidationError(_("The same claim for the same period stands here twice."))

    def claims(self) -> tuple[dict[str, Any], ...]:
        """The claims that were filled in."""
        return tuple(form.as_claim() for form in self.forms if form.cleaned_data.get("code"))


ClaimFormSet = forms.formset_factory(
    ClaimForm, formset=BaseClaims, extra=4, max_num=MOST_CLAIMS, validate_max=True
)
