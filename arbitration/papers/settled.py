"""What conciliation documents share: the sums in words of the operative text, instalments, and each worker's sum (A32, A32p)."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from casework.models import Claim
from documents.typesetting.dates import arabic_date


def total_of(claims: Iterable[Claim]) -> Decimal:
    """Yuan agreed on all these claims."""
    return sum((claim.agreed or Decimal(0) for claim in claims), Decimal(0))


def payment(claims: list[Claim], terms: Mapping[str, Any], day: date, *, parts: int) -> str:
    """Who pays how much by when; with several workers one sum a matter, and the annex says whose."""
    sums: dict[str, Decimal] = {}
    for claim in claims:
        if claim.agreed:
            sums[claim.title] = sums.get(claim.title, Decimal(0)) + claim.agreed
    workers = len({claim.party_id for claim in claims})
    how = "按下表分期支付" if parts > 1 else "一次性支付"
    whom = f"申请人{workers}人共计" if workers > 1 else "申请人"
    each = "；各申请人应得的数额见附表" if workers > 1 else ""
    listed = "、".join(f"{title}{amount:.2f}元" for title, amount in sums.items())
    by = f"被申请人于{arabic_date(day)}前以{terms.get('account') or '银行转账'}方式"
    return f"{by}{how}{whom}{total_of(claims):.2f}元{f'，其中{listed}' if listed else ''}{each}。"


def worker_rows(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """The annex: one row a worker with his sum and its parts; nothing where there is only one."""
    rows: dict[int, dict[str, Any]] = {}
    for claim in claims:
        row = rows.setdefault(
            claim.party_id,
            {"seq": len(rows) + 1, "name": claim.party.name, "amount": Decimal(0), "claims": []},
        )
        row["amount"] += claim.agreed or Decimal(0)
        row["claims"].append(f"{claim.title}{claim.agreed or Decimal(0):.2f}元")
    if len(rows) < 2:
        return []
    return [row | {"claims": "；".join(row["claims"])} for row in rows.values()]
