"""Invented disputes: who, against whom, for how much. The same seed gives the same disputes."""

import random
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from casework.clock import now
from casework.models import CaseFile, ElementStatement, Party
from casework.services.open_case_file import NewParty, open_case_file
from law.claims import compute
from law.element_facts import facts_for
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


def open_dispute(
    chance: random.Random, serial: int, region: str, ended_on: date, *, employer: NewParty | None = None
) -> CaseFile:
    """One wage dispute of one worker, with severance where he left because of the arrears; the employer is invented if none is given."""
    worker = invent_worker(chance, serial)
    sheet = element_sheet(worker, region, ended_on, months=chance.choice((1, 2, 3)))
    claims = claims_of(sheet, region, severance=chance.random() < 0.6)
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
    case_file = open_case_file(
        region=region,
        channel=CaseFile.Channel.PORTAL,
        cause="追索劳动报酬争议",
        parties=[applicant, employer or invent_employer(chance, region)],
        migrant_worker=chance.random() < 0.8,
    )
    state_elements(case_file, sheet)
    return case_file


def element_sheet(worker: Worker, region: str, ended_on: date, months: int) -> dict[str, object]:
    """What the worker states on the elements of the fast lane; claims are computed from it, as on the phone."""
    unpaid = _months_before(ended_on, months)
    return {
        "E-06": {"performance_address": "演示工地", "performance_region": region, "employer_region": region},
        "E-11": (ended_on - timedelta(days=400)).isoformat(),
        "E-12": {"post": "普工"},
        "E-21": {"state": "未签"},
        "E-34": ended_on.isoformat(),
        "E-41": {"form": "月", "amount": str(worker.wage), "written": False},
        "E-44": {"cycle": "月", "day": 15, "which": "次月"},
        "E-47": {
            "from": unpaid[0].isoformat(),
            "to": ended_on.isoformat(),
            "months": [{"month": f"{first:%Y-%m}", "paid": "0"} for first in unpaid],
        },
        "E-71": {"employed": False, "ended_on": ended_on.isoformat()},
        "E-73": {"article": "38(2)"},
    }


def _months_before(ended_on: date, months: int) -> list[date]:
    """The first days of the last so many calendar months, the month of leaving included."""
    first = ended_on.replace(day=1)
    days = [first]
    for _step in range(months - 1):
        days.insert(0, (days[0] - timedelta(days=1)).replace(day=1))
    return days


def _claim(
    code: str, kind: str, title: str, facts: dict[str, object], period: tuple[date, date]
) -> dict[str, object]:
    """One claim with the amount that the law's formula gives."""
    result = compute(kind, facts)
    return {
        "code": code,
        "kind": kind,
        "title": title,
        "claimed": result.amount,
        "computed": result.amount,
        "facts": facts,
        "period_from": period[0],
        "period_to": period[1],
    }


def claims_of(sheet: dict[str, object], region: str, *, severance: bool) -> list[dict[str, object]]:
    """Unpaid wages, and severance where the worker left because of the arrears (劳动合同法 art 38)."""
    owed = sheet["E-47"]
    assert isinstance(owed, dict)
    period = (date.fromisoformat(owed["from"]), date.fromisoformat(owed["to"]))
    claims = [
        _claim("C2", "unpaid_wages", "拖欠的工资", facts_for("unpaid_wages", sheet, region=region), period)
    ]
    if severance:
        facts = {
            "ground": "38_2",
            "hired_on": sheet["E-11"],
            "last_day": sheet["E-34"],
            "average_wage": sheet["E-41"]["amount"],  # type: ignore[index]
            "region": region,
        }
        claims.append(
            _claim("C6", "severance", "经济补偿", facts, (date.fromisoformat(str(sheet["E-11"])), period[1]))
        )
    return claims


def state_elements(case_file: CaseFile, sheet: dict[str, object]) -> None:
    """Keep what the worker stated."""
    worker = case_file.parties.get(side=Party.Side.APPLICANT, ordinal=1)
    ElementStatement.objects.bulk_create(
        ElementStatement(
            case_file=case_file, party=worker, subject=worker, code=code, value=value, stated_at=now()
        )
        for code, value in sheet.items()
    )


def answer_elements(case_file: CaseFile) -> None:
    """The employer accepts everything but how much is owed."""
    worker = case_file.parties.get(side=Party.Side.APPLICANT, ordinal=1)
    employer = case_file.parties.get(side=Party.Side.RESPONDENT, ordinal=1)
    stated = ElementStatement.objects.filter(party=worker, superseded=False)
    ElementStatement.objects.bulk_create(
        ElementStatement(
            case_file=case_file,
            party=employer,
            subject=worker,
            code=one.code,
            value=None,
            stance=ElementStatement.Stance.DENIED if one.code == "E-47" else ElementStatement.Stance.ACCEPTED,
            stated_at=now(),
        )
        for one in stated
    )
