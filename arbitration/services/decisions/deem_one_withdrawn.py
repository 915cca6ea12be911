"""一人按撤回处理: one of several applicants stayed away; his claims end, the case of the others goes on (HRG-5)."""

from django.utils.translation import gettext as _

from arbitration.models import Arbitration
from arbitration.services.decisions.deem_withdrawn import proved_absence
from casework.actor import Actor
from casework.clock import today
from casework.errors import BadInput, RuleRefused
from casework.models import Claim, Event, Party
from casework.services.act import act
from casework.services.open_case_file import refresh_summary


def deem_one_withdrawn(
    arbitration: Arbitration,
    *,
    actor: Actor,
    party: Party,
    no_just_cause: bool,
    reason: str,
    version: int | None = None,
) -> Event:
    """Treat the application of one of several applicants as withdrawn (调解仲裁法 art 36; 办案规则 art 39).

    On the same proof as for the whole case; he leaves with his claims and the same claim isn't accepted again. Raises
    RuleRefused when he is the last applicant, or when the record shows that he was there.
    """
    if not reason.strip():
        raise BadInput({"reason": _("Say how the absence was established.")})
    with act("arbitration.deem_one_withdrawn", actor=actor, proceeding=arbitration, version=version) as it:
        it.require_state()
        row = it.proceeding
        applicants = Party.objects.filter(
            case_file=row.case_file_id, side=Party.Side.APPLICANT, left_on=None
        ).select_for_update()
        found = {one.pk for one in applicants}
        if party.pk not in found:
            raise BadInput({"party": _("Choose an applicant of this case.")})
        if found == {party.pk}:
            raise RuleRefused(
                _("He is the only applicant: treat the application as withdrawn."),
                reasons=["办案规则第39条"],
            )
        proof = proved_absence(row, party, no_just_cause=no_just_cause)
        _refuse_present(row, party, proof["hearing"])
        Party.objects.filter(pk=party.pk).update(left_on=today(), elected=False)
        mine = Claim.objects.filter(party=party, outcome=Claim.Outcome.OPEN)
        claims = sorted(mine.values_list("pk", flat=True))
        mine.update(outcome=Claim.Outcome.WITHDRAWN)
        refresh_summary(it.case_file)
        row.title = it.case_file.title
        return it.record(
            "arbitration.applicant.deemed_withdrawn",
            party=party,
            data={**proof, "claims": claims},
            private={"reason": reason.strip()},
        )


def _refuse_present(row: Arbitration, party: Party, hearing: int) -> None:
    presence = row.hearings.get(pk=hearing).record.get("presence") or []
    if any(one.get("party") == party.pk and one.get("state") == "present" for one in presence):
        raise RuleRefused(
            _("The record of the hearing says that he was present."), reasons=["办案规则第39条"]
        )
