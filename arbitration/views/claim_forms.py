"""Forms of the acts on claims: added, changed, countered, withdrawn in part."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arbitration.models import Arbitration, ClaimChange
from arbitration.services.parties.change_claims import accept_change, request_change, turn_down_change
from arbitration.services.parties.withdraw_claims import withdraw_claims
from arbitration.views.at_hand import change_at_hand
from casework.actor import Actor
from casework.forms import ActForm, DateInput, calls
from casework.models import Claim, Party
from casework.registry import ActPage
from law.elements import CLAIMS

ROWS = 4


class ChangeForm(ActForm):
    kind = forms.ChoiceField(label=_("What is asked"), choices=ClaimChange.Kind.choices)
    party = forms.ModelChoiceField(Party.objects.none(), label=_("Who asks"))
    on = forms.DateField(label=_("Handed in on"), required=False, widget=DateInput())

    def prepare(self) -> None:
        parties = Party.objects.filter(case_file=self.proceeding.case_file_id, left_on=None)
        self.fields["party"].queryset = parties.exclude(side=Party.Side.THIRD)  # type: ignore[attr-defined]
        claims = Claim.objects.standing(self.proceeding.case_file_id).select_related("party")
        for number in range(1, ROWS + 1):
            self._add_row(number, claims)

    def _add_row(self, number: int, claims: Any) -> None:
        at = f"{number} · "
        rows: dict[str, forms.Field] = {
            "claim": forms.ModelChoiceField(claims, label=at + str(_("claim to be changed")), required=False),
            "code": forms.ChoiceField(
                label=at + str(_("kind of a new claim")), choices=[("", "—"), *CLAIMS.items()], required=False
            ),
            "title": forms.CharField(label=at + str(_("in words")), max_length=120, required=False),
            "claimed": forms.DecimalField(
                label=at + str(_("amount (yuan)")),
                min_value=0,
                max_digits=14,
                decimal_places=2,
                required=False,
            ),
            "period_from": forms.DateField(label=at + str(_("from")), required=False, widget=DateInput()),
            "period_to": forms.DateField(label=at + str(_("to")), required=False, widget=DateInput()),
        }
        for name, field in rows.items():
            self.fields[f"{name}_{number}"] = field

    def items(self) -> list[dict[str, Any]]:
        """The filled rows; a row without words takes those of its kind or of the claim it changes."""
        found = []
        for number in range(1, ROWS + 1):
            row = {
                name: self.cleaned_data.get(f"{name}_{number}")
                for name in ("claim", "code", "title", "claimed", "period_from", "period_to")
            }
            if row["claim"] or row["code"] or row["title"]:
                claim = row["claim"]
                row["title"] = row["title"] or (claim.title if claim else CLAIMS.get(str(row["code"]), ""))
                row["claim"] = claim.pk if claim else None
                found.append(row)
        return found

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        cleaned["items"] = self.items()
        return cleaned


class DecideForm(ActForm):
    change = forms.ModelChoiceField(ClaimChange.objects.none(), label=_("Request"))

    def prepare(self) -> None:
        waiting = ClaimChange.objects.filter(
            arbitration=self.proceeding.pk, state=ClaimChange.State.REQUESTED
        ).select_related("party")
        field = self.fields["change"]
        field.queryset = waiting  # type: ignore[attr-defined]
        field.label_from_instance = _in_words  # type: ignore[attr-defined]


class TurnDownForm(DecideForm):
    refused = forms.BooleanField(
        label=_("The conditions of acceptance are not met (a counter-application is refused)"), required=False
    )
    reason = forms.CharField(label=_("Reason"), widget=forms.Textarea(attrs={"rows": 3}))


class WithdrawForm(ActForm):
    claims = forms.ModelMultipleChoiceField(
        Claim.objects.none(), label=_("Claims taken back"), widget=forms.CheckboxSelectMultiple
    )
    consented = forms.BooleanField(
        label=_("The represented have consented (collective case)"), required=False
    )

    def prepare(self) -> None:
        field = self.fields["claims"]
        field.queryset = Claim.objects.standing(self.proceeding.case_file_id).select_related("party")  # type: ignore[attr-defined]
        field.label_from_instance = lambda one: f"{one.party} · {one.title} · {one.claimed or '—'}"  # type: ignore[attr-defined]


def _in_words(change: ClaimChange) -> str:
    items = "；".join(f"{one['title']} {one['claimed'] or ''}".strip() for one in change.items)
    late = "" if change.in_time else f"（{_('late')}）"
    return f"{change.get_kind_display()} · {change.party} · {change.requested_on}{late} · {items}"


def _request(row: Arbitration, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    wanted = {name: cleaned[name] for name in ("kind", "party", "items", "on")}
    request_change(row, actor=actor, version=version, **wanted)


PAGES = {
    "arbitration.request_change": ActPage(ChangeForm, _request),
    "arbitration.accept_change": ActPage(DecideForm, calls(accept_change), offered=change_at_hand),
    "arbitration.turn_down_change": ActPage(TurnDownForm, calls(turn_down_change), offered=change_at_hand),
    "arbitration.withdraw_claims": ActPage(WithdrawForm, calls(withdraw_claims)),
}
