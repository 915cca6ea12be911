"""协议页: amounts claim by claim, payments by day, the words; checked against the law each time it is kept."""

from decimal import Decimal
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from casework import access
from casework.entry_forms import LookForm
from casework.errors import BadInput, Refused
from casework.forms import DateInput
from casework.models import Claim
from casework.services.note_reading import note_reading
from casework.views.act_page import add_errors
from casework.views.acting import actor_of
from mediation.models import Agreement, Mediation
from mediation.services.agreement.check_law import undisputed_amounts
from mediation.services.agreement.draft import save_draft
from mediation.services.agreement.missing_signatures import missing_signatures
from mediation.services.agreement.terms import MOST_PARTS, Part, Terms, open_claims
from mediation.services.agreement.words import clauses, plain_words
from mediation.views.agreement_forms import draft_of
from mediation.views.talks_panel import amounts_beside
from mediation.views.visible import visible_mediation, whole

LINES = ("default_clause", "waiver", "tax_note", "insurance_note")
BLANK_PARTS = 3


def _lines(label: Any, rows: int = 2, most: int = 1000) -> forms.CharField:
    return forms.CharField(
        label=label, required=False, max_length=most, widget=forms.Textarea(attrs={"rows": rows})
    )


class WordsForm(LookForm):
    """The words of the agreement."""

    facts = _lines(gettext_lazy("Main facts of the dispute"), 3, 4000)
    how_paid = forms.CharField(label=gettext_lazy("How it is paid"), initial="银行转账", max_length=200)
    payee_bank = forms.CharField(label=gettext_lazy("Bank"), required=False, max_length=80)
    payee_account = forms.CharField(label=gettext_lazy("Account"), required=False, max_length=60)
    backing = forms.ChoiceField(
        label=gettext_lazy("Who else pays"), choices=Agreement.Backing.choices, required=False
    )
    backer = forms.CharField(
        label=gettext_lazy("Name of guarantor or general contractor"), required=False, max_length=120
    )
    default_clause = _lines(gettext_lazy("If a date is missed"))
    tax_note = _lines(gettext_lazy("Income tax"))
    insurance_note = _lines(gettext_lazy("Social insurance"))
    waives_insurance = forms.BooleanField(
        label=gettext_lazy("The terms give up social insurance contributions"), required=False
    )
    other_terms = _lines(gettext_lazy("Other terms, one a line"), 3, 4000)
    waiver = _lines(gettext_lazy("What is waived, in words"))
    why_all_the_same = _lines(gettext_lazy("Why the parties want it in spite of the warnings"))


class PartForm(LookForm):
    """One payment; a line left empty doesn't count."""

    due_on = forms.DateField(label=gettext_lazy("Due on"), required=False, widget=DateInput())
    amount = forms.DecimalField(
        label=gettext_lazy("Amount (yuan)"),
        required=False,
        min_value=Decimal("0.01"),
        max_digits=11,
        decimal_places=2,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if bool(cleaned.get("due_on")) != bool(cleaned.get("amount")) and not self.errors:
            missing = "amount" if cleaned.get("due_on") else "due_on"
            self.add_error(missing, _("Give each payment its day and its amount."))
        return cleaned


PartFormSet = forms.formset_factory(PartForm, extra=BLANK_PARTS, max_num=MOST_PARTS, validate_max=True)


class AmountForm(LookForm):
    """What one claim gets; without a tick it stays open."""

    settled = forms.BooleanField(label=gettext_lazy("settled"), required=False)
    amount = forms.DecimalField(
        label=gettext_lazy("Agreed (yuan)"),
        required=False,
        min_value=Decimal(0),
        max_digits=11,
        decimal_places=2,
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("settled") and cleaned.get("amount") is None and "amount" in cleaned:
            self.add_error("amount", _("Enter the amount, 0 where the claim is waived."))
        return cleaned


@login_required
@require_http_methods(["GET", "HEAD", "POST"])
def agreement_page(request: HttpRequest, pk: int) -> HttpResponse:
    """Show the draft beside the amounts of the law, or keep it."""
    actor = actor_of(request)
    row = visible_mediation(actor, pk)
    access.require(actor, "mediation.draft_agreement", proceeding=row)
    note_reading(row.case_file, actor, "agreement")
    builder = Builder(request, row)
    refusal, status = None, 200
    if request.method == "POST":
        try:
            if builder.is_valid():
                save_draft(
                    row,
                    actor=actor,
                    terms=builder.terms(),
                    why_all_the_same=builder.words.cleaned_data["why_all_the_same"],
                    revision=whole(request.POST.get("revision")),
                )
                messages.success(request, _("Saved."))
                return redirect("mediation_agreement", pk=pk)
            status = 400
        except BadInput as bad:
            builder.complain(bad)
            status = 400
        except Refused as refused:
            if refused.status == 403:
                raise
            refusal, status = refused, refused.status
    return render(
        request, "mediation/agreement.html", {**builder.context(), "refusal": refusal}, status=status
    )


class Builder:
    """The three parts of the page as one form."""

    def __init__(self, request: HttpRequest, row: Mediation) -> None:
        self.row, self.draft = row, draft_of(row)
        data = request.POST if request.method == "POST" else None
        self.revision = request.POST.get("revision") or (self.draft.revision if self.draft else 0)
        self.words = WordsForm(data, initial=self._written())
        self.parts = PartFormSet(data, prefix="parts", initial=self._planned())
        given = {one.claim_id: one.amount for one in self.draft.amounts.all()} if self.draft else None
        self.claims: list[Claim] = open_claims(row)
        self.amounts = [
            (claim, AmountForm(data, prefix=f"claim-{claim.pk}", initial=_first(claim, given)))
            for claim in self.claims
        ]
        self.problem = ""

    def _written(self) -> dict[str, Any]:
        if self.draft is None:
            return {}
        return {name: getattr(self.draft, name, "") for name in WordsForm.base_fields}

    def _planned(self) -> list[dict[str, Any]]:
        if self.draft is None:
            return []
        return [{"due_on": one.due_on, "amount": one.amount} for one in self.draft.instalments.all()]

    def is_valid(self) -> bool:
        forms_ok = [
            self.words.is_valid(),
            self.parts.is_valid(),
            *(one.is_valid() for _c, one in self.amounts),
        ]
        return all(forms_ok)

    def terms(self) -> Terms:
        """What was typed, as the service takes it."""
        said = {**self.words.cleaned_data}
        said.pop("why_all_the_same")
        amounts = {
            claim.pk: form.cleaned_data["amount"]
            for claim, form in self.amounts
            if form.cleaned_data.get("settled")
        }
        parts: list[Part] = [
            (one.cleaned_data["due_on"], one.cleaned_data["amount"])
            for one in self.parts
            if one.cleaned_data.get("due_on")
        ]
        return Terms(amounts=amounts, parts=parts, **said)

    def complain(self, bad: BadInput) -> None:
        """Put the service's complaints where they belong."""
        add_errors(
            self.words, BadInput({k: v for k, v in bad.errors.items() if k not in ("amounts", "parts")})
        )
        self.problem = "；".join(str(bad.errors[name]) for name in ("amounts", "parts") if name in bad.errors)

    def context(self) -> dict[str, Any]:
        """All that the page shows."""
        plain = undisputed_amounts(self.row)
        draft = self.draft
        return {
            "proceeding": self.row,
            "words": self.words,
            "parts": self.parts,
            "amounts": [(claim, form, plain.get(claim.pk)) for claim, form in self.amounts],
            "revision": self.revision,
            "draft": draft,
            "clauses": clauses(draft) if draft else [],
            "plain": plain_words(draft) if draft else [],
            "missing": missing_signatures(draft) if draft and draft.read_back_digest else [],
            "problem": self.problem,
            **amounts_beside(self.row),
        }


def _first(claim: Claim, given: dict[int, Decimal] | None) -> dict[str, Any]:
    """The first values of a claim's line: the draft's, else everything settled at what was claimed."""
    if given is not None:
        return {"settled": claim.pk in given, "amount": given.get(claim.pk)}
    return {"settled": True, "amount": claim.claimed or claim.computed or Decimal(0)}
