"""Invented disputes: who, against whom, for how much. The same seed gives the same disputes."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from casework.models import CaseFile, Party
from casework.services.open_case_file import NewParty, open_case_file
from law.claims import compute
from law.identifiers import credit_code_check_digit, id_check_digit

SURNAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜"
GIVEN = "甲乙丙丁戊己庚辛壬癸"
TRADES = ("建筑劳务", "装饰工程", "电子制造", "餐饮管理", "物流运输", "服装加工", "物业服务", "市政工程")
CITIES = {"440100": "广州", "440300": "深圳"}


@dataclass(frozen=True)
class Worker:
    """One invented worker with what is owed."""

    name: str
    id_number: str
    phone: str
    sex: str
    born_on: date
    wage: Decimal
    unpaid: Decimal


def invent_worker(chance: random.Random, serial: int) -> Worker:
    """A worker whose ID number is well formed but belongs to a place code that was never given out to anybody here."""
    born = date(1965, 1, 1) + timedelta(days=chance.randrange(14_000))
    man = chance.random() < 0.7
    first17 = f"999999{born:%Y%m%d}{serial % 499 * 2 + int(man):03d}"
    wage = Decimal(chance.randrange(45, 95) * 100)
    name = f"演示{chance.choice(SURNAMES)}{GIVEN[serial % 10]}{GIVEN[serial // 10 % 10]}"
    return Worker(
        name=name,
        id_number=first17 + id_check_digit(first17),
        phone=f"199{serial:08d}",
        sex="男" if man else "女",
        born_on=born,
        wage=wage,
        unpaid=wage * chance.choice((1, 2, 3)) - Decimal(chance.randrange(0, 20) * 100),
    )


def invent_employer(chance: random.Random, region: str) -> NewParty:
    """An employer of the city with a well-formed credit code."""
    serial = chance.randrange(10**8)
    first17 = f"9{region[:1]}{region}{serial:09d}"
    return NewParty(
        side=Party.Side.RESPONDENT,
        nature=Party.Nature.UNIT,
        name=f"演示{CITIES[region]}{chance.choice(TRADES)}有限公司{serial % 90 + 10}",
        fields={
            "credit_code": first17 + credit_code_check_digit(first17),
            "legal_representative": f"演示{chance.choice(SURNAMES)}总",
            "representative_post": "总经理",
            "phone": "020-00000001",
            "residence": f"演示{CITIES[region]}市演示大道{serial % 200 + 1}号",
        },
    )


def open_dispute(chance: random.Random, serial: int, region: str, ended_on: date) -> CaseFile:
    """One wage dispute of one worker, with severance where he left because of the arrears."""
    worker = invent_worker(chance, serial)
    claims = [_wages(worker, ended_on)]
    if chance.random() < 0.6:
        claims.append(_severance(worker, ended_on, chance.randrange(4, 40), region))
    applicant = NewParty(
        side=Party.Side.APPLICANT,
        nature=Party.Nature.PERSON,
        name=worker.name,
        fields={
            "id_number": worker.id_number,
            "phone": worker.phone,
            "sex": worker.sex,
            "born_on": worker.born_on,
            "residence": "演示省演示县演示村",
            "service_address": f"演示{CITIES[region]}市演示街1号",
            "electronic_service": True,
        },
        claims=tuple(claims),
    )
    return open_case_file(
        region=region,
        channel=CaseFile.Channel.PORTAL,
        cause="追索劳动报酬争议",
        parties=[applicant, invent_employer(chance, region)],
        migrant_worker=chance.random() < 0.8,
    )


def _wages(worker: Worker, ended_on: date) -> dict[str, object]:
    return {
        "code": "C2",
        "kind": "unpaid_wages",
        "title": "拖欠的工资",
        "claimed": worker.unpaid,
        "period_from": ended_on - timedelta(days=75),
        "period_to": ended_on,
    }


def _severance(worker: Worker, ended_on: date, months: int, region: str) -> dict[str, object]:
    facts = {
        "ground": "38_2",
        "hired_on": (ended_on - timedelta(days=30 * months)).isoformat(),
        "last_day": ended_on.isoformat(),
        "average_wage": str(worker.wage),
        "region": region,
    }
    amount = severance_amount(facts)
    return {
        "code": "C6",
        "kind": "severance",
        "title": "经济补偿",
        "claimed": amount,
        "computed": amount,
        "facts": facts,
    }


def severance_amount(facts: dict[str, str]) -> Decimal:
    """What the law's formula gives on these facts, in yuan."""
    return Decimal(str(compute("severance", facts).amount))
