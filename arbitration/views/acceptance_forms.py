"""受理页的表单: the checklist, jurisdiction, what was found of earlier cases, the fast lane, and papers on a promise."""

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration
from arbitration.services.filing.accept import accept
from arbitration.services.filing.checklist import items_of, lacking
from arbitration.services.filing.conditions import (
    acceptance_decision,
    confirmed_place,
    debtors_decision,
    jurisdiction_decision,
)
from arbitration.services.filing.find_earlier import earlier_cases, repetition_decision
from arbitration.services.filing.limitation_facts import limitation_decisions
from arbitration.services.filing.refuse import GROUNDS
from arbitration.services.filing.request_supplement import request_supplement
from arbitration.services.questions import fast_track_decision, supply_by
from casework.actor import Actor
from casework.errors import BadInput, RuleRefused
from casework.forms import ActForm, DateInput, LinesField
from casework.models import Claim

DEBTOR_FACTS = {
    "construction": _("construction project"),
    "subcontracted": _("the employer is a subcontractor"),
    "assigned_on": _("the works were assigned on (转包)"),
    "unlicensed": _("hired by a foreman or a unit without licence"),
    "affiliated": _("the employer works under another's name (挂靠)"),
    "personal_contractor": _("the employer is a person who contracts from a unit (个人承包)"),
    "dispatched": _("labour dispatch"),
    "payment_withheld": _("the developer has withheld payments"),
}


class ChecklistField(forms.MultipleChoiceField):
    """What of the checklist is there."""

    widget = forms.CheckboxSelectMultiple

    def offer(self, arbitration: Arbitration) -> None:
        """The items that this case calls for, ticked as they were."""
        self.choices = [(item.code, f"{item.text}（{item.article}）") for item in items_of(arbitration)]
        self.initial = arbitration.checklist.get("given", [])


def given_of(arbitration: Arbitration, ticked: list[str]) -> list[str] | None:
    """The ticks, or None when nobody has looked yet: an empty list then says nothing."""
    return ticked if ticked or "given" in arbitration.checklist else None


class SupplementForm(ActForm):
    given = ChecklistField(label=_("What is there"), required=False)
    items = LinesField(
        label=_("What is missing, one thing a line"),
        help_text=_(
            "Everything at once: it can be asked for once only. Left empty, it is what isn't ticked above."
        ),
        required=False,
    )
    supply_by = forms.DateField(label=_("To be supplied by"), required=False, widget=DateInput())

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        self.fields["given"].offer(self.proceeding)  # type: ignore[attr-defined]
        self.fields["items"].initial = "\n".join(item.text for item in lacking(self.proceeding))

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if not cleaned.get("items") and cleaned.get("given"):
            row = self.proceeding
            assert isinstance(row, Arbitration)
            cleaned["items"] = [item.text for item in items_of(row) if item.code not in cleaned["given"]]
        return cleaned


class AcceptForm(ActForm):
    given = ChecklistField(label=_("What is there"), required=False)
    jurisdiction = forms.ChoiceField(
        label=_("Ground of jurisdiction"),
        choices=[("performance", _("place of performance")), ("seat", _("employer's seat"))],
        widget=forms.RadioSelect,
        initial="performance",
        required=False,
    )
    also_seized = forms.ChoiceField(
        label=_("Has another commission been asked too?"),
        choices=[
            ("none", _("no")),
            ("performance_place", _("yes, that of another place of performance")),
            ("employer_seat", _("yes, that of the employer's seat")),
        ],
        initial="none",
        required=False,
    )
    other_accepted_first = forms.BooleanField(label=_("The other commission accepted first"), required=False)
    debtors = forms.MultipleChoiceField(
        label=_("Does any of this apply? It proposes further parties."),
        choices=list(DEBTOR_FACTS.items()),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    excluded = forms.MultipleChoiceField(
        label=_("Does anything of article 57 apply?"),
        choices=[
            ("public_interest", _("state or public interest")),
            ("social_impact", _("major social impact")),
            ("whereabouts_unknown", _("the respondent can't be found")),
            ("unsuitable", _("unsuitable for another reason")),
        ],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    fast = forms.BooleanField(label=_("Fast lane (速裁)"), required=False)
    promise_items = LinesField(
        label=_("Papers missing against a written promise (容缺), one a line"), required=False
    )
    promise_due = forms.DateField(label=_("Promised by"), required=False, widget=DateInput())
    turned_down = forms.ModelMultipleChoiceField(
        Claim.objects.none(),
        label=_("Claims that are not accepted"),
        help_text=_("They get a notice of refusal of their own; the rest goes on."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    ground = forms.ChoiceField(
        label=_("Why these are not accepted"), choices=[("", "—"), *GROUNDS.items()], required=False
    )
    explanation = forms.CharField(
        label=_("Explanation"), required=False, widget=forms.Textarea(attrs={"rows": 3})
    )

    def prepare(self) -> None:
        row = self.proceeding
        assert isinstance(row, Arbitration)
        asked = self.fields["turned_down"]
        asked.queryset = Claim.objects.standing(row.case_file_id).select_related("party")  # type: ignore[attr-defined]
        asked.label_from_instance = lambda one: f"{one.party} · {one.title}"  # type: ignore[attr-defined]
        self.decision = fast_track_decision(row)
        self.conditions = acceptance_decision(row)
        self.place = jurisdiction_decision(row)
        self.earlier = earlier_cases(row)
        self.repetition = repetition_decision(self.earlier)
        self.limits = limitation_decisions(row)
        self.proposals = debtors_decision(row)["findings"]["proposals"]
        self.fields["given"].offer(row)  # type: ignore[attr-defined]
        self.fields["debtors"].initial = [
            name for name, yes in row.checklist.get("debtors", {}).items() if yes
        ]
        self.fields["fast"].initial = self.decision["answer"] == "yes"
        self.fields["promise_due"].initial = supply_by(row)
        self.fields["promise_items"].initial = "\n".join(item.text for item in lacking(row) if item.promise)
        if self.repetition["answer"] != "yes":
            self.fields["compared"] = forms.BooleanField(
                label=_("I have compared the earlier cases: claims, facts or reasons are not the same.")
            )


def run_accept(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    """Accept as the clerk has decided; a rule that answers no is shown with its reasons."""
    decision = fast_track_decision(row, cleaned["excluded"])
    if cleaned["fast"] and decision["answer"] == "no":
        raise RuleRefused(gettext("The fast lane is not open to this case."), reasons=_failed(decision))
    ground = cleaned["jurisdiction"] or "performance"
    told = confirmed_place(row, ground) | {"also_seized": cleaned["also_seized"] or "none"}
    if told["also_seized"] != "none":
        told["other_accepted_first"] = cleaned["other_accepted_first"]
    place = jurisdiction_decision(row, told)
    if place["answer"] == "no":
        raise RuleRefused(
            gettext("This commission isn't competent; point the applicant to the right one."),
            reasons=_failed(place),
        )
    accept(
        row,
        actor=actor,
        fast=cleaned["fast"],
        reasons=decision["reasons"],
        promise_items=cleaned["promise_items"],
        promise_due=cleaned["promise_due"],
        jurisdiction=ground,
        given=given_of(row, cleaned["given"]),
        debtors=cleaned["debtors"],
        turned_down=[claim.pk for claim in cleaned["turned_down"]],
        refusal={"ground": cleaned["ground"], "explanation": cleaned["explanation"]},
        version=version,
    )


def run_supplement(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    """Ask for what is missing, and keep the ticks."""
    if not cleaned["items"]:
        raise BadInput({"items": gettext("Name at least one thing that is missing.")})
    request_supplement(
        row,
        actor=actor,
        items=cleaned["items"],
        supply_by=cleaned["supply_by"],
        given=given_of(row, cleaned["given"]),
        version=version,
    )


def _failed(decision: dict[str, Any]) -> list[str]:
    return [f"{one['text']}（{one['article']}）" for one in decision["reasons"] if one["holds"] is False]
