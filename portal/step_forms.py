"""The pages of the worker's form that ask more than elements, or ask them in plainer words."""

import re
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from law.identifiers import clean, credit_code_errors, id_birth_date, id_errors, id_sex, upgrade_id
from portal.fields import Ask, PlainDate, yes_no
from portal.step_form import StepForm

PHONE = re.compile(r"\+?[0-9][0-9 \-]{6,18}")
AID_GROUPS = (
    ("social_relief", gettext_lazy("I receive social relief (dibao or hardship)")),
    ("disabled_without_income", gettext_lazy("Disabled and without a regular income")),
    ("elderly_without_income", gettext_lazy("Elderly and without a regular income")),
    ("minor_without_income", gettext_lazy("Under 18 and without a regular income")),
    ("preferential_treatment", gettext_lazy("Veteran or family of a martyr, with preferential treatment")),
)


def phone_field(required: bool = True) -> forms.CharField:
    """A phone number: digits, spaces, hyphens."""
    return forms.CharField(
        label=gettext_lazy("Phone number"),
        required=required,
        max_length=20,
        widget=forms.TextInput(attrs={"inputmode": "tel", "autocomplete": "tel"}),
    )


def check_phone(form: forms.Form, name: str, value: str | None) -> None:
    """Put an error on the field if this can't be a phone number."""
    if value and not PHONE.fullmatch(value.strip()):
        form.add_error(name, _("This is no phone number. Enter digits only, such as 138 0013 8000."))


class WhoForm(StepForm):
    asks = (Ask("E-01", ("name", "id_type", "id_number")),)
    extra_legend = gettext_lazy("How can you be reached?")

    def extra(self) -> dict[str, forms.Field]:
        where = gettext_lazy("Where papers reach you now, with the room or the dormitory.")
        return {
            "phone": phone_field(),
            "address": forms.CharField(
                label=gettext_lazy("Address for papers"), max_length=200, help_text=where
            ),
            "electronic": yes_no(
                gettext_lazy("May papers be sent to this phone?"),
                help_text=gettext_lazy("They then count as received when they arrive on the phone."),
            ),
        }

    def complete(self, cleaned: dict[str, Any]) -> None:
        check_phone(self, "phone", cleaned.get("phone"))
        who = self.stated["E-01"] or {}
        number = clean(who.get("id_number", ""))
        if who.get("id_type") != "居民身份证" or not number:
            return
        if errors := id_errors(number):
            self.add_error("E-01.id_number", "；".join(errors))
            return
        number = upgrade_id(number)
        born = id_birth_date(number)
        who |= {"id_number": number, "sex": id_sex(number), "birth": born.isoformat() if born else None}
        if born and born > self.on:
            self.add_error("E-01.id_number", _("The date of birth in this number lies in the future."))


class HomeForm(StepForm):
    asks = (Ask("E-02"),)
    extra_legend = gettext_lazy("For free legal aid")

    def extra(self) -> dict[str, forms.Field]:
        return {
            "status_proof": yes_no(
                gettext_lazy("Have you something that shows it?"),
                help_text=gettext_lazy(
                    "Household register, rural address on the ID card, work badge or roster."
                ),
            ),
            "groups": forms.MultipleChoiceField(
                label=gettext_lazy("Does any of these apply to you? (only the legal-aid centre sees this)"),
                required=False,
                choices=AID_GROUPS,
                widget=forms.CheckboxSelectMultiple,
            ),
        }


class EmployerForm(StepForm):
    asks = (Ask("E-04", ("name", "credit_code")),)
    extra_legend = gettext_lazy("How can the company be reached?")

    def extra(self) -> dict[str, forms.Field]:
        return {
            "employer_person": forms.CharField(
                label=gettext_lazy("Who is in charge?"), max_length=40, required=False
            ),
            "employer_phone": phone_field(required=False),
            "employer_address": forms.CharField(
                label=gettext_lazy("Address of the company"), max_length=200, required=False
            ),
        }

    def complete(self, cleaned: dict[str, Any]) -> None:
        check_phone(self, "employer_phone", cleaned.get("employer_phone"))
        employer = self.stated["E-04"] or {}
        if code := employer.get("credit_code"):
            employer["credit_code"] = clean(code)
            if errors := credit_code_errors(code):
                hint = _("It stands on the business licence. You may leave it empty.")
                self.add_error("E-04.credit_code", "；".join([*errors, hint]))


class SiteForm(StepForm):
    asks = (
        Ask("E-06", ("performance_region", "performance_address")),
        Ask("E-91", ("name", "address"), optional=True),
        Ask("E-92", ("role", "name"), optional=True, rows=4),
        Ask("E-07", ("role", "name"), optional=True, rows=2),
    )


class JobForm(StepForm):
    asks = (Ask("E-11"), Ask("E-12", ("post",)), Ask("E-21", ("state", "signed_on")))

    def complete(self, cleaned: dict[str, Any]) -> None:
        contract = self.stated["E-21"] or {}
        hired = self.stated["E-11"]
        if contract.get("state") in ("未签", "空白合同"):
            contract.pop("signed_on", None)
        elif (
            hired
            and (contract.get("signed_on") or "9999") > self.on.isoformat()
            and contract.get("signed_on")
        ):
            self.add_error("E-21.signed_on", _("This day lies in the future."))


class HoursForm(StepForm):
    asks = (
        Ask("E-32", ("days_per_week", "hours"), optional=True),
        Ask("E-33", ("way", "kept_by"), optional=True),
    )

    def extra(self) -> dict[str, forms.Field]:
        return {"asks_overtime": yes_no(gettext_lazy("Do you also want to claim overtime pay?"))}


class OvertimeForm(StepForm):
    asks = (
        Ask("E-52", optional=True, rows=4),
        Ask("E-53", optional=True, rows=4),
        Ask("E-54", optional=True, rows=2),
        Ask("E-57", optional=True, rows=2),
    )


class PayForm(StepForm):
    asks = (
        Ask("E-41", ("form", "amount")),
        Ask("E-44", ("cycle", "day", "which"), optional=True),
        Ask("E-45", ("ways", "payer"), optional=True),
    )

    def complete(self, cleaned: dict[str, Any]) -> None:
        if cleaned.get("E-41.amount") == 0:
            self.add_error("E-41.amount", _("Enter the agreed pay: it can't be nothing."))


class LeavingForm(StepForm):
    """Why somebody left, in words that one knows; the article of the law follows from them."""

    asks = (Ask("E-34"), Ask("E-71", ("employed", "ended_on")))
    extra_legend = gettext_lazy("If you have left: why?")
    REASONS = (
        ("arrears", gettext_lazy("I left because the wages were not paid"), "38(2)", "劳动者"),
        ("insurance", gettext_lazy("I left because no social insurance was paid"), "38(3)", "劳动者"),
        ("resigned", gettext_lazy("I left for reasons of my own"), "37", "劳动者"),
        ("agreed", gettext_lazy("The company proposed to part, I agreed"), "36", "协商-单位先提"),
        ("agreed_worker", gettext_lazy("I proposed to part, the company agreed"), "36", "协商-劳动者先提"),
        ("dismissed_fault", gettext_lazy("I was dismissed; they said I broke the rules"), "39(2)", "单位"),
        ("dismissed", gettext_lazy("I was dismissed; they said things had changed"), "40(3)", "单位"),
        ("expired", gettext_lazy("The contract ran out"), "44(1)", "期满"),
        ("unclear", gettext_lazy("Something else, or I don't know"), "不明", "不明"),
    )

    def extra(self) -> dict[str, forms.Field]:
        return {
            "left_because": forms.ChoiceField(
                label=gettext_lazy("Why did you leave?"),
                required=False,
                choices=[(key, words) for key, words, _article, _by in self.REASONS],
                widget=forms.RadioSelect,
            ),
            "told": forms.CharField(
                label=gettext_lazy("What was said or written about it?"),
                required=False,
                max_length=300,
                widget=forms.Textarea(attrs={"rows": 3}),
            ),
        }

    def complete(self, cleaned: dict[str, Any]) -> None:
        left = self.stated["E-71"] or {}
        if left.get("employed"):
            left.pop("ended_on", None)
            self.stated |= {"E-72": None, "E-73": None}
            return
        if left and not left.get("ended_on") and "E-71.ended_on" not in self.errors:
            self.add_error("E-71.ended_on", _("Enter the day on which you left."))
        if not cleaned.get("left_because") and "left_because" not in self.errors:
            self.add_error("left_because", _("Choose the reason that fits best."))
        self._ground(cleaned)
        self._order(left)

    def _ground(self, cleaned: dict[str, Any]) -> None:
        for key, _words, article, by in self.REASONS:
            if key == cleaned.get("left_because"):
                verbatim = {"verbatim": cleaned["told"]} if cleaned.get("told") else {}
                self.stated |= {"E-72": by, "E-73": {"article": article, **verbatim}}

    def _order(self, left: dict[str, Any]) -> None:
        hired = self.answers.get("elements", {}).get("E-11")
        if hired and left.get("ended_on") and left["ended_on"] < hired:
            self.add_error("E-71.ended_on", _("You can't have left before you started. Check both days."))


class EarlierForm(StepForm):
    asks = (Ask("E-102", ("on", "to", "result"), optional=True, rows=3),)

    def complete(self, cleaned: dict[str, Any]) -> None:
        for number, row in enumerate(self.stated["E-102"] or ()):
            if row.get("on", "") > self.on.isoformat():
                self.add_error(f"E-102.{number}.on", _("This day lies in the future."))


class MediationForm(StepForm):
    asks = (Ask("E-105"),)


class ArrearsForm(StepForm):
    """The period of the arrears; the months of it are asked one page further on."""

    MOST_MONTHS = 36

    def extra(self) -> dict[str, forms.Field]:
        return {
            "arrears_from": PlainDate(label=gettext_lazy("First day not paid")),
            "arrears_to": PlainDate(label=gettext_lazy("Last day not paid")),
        }

    @property
    def extra_legend(self) -> str:
        from portal.wording import question

        return question("E-47")

    def complete(self, cleaned: dict[str, Any]) -> None:
        first, last = cleaned.get("arrears_from"), cleaned.get("arrears_to")
        hired = self.answers.get("elements", {}).get("E-11")
        if last and last > self.on:
            self.add_error("arrears_to", _("This day lies in the future."))
        if first and hired and first.isoformat() < hired:
            self.add_error(
                "arrears_from", _("This is before your first day of work (%(day)s).") % {"day": hired}
            )
        if not (first and last):
            return
        if last < first:
            self.add_error("arrears_to", _("This day is before the first day. Swap or correct them."))
        elif (last.year - first.year) * 12 + last.month - first.month >= self.MOST_MONTHS:
            self.add_error(
                "arrears_from", _("More than three years: enter the last three, and ask at the window.")
            )


class IouForm(StepForm):
    """The questions beside the photos: an IOU or a promise."""

    asks = (Ask("E-48", ("exists", "issuer", "on", "amount")),)

    def complete(self, cleaned: dict[str, Any]) -> None:
        if (self.stated["E-48"] or {}).get("exists") is False:
            self.stated["E-48"] = {"exists": False}
