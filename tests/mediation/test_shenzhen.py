"""What the city of Shenzhen adds: periods of its own for administrative mediation and for what is no labour dispute."""

from datetime import date

import pytest

from casework.models import Role, TimeLimit
from mediation.services.intake.accept import accept
from mediation.services.intake.receive import receive
from mediation.services.intake.set_platform_work import set_platform_work
from tests.factories import City, make_user, staff, wage_case
from tests.mediation.talks import fresh


@pytest.fixture
def shenzhen(db, clock):
    return City("440300", "深演示")


@pytest.fixture
def bureau(shenzhen):
    return staff(make_user("szlead", "演示深圳人社调解员", (shenzhen.bureau, Role.MEDIATOR)))


def running(row) -> dict[str, date]:
    return dict(TimeLimit.objects.filter(proceeding=row, status="open").values_list("key", "raw_due"))


@pytest.mark.parametrize(
    ("complex_matter", "key", "due"),
    [(False, "mediation.administrative_acceptance", date(2026, 10, 19)),
     (True, "mediation.administrative_acceptance_complex", date(2026, 10, 26))],
)  # fmt: skip
def test_med_16_an_administrative_body_has_three_five_or_ten_working_days(
    shenzhen, bureau, complex_matter, key, due
):
    row = receive(
        actor=bureau, case_file=wage_case("440300"), body=shenzhen.bureau, complex_matter=complex_matter
    )
    limits = running(row)
    assert limits["mediation.administrative_transfer"] == date(2026, 10, 15)
    assert (
        limits[key] == due
        and len([one for one in limits if one.startswith("mediation.administrative_a")]) == 1
    )


def test_a_union_in_shenzhen_has_no_administrative_days(shenzhen):
    row = receive(actor=staff(shenzhen.mediator), case_file=wage_case("440300"), body=shenzhen.union)
    assert not [key for key in running(row) if "administrative" in key]


def test_med_15_thirty_days_where_it_is_no_labour_dispute(shenzhen, bureau):
    file = wage_case("440300")
    file.new_employment = True
    file.save()
    row = receive(actor=bureau, case_file=file, body=shenzhen.bureau)
    set_platform_work(row, actor=bureau, facts={"job": "rider", "platform": "演示外卖", "bond": "civil"})
    accept(fresh(row), actor=bureau, other_side="phone")

    limits = running(row)
    assert (limits["mediation.general_period"], limits["mediation.duty"]) == (
        date(2026, 11, 11),
        date(2026, 10, 27),
    )
