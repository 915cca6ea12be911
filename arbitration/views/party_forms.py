"""Forms of the acts on parties."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models import PENDING, Arbitration
from arbitration.services.hearings.schedule_joined import schedule_joined
from arbitration.services.parties.elect_representatives import elect_representatives
from arbitration.services.parties.join_cases import join_cases, split_case
from arbitration.services.parties.join_party import GROUNDS, join_party
from arbitration.services.parties.leave_party import leave_party
from arbitration.services.parties.succeed_party import GROUNDS as SUCCESSION
from arbitration.services.parties.succeed_party import succeed_party
from casework import access
from casework.actor import Actor
from casework.forms import ActForm, DateInput, EmptyForm, ReasonForm, calls
from casework.models import Party
from casework.registry import ActPage
from casework.services.open_case_file import NewParty
from law.identifiers import credit_code_errors, id_errors

FIELDS = ("id_number", "credit_code", "phone", "residence", "service_address", "legal_representative")


class WhoForm(ActForm):
    """Who comes in: the fields of a new party."""

    nature = forms.ChoiceField(label=_("Person or unit"), choices=Party.Nature.choices)
    name = forms.CharField(label=_("Name"), max_length=120)
    id_number = forms.CharField(label=_("ID number (person)"), required=False, max_length=18)
    credit_code = forms.CharField(label=_("Unified social credit code (unit)"), required=False, max_length=18)
    phone = forms.CharField(label=_("Phone"), required=False, max_length=20)
    residence = forms.CharField(label=_("Residence or seat"), required=False, max_length=200)
    service_address = forms.CharField(label=_("Address for service"), required=False, max_length=200)
    legal_representative = forms.CharField(label=_("Legal representative"), required=False, max_length=40)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        for name, problem in (("id_number", id_errors), ("credit_code", credit_code_errors)):
            value = cleaned.get(name)
            if value and (found := problem(value)):
                self.add_error(name, found)
        return cleaned

    @staticmethod
    def new_party(cleaned: dict[str, Any], side: str) -> NewParty:
        return NewParty(
            side=side,
            nature=cleaned["nature"],
            name=cleaned["name"].strip(),
            fields={name: cleaned[name] for name in FIELDS},
        )


class JoinForm(WhoForm):
    side = forms.ChoiceField(label=_("As"), choices=Party.Side.choices, initial=Party.Side.RESPONDENT)
    ground = forms.ChoiceField(label=_("Ground"), choices=list(GROUNDS.items()))
    reason = forms.CharField(label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("side", "ground")


class LeaveForm(ActForm):
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Who leaves"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))

    def prepare(self) -> None:
        self.fields["party"].queryset = _present(self)  # type: ignore[attr-defined]


class SucceedForm(WhoForm):
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Whose place is taken"))
    ground = forms.ChoiceField(label=_("Ground"), choices=list(SUCCESSION.items()))
    reason = forms.CharField(label=_("Reason"), required=False, widget=forms.Textarea(attrs={"rows": 3}))
    field_order = ("party", "ground")

    def prepare(self) -> None:
        self.fields["party"].queryset = _present(self)  # type: ignore[attr-defined]


class ElectForm(ActForm):
    chosen = forms.ModelMultipleChoiceField(
        Party.objects.none(), label=_("Representatives (three to five)"), widget=forms.CheckboxSelectMultiple
    )
    signed = forms.ModelMultipleChoiceField(
        Party.objects.none(),
        label=_("Who has signed the election sheet"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    on = forms.DateField(label=_("Elected on"), required=False, widget=DateInput())

    def prepare(self) -> None:
        workers = _present(self).filter(side=Party.Side.APPLICANT)
        for name in ("chosen", "signed"):
            self.fields[name].queryset = workers  # type: ignore[attr-defined]


class JoinCasesForm(ActForm):
    lead = forms.ModelChoiceField(Arbitration.objects.none(), label=_("Leading case"))
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))

    def prepare(self) -> None:
        """Pending cases of this tribunal against one of the same units, which the person sees."""
        mine = Party.objects.filter(case_file=self.proceeding.case_file_id, side=Party.Side.RESPONDENT)
        same = Party.objects.filter(
            side=Party.Side.RESPONDENT, name_index__in=list(mine.values_list("name_index", flat=True))
        )
        seen = access.visible_proceedings(self.actor.user) if self.actor.user else None
        rows = Arbitration.objects.filter(
            organisation=self.proceeding.organisation_id,
            state__in=[str(state) for state in PENDING],
            joined_to=None,
            case_file__in=same.values("case_file"),
        ).exclude(pk=self.proceeding.pk)
        visible = rows.filter(pk__in=seen.values("pk")) if seen is not None else rows.none()
        self.fields["lead"].queryset = visible  # type: ignore[attr-defined]


def _present(form: ActForm) -> Any:
    return Party.objects.filter(case_file=form.proceeding.case_file_id, left_on=None)


def _join(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    join_party(
        row,
        actor=actor,
        new=JoinForm.new_party(cleaned, cleaned["side"]),
        ground=cleaned["ground"],
        reason=cleaned["reason"],
        version=version,
    )


def _succeed(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    succeed_party(
        row,
        actor=actor,
        party=cleaned["party"],
        new=SucceedForm.new_party(cleaned, cleaned["party"].side),
        ground=cleaned["ground"],
        reason=cleaned["reason"],
        version=version,
    )


def _elect(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    elect_representatives(
        row,
        actor=actor,
        chosen=list(cleaned["chosen"]),
        signed=[party.pk for party in cleaned["signed"]],
        on=cleaned["on"],
        version=version,
    )


PAGES = {
    "arbitration.join_party": ActPage(JoinForm, _join, intro="arbitration/join_intro.html"),
    "arbitration.leave_party": ActPage(LeaveForm, calls(leave_party)),
    "arbitration.succeed_party": ActPage(SucceedForm, _succeed),
    "arbitration.elect_representatives": ActPage(ElectForm, _elect),
    "arbitration.join_cases": ActPage(JoinCasesForm, calls(join_cases)),
    "arbitration.split_case": ActPage(ReasonForm, calls(split_case)),
    "arbitration.schedule_joined": ActPage(EmptyForm, calls(schedule_joined)),
}
