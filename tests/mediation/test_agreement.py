"""The agreement: written, checked, read back, signed; in part, oral, collective, with somebody else who pays."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from casework.actor import Actor
from casework.errors import BadInput, NotNow, RuleRefused, Stale
from casework.models import Claim, Event, Party, TimeLimit
from casework.services.add_organisation import add_organisation
from casework.views.case_page import acts_for
from mediation.models import Agreement, MediationSignature, State
from mediation.services.agreement.draft import save_draft
from mediation.services.agreement.give_signature import Hand, give_signature
from mediation.services.agreement.missing_signatures import missing_signatures
from mediation.services.agreement.read_back import read_back
from mediation.services.agreement.sign_agreement import record_oral, sign_agreement
from mediation.services.agreement.signing_link import link_of, make_link, sign_by_link
from mediation.services.agreement.terms import open_claims
from mediation.services.agreement.words import clauses, digest_of, plain_words
from mediation.services.intake.accept import accept
from mediation.services.intake.receive import receive
from mediation.services.outcome.fail import fail
from mediation.services.outcome.record_performance import record_performance
from tests.factories import make_user, staff
from tests.mediation.talks import agree, fresh, signed_draft, terms_of


def running(row) -> set[str]:
    return set(TimeLimit.objects.filter(proceeding=row, status="open").values_list("key", flat=True))


def test_an_agreement_settles_every_claim_and_starts_the_two_ways(accepted, mediator):
    made = agree(accepted, mediator, each="5000.00", pay_by=date(2026, 11, 20))

    row = fresh(accepted)
    assert (row.state, row.agreed_on, made.total) == (State.AGREED, date(2026, 10, 12), Decimal("10000.00"))
    assert {claim.outcome for claim in Claim.objects.all()} == {"settled"}
    assert {
        "mediation.review_application",
        "mediation.judicial_confirmation",
        "mediation.instalment",
    } <= running(row)


@pytest.mark.parametrize("fault", ["unknown", "negative", "fen", "sum", "past", "falling", "backer"])
def test_what_contradicts_itself_is_refused_and_changes_nothing(accepted, mediator, fault):
    pk = open_claims(accepted)[0].pk
    today, later = date(2026, 10, 12), date(2026, 11, 1)
    bad = {
        "unknown": {"amounts": {pk + 999: Decimal(1)}},
        "negative": {"amounts": {pk: Decimal(-1)}},
        "fen": {"amounts": {pk: Decimal("1.005")}},
        "sum": {"amounts": {pk: Decimal(100)}, "parts": [(later, Decimal(99))]},
        "past": {"amounts": {pk: Decimal(100)}, "parts": [(today - timedelta(days=1), Decimal(100))]},
        "falling": {"amounts": {pk: Decimal(100)}, "parts": [(later, Decimal(50)), (today, Decimal(50))]},
        "backer": {"amounts": {pk: Decimal(100)}, "backing": "guarantor"},
    }
    with pytest.raises(BadInput):
        save_draft(accepted, actor=mediator, terms=terms_of(accepted, **bad[fault]))
    assert not Agreement.objects.exists()


def test_a_stale_draft_is_refused(accepted, mediator):
    save_draft(accepted, actor=mediator, terms=terms_of(accepted))
    with pytest.raises(Stale):
        save_draft(accepted, actor=mediator, terms=terms_of(accepted, each="7.00"))
    assert Agreement.objects.get().total == Decimal("200.00")


def test_only_what_was_read_back_is_signed_and_another_word_is_another_agreement(accepted, mediator):
    draft = save_draft(accepted, actor=mediator, terms=terms_of(accepted))
    hand = Hand("mediator", "演示调解员", "typed")
    with pytest.raises(NotNow):
        give_signature(accepted, actor=mediator, hand=hand, agreement=draft)
    with pytest.raises(BadInput):
        read_back(accepted, actor=mediator, agreement=draft, understood=False)
    read_back(fresh(accepted), actor=mediator, agreement=draft, understood=True)
    give_signature(fresh(accepted), actor=mediator, hand=hand, agreement=draft)

    save_draft(fresh(accepted), actor=mediator, terms=terms_of(accepted, each="9.00"), revision=1)
    with pytest.raises(NotNow):
        sign_agreement(fresh(accepted), actor=mediator, agreement=draft)
    draft.refresh_from_db()
    assert MediationSignature.objects.get().words_sha256 != digest_of(draft)


def test_everybody_has_to_sign(accepted, mediator):
    draft = save_draft(
        accepted, actor=mediator, terms=terms_of(accepted, backing="guarantor", backer="演示总包公司")
    )
    read_back(fresh(accepted), actor=mediator, agreement=draft, understood=True)
    assert len(missing_signatures(draft)) == 4
    with pytest.raises(RuleRefused) as refused:
        sign_agreement(fresh(accepted), actor=mediator, agreement=draft)
    assert accepted.case_file.parties.get(side="applicant").masked_name in refused.value.message
    assert "先行" not in "".join(clauses(draft)) and "演示总包公司" in "".join(clauses(draft))


def test_undisputed_wages_below_the_law_warn_and_need_a_reason(accepted, mediator, monkeypatch):
    wages = Claim.objects.get(code="C2")
    monkeypatch.setattr(
        "mediation.services.agreement.check_law.undisputed_amounts",
        lambda row: {wages.pk: Decimal("14287.36")},
    )
    draft = save_draft(accepted, actor=mediator, terms=terms_of(accepted, each="10000.00"))
    assert [one["code"] for one in draft.warnings] == ["wages"]
    assert "少4287.36元" in draft.warnings[0]["text"]
    with pytest.raises(BadInput):
        read_back(accepted, actor=mediator, agreement=draft, understood=True)

    draft = save_draft(
        fresh(accepted), actor=mediator, terms=terms_of(accepted, each="10000.00"), revision=1,
        why_all_the_same="劳动者急需用钱，自愿接受。",
    )  # fmt: skip
    read_back(fresh(accepted), actor=mediator, agreement=draft, understood=True)
    assert Event.objects.get(name="mediation.agreement.read_back").data["warnings"] == ["wages"]


def test_plain_words_tell_what_is_given_up(accepted, mediator):
    draft = save_draft(accepted, actor=mediator, terms=terms_of(accepted, each="9750.00"))
    told = "".join(plain_words(draft))
    assert "公司一共付19500.00元" in told and "工资原来要14287.36元，现在同意9750.00元" in told


def test_part_first_then_the_rest_fails(accepted, mediator):
    wages = Claim.objects.get(code="C2")
    agree(accepted, mediator, amounts={wages.pk: Decimal("14287.36")})
    row = fresh(accepted)
    assert (
        row.state == State.MEDIATING
        and Event.objects.filter(name="mediation.partial_agreement.signed").exists()
    )
    assert [claim.code for claim in open_claims(row)] == ["C6"]

    fail(row, actor=mediator, reason="经济补偿谈不拢")
    row = fresh(accepted)
    assert (row.state, row.closed_on) == (State.AGREED, None)
    assert row.case_file.referrals.filter(target_kind="arbitration", state="offered").exists()


def test_two_agreements_have_two_windows(accepted, mediator, clock):
    wages, severance = Claim.objects.order_by("code")
    agree(accepted, mediator, amounts={wages.pk: Decimal(100)})
    clock.shift(timedelta(days=3))
    agree(accepted, mediator, amounts={severance.pk: Decimal(100)})

    dues = TimeLimit.objects.filter(proceeding=accepted, key="mediation.review_application", status="open")
    assert sorted(dues.values_list("raw_due", flat=True)) == [date(2026, 10, 27), date(2026, 10, 30)]


def test_an_oral_agreement_where_the_law_allows_it(city, accepted, case_file, mediator):
    terms = terms_of(accepted, form="oral")
    with pytest.raises(RuleRefused):
        record_oral(accepted, actor=mediator, terms=terms, words="当场说定", both_confirm=True)

    peoples = add_organisation(
        code="P440100",
        name="演示人民调解委员会",
        short_name="演示人调",
        kind="peoples_mediation",
        region="440106",
    )
    actor = staff(make_user("pm", "演示人民调解员", (peoples, "mediator")))
    row = receive(actor=actor, case_file=case_file, body=peoples)
    accept(row, actor=actor, other_side="oral")
    with pytest.raises(BadInput):
        record_oral(fresh(row), actor=actor, terms=terms, words="当场说定", both_confirm=False)
    record_oral(fresh(row), actor=actor, terms=terms, words="当场说定", both_confirm=True)
    assert fresh(row).state == State.AGREED and row.agreements.get().form == "oral"


def test_med_14b_small_and_performed_on_the_spot_is_paid_at_once(accepted, mediator):
    record_oral(
        accepted,
        actor=mediator,
        terms=terms_of(accepted, form="on_the_spot"),
        words="当场付清",
        both_confirm=True,
    )
    assert {claim.paid for claim in Claim.objects.all()} == {Decimal("100.00")}
    assert accepted.agreements.get().instalments.get().paid_on == date(2026, 10, 12)
    assert "mediation.record_performance" in [one.name for one in acts_for(mediator, fresh(accepted))]
    record_performance(fresh(accepted), actor=mediator)
    assert fresh(accepted).state == State.PERFORMED


def test_a_link_signs_once_under_the_words_on_the_screen(accepted, mediator):
    draft = save_draft(accepted, actor=mediator, terms=terms_of(accepted))
    worker = accepted.case_file.parties.get(side="applicant")
    with pytest.raises(NotNow):
        make_link(accepted, actor=mediator, party=worker, role="party", name=worker.name, agreement=draft)
    read_back(fresh(accepted), actor=mediator, agreement=draft, understood=True)
    draft.refresh_from_db()
    token = make_link(accepted, actor=mediator, party=worker, role="party", name=worker.name, agreement=draft)

    link = link_of(token)
    with pytest.raises(Stale):
        sign_by_link(link=link, name="", drawing="", read_digest="0" * 64)
    sign_by_link(link=link, name="", drawing="M1 1" + "L2 2" * 9, read_digest=digest_of(draft))
    assert MediationSignature.objects.get().method == "drawn" and link_of(token) is None


def test_a_party_signs_for_itself_only(accepted, mediator):
    draft = save_draft(accepted, actor=mediator, terms=terms_of(accepted))
    read_back(fresh(accepted), actor=mediator, agreement=draft, understood=True)
    worker, employer = (accepted.case_file.parties.get(side=side) for side in ("applicant", "respondent"))
    give_signature(
        fresh(accepted), actor=Actor.side(worker), hand=Hand("party", "x", "typed", employer), agreement=draft
    )
    assert MediationSignature.objects.get().party == worker


def test_different_results_for_different_workers(accepted, mediator):
    second = Party(
        case_file=accepted.case_file, side="applicant", nature="person", name="演示王五", ordinal=2
    )
    second.index()
    second.save()
    extra = Claim.objects.create(
        case_file=accepted.case_file, party=second, code="C2", title="工资", claimed=Decimal(3000)
    )
    amounts = {claim.pk: Decimal(0) if claim == extra else Decimal(500) for claim in open_claims(accepted)}
    draft = signed_draft(accepted, mediator, terms_of(accepted, amounts=amounts))

    lines = clauses(draft)
    assert "演示张三1000.00元" in lines[0] and lines[1] == "申请人演示王五放弃工资的请求。"
