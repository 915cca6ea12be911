"""The centre's own pages: a board of impossible days, the distribution's columns, several claims at the window."""

from decimal import Decimal

from legalaid.models import AidAssignment, LegalAidCase
from legalaid.services.assigning.distribution import distribution_of
from tests.legalaid.steps import assigned, engaged
from tests.legalaid.test_pages import signed_in, window


def test_a_board_of_days_that_run_backwards_says_so_and_keeps_them(city, case_file):
    engaged(city, case_file)
    answer = signed_in(city.aid_clerk).get("/legal-aid/board/?since=2026-12-31&until=2026-01-01")

    page = answer.content.decode()
    assert answer.status_code == 400 and "截止日早于起始日" in page
    assert 'value="2026-12-31"' in page and 'value="2026-01-01"' in page and "平均" not in page


def test_who_says_no_is_not_counted_with_who_does_not_answer(city, case_file):
    aid = assigned(city, case_file)
    AidAssignment.objects.filter(aid=aid).update(state=AidAssignment.State.LAPSED)

    [line] = [one for one in distribution_of(city.centre, 2026).people if one.lapsed or one.declined]
    assert (line.declined, line.lapsed) == (0, 1)


def test_the_window_takes_several_claims_of_one_application(city):
    client = signed_in(city.aid_clerk)
    sent = window(**{"claims-1-code": "C6", "claims-2-claimed": "500"})
    wrong = client.post("/legal-aid/receive/", sent).content.decode()
    assert "请选择请求事项" in wrong and wrong.count("请填写请求金额") == 1

    client.post(
        "/legal-aid/receive/",
        window(**{"claims-1-code": "C6", "claims-1-claimed": "3000", "claims-2-code": "C16"}),
    )

    claims = LegalAidCase.objects.get().recipient.claims.order_by("ordinal")
    assert [(one.code, one.claimed) for one in claims] == [
        ("C2", Decimal("9000")),
        ("C6", Decimal("3000")),
        ("C16", None),
    ]
