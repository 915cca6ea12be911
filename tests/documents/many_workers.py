"""A collective case of as many workers as wanted, against one employer."""

from datetime import date
from decimal import Decimal

from casework.models import CaseFile, Party
from casework.services.open_case_file import NewParty, open_case_file
from tests.factories import EMPLOYER_CODE


def collective_case(count: int, region: str = "440100") -> CaseFile:
    """One wage claim each."""
    workers = [
        NewParty(
            side=Party.Side.APPLICANT,
            nature=Party.Nature.PERSON,
            name=f"演示工人{place}",
            fields={"sex": "男", "born_on": date(1990, 3, 7)},
            claims=(
                {"code": "C2", "kind": "unpaid_wages", "title": "工资", "claimed": Decimal(1000 + place)},
            ),
        )
        for place in range(1, count + 1)
    ]
    employer = NewParty(
        side=Party.Side.RESPONDENT,
        nature=Party.Nature.UNIT,
        name="演示建筑劳务有限公司",
        fields={"credit_code": EMPLOYER_CODE, "legal_representative": "演示李四"},
    )
    return open_case_file(
        region=region,
        channel="window",
        cause="追索劳动报酬",
        parties=[*workers, employer],
        migrant_worker=True,
    )
