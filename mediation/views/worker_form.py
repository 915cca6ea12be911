"""增加申请人的表单: the worker as in the receipt, with one claim; more are added afterwards."""

from typing import Any

from casework.actor import Actor
from casework.entry_forms import WorkerForm
from casework.forms import ActForm
from casework.models import Party, Proceeding
from casework.registry import ActPage
from casework.services.open_case_file import NewParty
from mediation.services.intake.add_worker import add_worker
from mediation.views.receive_forms import MediationClaimForm


class AddWorkerForm(ActForm, WorkerForm, MediationClaimForm):
    """One worker with what he claims."""

    def prepare(self) -> None:
        self.fields["code"].required = True
        first = self.proceeding.case_file.claims.order_by("pk").first()
        if first is not None:
            self.fields["code"].initial = first.code
            self.fields["period_from"].initial = first.period_from
            self.fields["period_to"].initial = first.period_to

    def clean(self) -> dict[str, Any]:
        """What was typed, and of it the party's own fields and the claim's."""
        cleaned = super().clean() or {}
        if not self.errors:
            cleaned |= {"fields": self.worker_fields(), "claim": self.as_claim()}
        return cleaned


def _add(row: Proceeding, actor: Actor, cleaned: dict[str, Any], version: int) -> None:
    new = NewParty(
        Party.Side.APPLICANT,
        Party.Nature.PERSON,
        cleaned["name"].strip(),
        cleaned["fields"],
        (cleaned["claim"],),
    )
    add_worker(row, actor=actor, new=new, version=version)  # type: ignore[arg-type]


PAGES = {"mediation.add_worker": ActPage(AddWorkerForm, _add)}
