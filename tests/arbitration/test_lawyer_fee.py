"""The employer bears a worker's lawyer fee up to the cap of the place, elsewhere none (深圳经济特区和谐劳动关系促进条例 58; LA-23)."""

from decimal import Decimal

import pytest

from arbitration.services.awards.lawyer_fee import check_lawyer_fee
from casework.errors import BadInput
from casework.models import Claim

CLAIMS = [Claim(pk=1, code="C2"), Claim(pk=2, code="C19")]


@pytest.mark.parametrize(
    ("region", "fee", "refused"),
    [("440300", "5000", False), ("440300", "5000.01", True), ("440100", "0", False), ("440100", "100", True)],
)
def test_no_award_goes_over_the_cap(clock, region, fee, refused):
    awarded = {1: Decimal("90000"), 2: Decimal(fee)}
    if not refused:
        check_lawyer_fee(CLAIMS, awarded, region)
        return
    with pytest.raises(BadInput) as told:
        check_lawyer_fee(CLAIMS, awarded, region)
    assert "awarded" in told.value.errors


def test_the_cap_is_each_workers_own(clock):
    two = [Claim(pk=1, code="C19", party_id=1), Claim(pk=2, code="C19", party_id=2)]
    twice = [Claim(pk=1, code="C19", party_id=1), Claim(pk=2, code="C19", party_id=1)]
    awarded = {1: Decimal("4000"), 2: Decimal("4000")}

    check_lawyer_fee(two, awarded, "440300")
    with pytest.raises(BadInput):
        check_lawyer_fee(twice, awarded, "440300")
