"""Papers when parties or claims move (A21c, A23, A24, A16r, A16x, A39p)."""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from arbitration.models import Arbitration, ClaimChange
from arbitration.papers.case_facts import (
    evidence_until,
    next_hearing,
    running_due,
    tribunal_record,
)
from arbitration.papers.hearing import ROLES, hearing_facts, hearing_place, panel_facts
from arbitration.services.outcome.record_service import application_served
from arbitration.services.parties.join_party import GROUNDS
from casework.clock import SHANGHAI
from casework.models import Claim, Event, Party
from documents.builders import Builder, Effect
from documents.checks import Facts
from documents.models import Paper, Service
from documents.typesetting.dates import period

AWARD = "arbitration.award"


def _latest(row: Arbitration, name: str) -> Event:
    return Event.objects.filter(proceeding=row, name=name).select_related("party").latest("id")


def joinder(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """To the joined party its rights and dates; to the others that it has been joined (CLK-2)."""
    event = _latest(row, "arbitration.party.joined")
    joined = event.party
    assert joined is not None
    return {
        "joined": joined.name,
        "joined_role": ROLES[joined.side],
        "is_joined": addressee is not None and addressee.joined_on is not None,
        "ground": GROUNDS[event.data["ground"]],
        "decided_on": event.on,
        "award_due": running_due(row, AWARD),
        "evidence_until": evidence_until(row),
        "tribunal": tribunal_record(row),
    }


def combined(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    """One notice of answer, evidence, tribunal and hearing (办案规则 art 64, COL-3)."""
    hearing = next_hearing(row)
    assert hearing is not None
    elected = Party.objects.filter(case_file=row.case_file_id, elected=True, left_on=None)
    return {
        "accepted_on": row.accepted_on,
        "headcount": row.case_file.headcount,
        "tribunal": tribunal_record(row),
        "answer_due": None,
        "evidence_until": evidence_until(row),
        "hearing_at": hearing.starts_at.astimezone(SHANGHAI),
        "hearing_place": hearing_place(row),
        "representatives": [party.name for party in elected],
    }


def combined_facts(row: Arbitration, addressee: Party | None) -> Facts:
    known, panel = hearing_facts(row, addressee), panel_facts(row, addressee)
    return Facts(notice_working_days=known.notice_working_days, panel_required=panel.panel_required)


def _change(row: Arbitration, event: str) -> ClaimChange:
    return ClaimChange.objects.select_related("party").get(pk=_latest(row, event).data["change"])


def change_rows(change: ClaimChange) -> list[dict[str, Any]]:
    """What was asked before and what is asked now."""
    found = []
    for item in change.items:
        first, last = item["period_from"], item["period_to"]
        found.append(
            {
                "matter": item["title"],
                "before": Decimal(item["before"]) if item.get("before") else None,
                "after": Decimal(item["claimed"]) if item["claimed"] else None,
                "period": period(date.fromisoformat(first), date.fromisoformat(last))
                if first and last
                else None,
            }
        )
    return found


def change_application(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    change = _change(row, "arbitration.claims.change_requested")
    return {"asker": change.party.name, "rows": change_rows(change), "requested_on": change.requested_on}


def change_notice(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    return _accepted(row, _change(row, "arbitration.claims.changed"))


def counter_acceptance(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    return _accepted(row, _change(row, "arbitration.counter_application.accepted"))


def _accepted(row: Arbitration, change: ClaimChange) -> dict[str, Any]:
    return {
        "asker": change.party.name,
        "rows": change_rows(change),
        "accepted_on": change.decided_on,
        "award_due": running_due(row, AWARD),
    }


def change_separate(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    change = _change(row, "arbitration.claims.change_refused")
    return {
        "asker": change.party.name,
        "requested_on": change.requested_on,
        "reason": change.reason.rstrip("。"),
    }


def counter_refusal(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    change = _change(row, "arbitration.counter_application.refused")
    return {
        "requested_on": change.requested_on,
        "reason": change.reason.rstrip("。"),
        "separate": change.state == ClaimChange.State.SEPARATE,
    }


def partial_withdrawal(row: Arbitration, addressee: Party | None) -> dict[str, Any]:
    event = _latest(row, "arbitration.claims.withdrawn")
    claims = Claim.objects.filter(pk__in=event.data["claims"])
    return {
        "accepted_on": row.accepted_on,
        "matters": [f"{one.title}{one.claimed:.2f}元" if one.claimed else one.title for one in claims],
        "decided_on": event.on,
    }


def combined_served(row: Arbitration, party: Party, on: date, service: Service) -> Mapping[str, Any]:
    """The one notice serves the application, too (COL-3); the periods of this party start with it."""
    if party.side == Party.Side.RESPONDENT:
        application_served(row, party=party, on=on)
    waiting = Paper.objects.filter(proceeding=row, kind="A21c", state=Paper.State.ISSUED)
    waiting = waiting.exclude(pk=service.paper_id).exclude(services__state=Service.State.COMPLETED)
    return {"remaining": waiting.count()}


PARTIES = {
    "A23": Builder(joinder),
    "A21c": Builder(combined, applies=lambda row: row.case_file.collective, facts=combined_facts),
    "A24": Builder(change_application),
    "A24n": Builder(change_notice),
    "A24x": Builder(change_separate),
    "A16r": Builder(counter_acceptance),
    "A16x": Builder(counter_refusal),
    "A39p": Builder(partial_withdrawal),
}
PARTY_EFFECTS = {"A21c": Effect("arbitration.notice.combined_served", combined_served)}
