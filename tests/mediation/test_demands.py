"""A reminder of payments: each agreement in default has its own letter to each payer (M24)."""

from datetime import date, timedelta
from decimal import Decimal

from casework.models import Party
from documents.services.due_papers import due_papers
from documents.services.prepare_papers import issue_prepared, prepare_paper
from mediation.services.outcome.instalments import pay_instalment, remind_instalment
from tests.mediation.printed import due_codes, issued, read
from tests.mediation.talks import agree, fresh, terms_of


def test_each_agreement_in_default_has_its_own_demand(accepted, mediator, clock):
    first, second = accepted.case_file.claims.order_by("ordinal")
    for claim, sum_, bank in ((first, "1100.00", "演示甲银行"), (second, "2200.00", "演示乙银行")):
        agree(
            accepted, mediator, terms_of(accepted, amounts={claim.pk: Decimal(sum_)}, pay_by=date(2026, 10, 20),
            payee_bank=bank, payee_account="6222000000000000"),
        )  # fmt: skip
        issued("M05", fresh(accepted), mediator)
        clock.shift(timedelta(minutes=1))
    clock.shift(timedelta(days=10))
    remind_instalment(fresh(accepted), actor=mediator, how="电话")
    papers = []
    while "M24" in due_codes(fresh(accepted)):
        papers.append(issued("M24", fresh(accepted), mediator, "respondent"))
        clock.shift(timedelta(minutes=1))

    assert [one.context["ordinal"] for one in papers] == [1, 2]
    assert [one.context["agreement_number"] for one in papers] == [
        "穗演示工调协〔2026〕1号", "穗演示工调协〔2026〕2号",
    ]  # fmt: skip
    assert [Decimal(one.context["amount"]) for one in papers] == [Decimal(1100), Decimal(2200)]
    told = [read(one) for one in papers]
    assert "演示甲银行" in told[0] and "2200.00" not in told[0]
    assert "演示乙银行" in told[1] and "1100.00" not in told[1]
    assert papers[0].number != papers[1].number


def test_a_second_reminder_is_a_new_letter_of_what_is_still_owed(accepted, mediator, clock):
    first, second = accepted.case_file.claims.order_by("ordinal")
    held = [
        agree(
            accepted, mediator, terms_of(accepted, amounts={one.pk: Decimal(100)}, pay_by=date(2026, 10, 20))
        )
        for one in (first, second)
    ]
    clock.shift(timedelta(days=10))
    remind_instalment(fresh(accepted), actor=mediator)
    while "M24" in due_codes(fresh(accepted)):
        issued("M24", fresh(accepted), mediator, "respondent")
    clock.shift(timedelta(days=5))
    pay_instalment(fresh(accepted), actor=mediator, instalment=held[0].instalments.get(), proof_words="回单")
    assert "M24" not in due_codes(fresh(accepted))
    remind_instalment(fresh(accepted), actor=mediator)
    again = issued("M24", fresh(accepted), mediator, "respondent")

    assert again.context["ordinal"] == 2 and "M24" not in due_codes(fresh(accepted))


def test_each_payer_gets_the_letter_of_each_agreement(accepted, mediator, clock):
    other = Party(
        case_file=accepted.case_file, side="respondent", nature="unit", name="演示乙公司", ordinal=2
    )
    other.index()
    other.save()
    for claim in accepted.case_file.claims.order_by("ordinal"):
        agree(
            accepted,
            mediator,
            terms_of(accepted, amounts={claim.pk: Decimal(100)}, pay_by=date(2026, 10, 20)),
        )
    clock.shift(timedelta(days=10))
    remind_instalment(fresh(accepted), actor=mediator)
    made = []
    while waiting := [one for one in due_papers(fresh(accepted)) if one.kind.code == "M24"]:
        for one in waiting:
            paper = prepare_paper("M24", proceeding=accepted, actor=mediator, addressee=one.addressee)
            issue_prepared(paper, actor=mediator)
            made.append((one.addressee.name, paper.context["ordinal"]))

    assert sorted(made) == sorted(
        (name, place) for name in ("演示建筑劳务有限公司", "演示乙公司") for place in (1, 2)
    )
