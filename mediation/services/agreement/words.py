"""协议的文字: the clauses as they are read, signed and printed, their digest, and the same in plain words."""

import hashlib
import json
from datetime import date
from decimal import Decimal
from typing import Any

from casework.models import Party
from mediation.models import Agreement, Instalment

BACKED = {"guarantor": "由{name}承担连带保证责任", "contractor": "由{name}先行清偿，清偿后有权依法追偿"}


def chinese_day(day: date) -> str:
    """2026-03-08 → 2026年3月8日."""
    return f"{day.year}年{day.month}月{day.day}日"


def clauses(agreement: Agreement) -> list[str]:
    """What was agreed, clause by clause, in the order of the paper (令17 art 26; 人民调解法 art 29)."""
    parts = list(agreement.instalments.all())
    found = [*_sums(agreement), *_payments(agreement, parts)]
    if agreement.backing:
        found.append(f"上述款项{BACKED[agreement.backing].format(name=agreement.backer)}。")
    for text in (agreement.default_clause, agreement.tax_note, agreement.insurance_note):
        if text:
            found.append(_sentence(text))
    found += [_sentence(line) for line in agreement.other_terms.splitlines() if line.strip()]
    found.append(
        _sentence(agreement.waiver)
        if agreement.waiver
        else "上述内容履行完毕后，双方就上列请求事项再无争议。"
    )
    return found


def _sums(agreement: Agreement) -> list[str]:
    """One clause a worker: how much for which claims, and what is waived."""
    lines: dict[int, tuple[Party, list[Any]]] = {}
    for one in agreement.amounts.select_related("claim__party"):
        lines.setdefault(one.claim.party_id, (one.claim.party, []))[1].append(one)
    found = []
    for party, rows in lines.values():
        paid = [f"{one.claim.title}{one.amount:.2f}元" for one in rows if one.amount]
        total = sum((one.amount for one in rows), Decimal(0))
        waived = "、".join(one.claim.title for one in rows if not one.amount)
        text = f"被申请人支付申请人{party.name}{total:.2f}元（{'，'.join(paid)}）" if paid else ""
        text += ("；" if text and waived else "") + (
            f"申请人{party.name}放弃{waived}的请求" if waived else ""
        )
        found.append(f"{text}。")
    return found


def _payments(agreement: Agreement, parts: list[Instalment]) -> list[str]:
    if not parts:
        return []
    account = f"，账户：{agreement.payee_bank}{agreement.payee_account}" if agreement.payee_account else ""
    how = f"，方式：{agreement.how_paid}{account}" if agreement.how_paid else account
    if len(parts) == 1:
        return [f"上述款项{parts[0].amount:.2f}元于{chinese_day(parts[0].due_on)}前一次付清{how}。"]
    each = "；".join(f"第{one.ordinal}期于{chinese_day(one.due_on)}前支付{one.amount:.2f}元" for one in parts)
    return [f"上述款项分{len(parts)}期支付：{each}{how}。"]


def _sentence(text: str) -> str:
    text = text.strip()
    return text if text.endswith(("。", "！", "？")) else f"{text}。"


def digest_of(agreement: Agreement) -> str:
    """SHA-256 of what is signed: number, facts and clauses. Another word is another agreement."""
    said = {"mediation": agreement.mediation_id, "ordinal": agreement.ordinal, "facts": agreement.facts, "clauses": clauses(agreement)}  # fmt: skip
    return hashlib.sha256(json.dumps(said, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def backer_words(agreement: Agreement) -> list[str]:
    """What somebody who is no party takes upon him by his signature, in the words of daily life."""
    sum_ = f"{agreement.total:.2f}元"
    takes = {
        "guarantor": f"公司到期不付，劳动者可以直接找{agreement.backer}要，最多{sum_}（连带保证责任）。",
        "contractor": f"这{sum_}由{agreement.backer}先付给劳动者，付了以后可以依法向公司追回。",
    }
    days = [f"{chinese_day(one.due_on)}以前付{one.amount:.2f}元。" for one in agreement.instalments.all()]
    return [
        takes[agreement.backing],
        *days,
        "签字以后就要照办。您不是本案当事人，这个链接只能看这份协议、签这一次名。",
        "有哪一条不清楚，先问调解员；不愿意签，也没有人能勉强。",
    ]


def plain_words(agreement: Agreement) -> list[str]:
    """The agreement read back in the words of daily life: who pays how much and when, and what each side gives up."""
    parts = list(agreement.instalments.all())
    found = [f"公司一共付{agreement.total:.2f}元。" if agreement.total else "这份协议不涉及付钱。"]
    found += [f"{chinese_day(one.due_on)}以前付{one.amount:.2f}元。" for one in parts]
    if agreement.backing:
        found.append(f"公司不付，可以找{agreement.backer}要。")
    amounts = list(agreement.amounts.select_related("claim__party"))
    several = len({one.claim.party_id for one in amounts}) > 1
    found += [
        f"{f'{one.claim.party.name}的' if several else ''}{one.claim.title}原来要{one.claim.claimed:.2f}元，"
        f"现在同意{one.amount:.2f}元，差的部分不再要了。"
        for one in amounts
        if one.amount < (one.claim.claimed or 0)
    ]
    found.append("签字以后就要照办；公司到期不付，可以去法院申请支付令，或者走协议里写的其他办法。")
    found.append("有哪一条听不懂，现在就问；不愿意签，也没有人能勉强。")
    return found
