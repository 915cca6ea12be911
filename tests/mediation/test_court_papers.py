"""Applications to the commission and the court, and the papers of many workers: what the law makes them say."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from casework.models import Claim, Party
from mediation.services.intake.accept import accept
from mediation.services.intake.note_consent import note_consent
from mediation.services.intake.receive import receive
from mediation.services.outcome.apply_review import apply_review
from mediation.services.outcome.court_ways import Request, request_confirmation, request_payment_order
from tests.documents.many_workers import collective_case
from tests.factories import staff
from tests.mediation.printed import due_codes, issued, printed, read
from tests.mediation.talks import agree, fresh, terms_of


@pytest.fixture
def actor(city):
    return staff(city.mediator)


@pytest.fixture
def accepted(city, case_file, actor):
    row = receive(actor=actor, case_file=case_file, body=city.union)
    accept(row, actor=actor, other_side="signed")
    return fresh(row)


def test_both_ask_the_commission_to_review(city, accepted, actor):
    agree(accepted, actor)
    number = issued("M05", fresh(accepted), actor).number
    apply_review(fresh(accepted), actor=actor, tribunal=city.tribunal, both_apply=True)
    text = printed("M13", fresh(accepted), actor)

    assert number in text and "演示劳动人事争议仲裁院" in text and "最后一日为2026年10月27日" in text
    assert "申请人（甲方）" in text and "申请人（乙方）" in text and "不涉及确认劳动关系" in text
    assert "《劳动人事争议仲裁办案规则》第七十四条" in text


def test_both_ask_the_court_to_confirm_and_promise_the_truth(accepted, actor):
    held = agree(accepted, actor)
    for party in Party.objects.filter(case_file=accepted.case_file):
        note_consent(
            fresh(accepted), actor=actor, party=party, about="confirmation", agrees=True, how="signed"
        )
    request = Request(held, "演示区人民法院")
    request_confirmation(fresh(accepted), actor=actor, request=request)
    text = printed("M14", fresh(accepted), actor)

    assert "此致演示区人民法院" in text and "最后一日为2026年11月11日" in text
    assert "没有恶意串通" in text and "虚假陈述的后果" in text
    assert "M14" in due_codes(fresh(accepted)) and "M13" not in due_codes(fresh(accepted))


@pytest.mark.parametrize("wages", [True, False])
def test_a_payment_order_names_sum_period_default_and_evidence(accepted, actor, clock, wages):
    Claim.objects.filter(code="C2").update(period_from=date(2026, 7, 1), period_to=date(2026, 9, 15))
    accepted.case_file.claims.exclude(code="C2" if wages else "C6").delete()
    held = agree(accepted, actor, terms_of(accepted, each="500.25", pay_by=date(2026, 10, 20)))
    clock.shift(timedelta(days=13))
    worker = Party.objects.get(case_file=accepted.case_file, side="applicant")
    request = Request(held, "演示区人民法院", party=worker)
    request_payment_order(fresh(accepted), actor=actor, request=request)
    text = printed("M15", fresh(accepted), actor)

    assert "人民币伍佰元贰角伍分（¥500.25）" in text and "2026年10月20日500.255" in text
    assert "没有其他债务纠纷，支付令能够送达被申请人" in text and "证据：1．调解协议书" in text
    assert ("第三十条" in text) == wages == ("2026年7月1日至2026年9月15日" in text)


def test_many_workers_have_one_agreement_with_a_table(city, actor):
    case_file = collective_case(12)
    row = receive(actor=actor, case_file=case_file, body=city.union)
    accept(row, actor=actor, other_side="signed")
    agree(fresh(row), actor, terms_of(fresh(row), each="120.50"))
    paper = issued("M05", fresh(row), actor)
    text, count = read(paper), Party.objects.filter(case_file=case_file, side="applicant").count()

    assert f"等{count}人。各申请人的姓名和证件号码见附表" in text and f"合计（{count}人）" in text
    assert len(paper.context["agreed"]) == count and f"一式{count + 2}份" in text
    assert "M05" not in due_codes(fresh(row))
    total = sum(Decimal(one["amount"]) for one in paper.context["agreed"])
    assert total == Decimal(paper.context["amount"])
