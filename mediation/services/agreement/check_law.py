"""Put an agreement's terms to the law: undisputed wages, social insurance, injuries, long or unsecured payments."""

from decimal import Decimal
from typing import Any

from casework.clock import today
from casework.elements.element_board import element_boards, workers_of
from law.questions import ask
from mediation.models import Mediation
from mediation.services.agreement.terms import Terms, open_claims


def undisputed_amounts(row: Mediation) -> dict[int, Decimal]:
    """Yuan by claim id that neither side disputes; claims without such a sum are left out."""
    boards = element_boards(row, workers_of(row.case_file_id))
    return {
        one.claim.pk: one.undisputed
        for board in boards
        for one in board.amounts
        if one.undisputed is not None
    }


def warnings_on(row: Mediation, terms: Terms) -> list[dict[str, str]]:
    """What the law warns of, in words with the article; empty where nothing speaks against signing (法释〔2020〕26 art 35)."""
    codes = {claim.pk: claim.code for claim in open_claims(row)}
    plain = undisputed_amounts(row)
    facts: dict[str, Any] = {
        "claims": [
            {"code": codes[pk], "undisputed": plain.get(pk), "agreed": amount}
            for pk, amount in terms.amounts.items()
        ],
        "signed_on": today(),
        "payments": len(terms.parts),
        "default_clause": bool(terms.default_clause.strip()),
        "waives_insurance": terms.waives_insurance,
    }
    if terms.parts:
        facts["last_payment"] = max(day for day, _amount in terms.parts)
    decision = ask("agreement_lawful", facts)
    return [
        {"code": one.code, "text": one.text, "article": one.article}
        for one in decision.reasons
        if one.holds is False or (one.code == "injury" and not one.holds)
    ]
