"""Forms of the decisions beside the award, and of the endings without one."""

from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration, PartyRequest, SideDecision
from arbitration.services.awards.remaining import remaining_claims
from arbitration.services.decisions.correct_award import (
    draft_correction,
    draft_supplement,
    find_error,
    left_out_claims,
)
from arbitration.services.decisions.deem_one_withdrawn import deem_one_withdrawn
from arbitration.services.decisions.deem_withdrawn import deem_withdrawn
from arbitration.services.decisions.make_side_decision import make_side_decision
from arbitration.services.decisions.partial_award import draft_partial_award
from arbitration.services.decisions.preliminary_execution import (
    KIND,
    draft_preliminary_execution,
    refuse_preliminary_execution,
    request_preliminary_execution,
    send_preliminary_execution,
)
from arbitration.services.decisions.side_decision import approve_side_decision, return_side_decision
from arbitration.services.decisions.terminate import GROUNDS, terminate
from arbitration.services.outcome.declare_effective import declare_partial_effective
from arbitration.services.outcome.partial_effects import open_items
from casework.actor import Actor
from casework.forms import ActForm, DateInput, ReasonForm, calls
from casework.models import Claim, Party
from casework.registry import ActPage

LONG = {"rows": 4}
S = SideDecision.State
MOST = Decimal("99999999.99")


def text(label: Any, *, required: bool = True, **more: Any) -> forms.CharField:
    """A field of several lines."""
    return forms.CharField(label=label, required=required, widget=forms.Textarea(attrs=LONG), **more)


def of_case(form: ActForm, name: str, rows: Any) -> None:
    """Offer these rows in a field of choices."""
    form.fields[name].queryset = rows  # type: ignore[attr-defined]


class ChosenClaimsForm(ActForm):
    """An amount for each claim that is chosen; an empty one isn't chosen."""

    def claims(self) -> list[Claim]:
        assert isinstance(self.proceeding, Arbitration)
        return list(remaining_claims(self.proceeding).select_related("party"))

    def prepare(self) -> None:
        for claim in self.claims():
            self.fields[f"claim_{claim.pk}"] = forms.DecimalField(
                label=f"{claim.party} · {claim.title}",
                required=False,
                min_value=Decimal(0),
                max_value=MOST,
                max_digits=14,
                decimal_places=2,
                help_text=_("Claimed: %(claimed)s. Leave empty if it isn't decided here.")
                % {"claimed": claim.claimed if claim.claimed is not None else "—"},
            )
        # What is decided comes first, why and how after it.
        self.order_fields([name for name in self.fields if name.startswith("claim_")])


def amounts(cleaned: dict[str, Any]) -> dict[int, Decimal]:
    """Yuan by claim id, of the claims that were chosen."""
    return {
        int(name[6:]): value
        for name, value in cleaned.items()
        if name.startswith("claim_") and value is not None
    }


def others(cleaned: dict[str, Any]) -> dict[str, Any]:
    """The answers that are no amounts."""
    return {name: value for name, value in cleaned.items() if not name.startswith("claim_")}


class PartialAwardForm(ChosenClaimsForm):
    facts = text(_("Facts that are clear"))
    reasons = text(_("Why this part can be decided now, and what is decided"))


class DecisionForm(ActForm):
    decision = forms.ModelChoiceField(SideDecision.objects.none(), label=_("Decision"))
    states: tuple[str, ...] = (S.DRAFTED,)

    def prepare(self) -> None:
        of_case(self, "decision", waiting(self.proceeding, *self.states))


class ApproveSideForm(DecisionForm):
    opinion = text(_("Opinion"), required=False)


class ReturnSideForm(DecisionForm):
    reason = text(_("What has to be changed"))


class MakeSideForm(DecisionForm):
    states = (S.APPROVED,)


class SendForm(DecisionForm):
    def prepare(self) -> None:
        of_case(self, "decision", unsent(self.proceeding))


class PartialEffectForm(DecisionForm):
    def prepare(self) -> None:
        of_case(self, "decision", without_effect(self.proceeding))


class PreliminaryRequestForm(ActForm):
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Who asks"))
    reason = text(_("Why he can't wait for the award"))
    received_on = forms.DateField(label=_("Received on"), required=False, widget=DateInput())

    def prepare(self) -> None:
        rows = Party.objects.filter(case_file=self.proceeding.case_file_id, left_on=None)
        of_case(self, "party", rows.filter(side=Party.Side.APPLICANT))


class PreliminaryForm(ChosenClaimsForm):
    request = forms.ModelChoiceField(PartyRequest.objects.none(), label=_("Request"))
    clear_rights = forms.BooleanField(label=_("The rights and duties are clear"), required=False)
    hardship = forms.BooleanField(
        label=_("Without it the applicant's life would be seriously affected"), required=False
    )
    facts = text(_("Facts and proof of hardship"))

    def prepare(self) -> None:
        super().prepare()
        self.order_fields(["request"])
        of_case(self, "request", asked(self.proceeding))


class RefusePreliminaryForm(ActForm):
    request = forms.ModelChoiceField(PartyRequest.objects.none(), label=_("Request"))
    reason = text(_("Reason"))

    def prepare(self) -> None:
        of_case(self, "request", asked(self.proceeding))


class CorrectionForm(ActForm):
    place = forms.CharField(label=_("Place (page and line)"), required=False, max_length=100)
    original = text(_("Original text"), max_length=1000)
    corrected = text(_("Corrected text"), max_length=1000)
    place_2 = forms.CharField(label=_("Second place"), required=False, max_length=100)
    original_2 = text(_("Original text there"), required=False, max_length=1000)
    corrected_2 = text(_("Corrected text there"), required=False, max_length=1000)


class SupplementForm(ActForm):
    claim = forms.ModelChoiceField(Claim.objects.none(), label=_("Claim left out"))
    awarded = forms.DecimalField(
        label=_("Awarded (yuan)"), min_value=Decimal(0), max_value=MOST, max_digits=14, decimal_places=2
    )
    facts = text(_("Facts"))
    reasons = text(_("Reasons"))

    def prepare(self) -> None:
        assert isinstance(self.proceeding, Arbitration)
        left = [claim.pk for claim in left_out_claims(self.proceeding)]
        of_case(self, "claim", Claim.objects.filter(pk__in=left))


class DeemForm(ActForm):
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Absent applicant"))
    no_just_cause = forms.BooleanField(
        label=_("He has no just cause"),
        required=False,
        help_text=_("Only a person decides so. It is refused unless the file proves notice in time."),
    )
    reason = text(_("How the absence was established"))

    def prepare(self) -> None:
        rows = Party.objects.filter(case_file=self.proceeding.case_file_id, left_on=None)
        of_case(self, "party", rows.filter(side=Party.Side.APPLICANT))


class TerminateForm(ActForm):
    ground = forms.ChoiceField(label=_("Ground"), choices=list(GROUNDS.items()))
    reason = text(_("Facts"))
    party = forms.ModelChoiceField(
        Party.objects.none(),
        label=_("Who sued"),
        required=False,
        help_text=_("This and what follows only where a suit for lateness was docketed."),
    )
    court = forms.CharField(label=_("Court"), required=False, max_length=100)
    number = forms.CharField(label=_("Case number of the court"), required=False, max_length=80)
    docketed_on = forms.DateField(label=_("Docketed on"), required=False, widget=DateInput())

    def prepare(self) -> None:
        of_case(self, "party", Party.objects.filter(case_file=self.proceeding.case_file_id, left_on=None))


def waiting(row: Any, *states: str) -> Any:
    """The side decisions of a case in these states."""
    return SideDecision.objects.filter(arbitration=row.pk, state__in=states)


def unsent(row: Any) -> Any:
    """The orders of preliminary execution that haven't gone to the court."""
    made = waiting(row, S.MADE).filter(kind=SideDecision.Kind.PRELIMINARY_EXECUTION)
    return made.filter(sent_on=None)


def without_effect(row: Any) -> Any:
    """The partial and supplementary awards whose effect is open."""
    kinds = (SideDecision.Kind.PARTIAL_AWARD, SideDecision.Kind.SUPPLEMENT)
    made = waiting(row, S.MADE).filter(kind__in=kinds)
    return made.filter(pk__in=[one.pk for one in made if open_items(one)])


def asked(row: Any) -> Any:
    """The requests for preliminary execution that wait for a decision."""
    return PartyRequest.objects.filter(arbitration=row.pk, kind=KIND, state=PartyRequest.State.REQUESTED)


def _with_amounts(service: Any) -> Any:
    def run(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
        service(row, actor=actor, awarded=amounts(cleaned), version=version, **others(cleaned))

    return run


def _correct(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    rows = [
        {name: cleaned[f"{name}{end}"] for name in ("place", "original", "corrected")}
        for end in ("", "_2")
        if cleaned[f"original{end}"] or cleaned[f"corrected{end}"]
    ]
    draft_correction(row, actor=actor, corrections=rows, version=version)


PAGES = {
    "arbitration.draft_partial_award": ActPage(
        PartialAwardForm,
        _with_amounts(draft_partial_award),
        offered=lambda row: remaining_claims(row).count() > 1,
    ),
    "arbitration.approve_side_decision": ActPage(
        ApproveSideForm,
        calls(approve_side_decision),
        intro="arbitration/side_intro.html",
        offered=lambda row: waiting(row, S.DRAFTED).exists(),
    ),
    "arbitration.return_side_decision": ActPage(
        ReturnSideForm,
        calls(return_side_decision),
        intro="arbitration/side_intro.html",
        offered=lambda row: waiting(row, S.DRAFTED).exists(),
    ),
    "arbitration.make_side_decision": ActPage(
        MakeSideForm,
        calls(make_side_decision),
        intro="arbitration/side_intro.html",
        offered=lambda row: waiting(row, S.APPROVED).exists(),
    ),
    "arbitration.request_preliminary_execution": ActPage(
        PreliminaryRequestForm, calls(request_preliminary_execution)
    ),
    "arbitration.draft_preliminary_execution": ActPage(
        PreliminaryForm,
        _with_amounts(draft_preliminary_execution),
        intro="arbitration/preliminary_intro.html",
        offered=lambda row: asked(row).exists(),
    ),
    "arbitration.refuse_preliminary_execution": ActPage(
        RefusePreliminaryForm,
        calls(refuse_preliminary_execution),
        intro="arbitration/preliminary_intro.html",
        offered=lambda row: asked(row).exists(),
    ),
    "arbitration.send_preliminary_execution": ActPage(
        SendForm, calls(send_preliminary_execution), offered=lambda row: unsent(row).exists()
    ),
    "arbitration.find_error": ActPage(ReasonForm, calls(find_error)),
    "arbitration.draft_correction": ActPage(CorrectionForm, _correct),
    "arbitration.draft_supplement": ActPage(
        SupplementForm, calls(draft_supplement), offered=lambda row: bool(left_out_claims(row))
    ),
    "arbitration.declare_partial_effective": ActPage(
        PartialEffectForm,
        calls(declare_partial_effective),
        offered=lambda row: without_effect(row).exists(),
    ),
    "arbitration.deem_withdrawn": ActPage(DeemForm, calls(deem_withdrawn)),
    "arbitration.deem_one_withdrawn": ActPage(
        DeemForm, calls(deem_one_withdrawn), offered=lambda row: row.case_file.headcount > 1
    ),
    "arbitration.terminate": ActPage(TerminateForm, calls(terminate)),
}
