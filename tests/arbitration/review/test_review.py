"""MED-5 to MED-7, AWD-22: joint application, acceptance, document equal to the agreement, refusals, extension."""

import json
from datetime import date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest

from arbitration.models import AgreementReview
from arbitration.services.review.decide import ASKED, decline_document, extend_review, make_document
from arbitration.services.review.decide_acceptance import accept_review, refuse_review
from arbitration.services.review.end import close_review, withdraw_review
from arbitration.services.review.receive import receive_review
from casework.actor import Actor
from casework.errors import BadInput, NotNow, NotPermitted, RuleRefused
from casework.models import Claim, Event, Referral, TimeLimit, WorkItem
from casework.services.record import verify
from documents.models import Paper
from documents.services.prepare_papers import issue_prepared, prepare_due
from documents.services.record_service import prepare_service, record_service
from mediation.services.intake.accept import accept
from mediation.services.intake.receive import receive
from mediation.services.outcome.apply_review import apply_review
from tests.factories import City, staff
from tests.mediation.talks import agree

SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def relation(case_file):
    party = case_file.parties.get(side="applicant")
    return Claim.objects.create(case_file=case_file, party=party, code="C1", title="确认劳动关系")


@pytest.fixture
def agreed(city, case_file):
    row = receive(actor=staff(city.mediator), case_file=case_file, body=city.union)
    accept(row, actor=staff(city.mediator), other_side="phone")
    amounts = {claim.pk: claim.claimed or Decimal(0) for claim in case_file.claims.all()}
    agree(row, staff(city.mediator), amounts=amounts, pay_by=date(2026, 10, 31))
    row.refresh_from_db()
    return row


@pytest.fixture
def review(city, agreed):
    apply_review(agreed, actor=staff(city.mediator), tribunal=city.tribunal, both_apply=True)
    return receive_review(Referral.objects.get(target_kind="review"), actor=staff(city.clerk))


@pytest.fixture
def accepted(city, review):
    accept_review(
        review, actor=staff(city.clerk), reviewer=city.arbitrator, in_scope=True, court_confirmed=False
    )
    review.refresh_from_db()
    return review


def running(row) -> dict:
    return dict(TimeLimit.objects.filter(proceeding=row, status="open").values_list("key", "due"))


def test_med_5_both_apply_within_fifteen_days(city, agreed, clock):
    assert running(agreed)["mediation.review_application"] == date(2026, 10, 27)
    clock.move_to(datetime(2026, 10, 28, 9, tzinfo=SHANGHAI))

    with pytest.raises(RuleRefused):
        apply_review(agreed, actor=staff(city.mediator), tribunal=city.tribunal, both_apply=True)
    assert not Referral.objects.filter(target_kind="review").exists()


def test_med_5_one_party_alone_may_not(city, agreed):
    with pytest.raises(BadInput):
        apply_review(agreed, actor=staff(city.mediator), tribunal=city.tribunal, both_apply=False)
    with pytest.raises(BadInput):
        apply_review(
            agreed, actor=staff(city.mediator), tribunal=City("440300", "深演示").tribunal, both_apply=True
        )


def test_med_6_an_agreement_on_the_relation_is_not_reviewed(city, relation, agreed):
    with pytest.raises(RuleRefused) as refusal:
        apply_review(agreed, actor=staff(city.mediator), tribunal=city.tribunal, both_apply=True)
    assert any("确认劳动关系" in reason for reason in refusal.value.reasons)


def test_med_7_five_working_days_from_acceptance_and_five_more_once(city, accepted):
    assert running(accepted)["arbitration.review_decision"] == date(2026, 10, 19)
    extend_review(accepted, actor=staff(city.head), reason="需要核对付款凭证")

    assert running(accepted)["arbitration.review_decision"] == date(2026, 10, 26)
    with pytest.raises(RuleRefused):
        extend_review(accepted, actor=staff(city.head), reason="再延")
    with pytest.raises(NotPermitted):
        extend_review(accepted, actor=staff(city.clerk), reason="x")


def test_not_accepted_when_a_court_has_confirmed_it(city, review):
    with pytest.raises(RuleRefused):
        accept_review(
            review, actor=staff(city.clerk), reviewer=city.arbitrator, in_scope=True, court_confirmed=True
        )
    refuse_review(review, actor=staff(city.clerk), ground="court_confirmed", explanation="")

    review.refresh_from_db()
    assert (review.state, review.ground) == ("refused", "court_confirmed")


def test_the_document_asks_for_every_question(city, accepted):
    with pytest.raises(BadInput):
        make_document(accepted, actor=staff(city.arbitrator), checked=list(ASKED[:-1]))
    assert AgreementReview.objects.get(pk=accepted.pk).state == "accepted"


def test_the_document_equals_the_agreement_and_takes_effect_on_both_receipts(
    city, agreed, accepted, case_file
):
    make_document(accepted, actor=staff(city.arbitrator), checked=list(ASKED))
    accepted.refresh_from_db()
    papers = issue_all_of("A40d", accepted, city)
    first, last = papers

    serve(first, city)
    assert AgreementReview.objects.get(pk=accepted.pk).state == "document_made"
    serve(last, city)

    accepted.refresh_from_db()
    agreed.refresh_from_db()
    assert (accepted.state, agreed.state) == ("effective", "confirmed")
    assert first.context["terms"] == accepted.agreement["terms"]
    assert Decimal(first.context["amount"]) == Decimal("24037.36")
    assert running(accepted)["arbitration.enforcement"] == date(2028, 10, 31)
    close_review(accepted, actor=staff(city.clerk))
    case_file.refresh_from_db()
    assert verify(case_file) == []


def test_a_document_with_other_terms_is_refused(city, accepted):
    make_document(accepted, actor=staff(city.arbitrator), checked=list(ASKED))
    accepted.refresh_from_db()
    paper = next(p for p in prepare_due(accepted, actor=staff(city.clerk)) if p.kind == "A40d")
    changed = paper.context | {"terms": ["乙方另付一万元。"]}
    Paper.objects.filter(pk=paper.pk).update(content=json.dumps(changed, ensure_ascii=False))
    paper.refresh_from_db()

    with pytest.raises(RuleRefused) as refusal:
        issue_prepared(paper, actor=staff(city.clerk))
    assert any("与调解协议一致" in reason for reason in refusal.value.reasons)


def test_declined_on_a_ground_of_article_78(city, accepted):
    with pytest.raises(BadInput):
        decline_document(accepted, actor=staff(city.arbitrator), ground="unclear", explanation=" ")
    decline_document(accepted, actor=staff(city.arbitrator), ground="unclear", explanation="没有写明数额")
    accepted.refresh_from_db()

    assert accepted.state == "declined"
    kinds = {paper.kind for paper in prepare_due(accepted, actor=staff(city.clerk))}
    assert "A40n" in kinds and "A40d" not in kinds


def test_withdrawn_before_the_document(city, accepted):
    withdraw_review(accepted, actor=staff(city.clerk))

    with pytest.raises(NotNow):
        make_document(accepted, actor=staff(city.arbitrator), checked=list(ASKED))


def test_work_items_follow_the_review(city, review):
    def open_items():
        return set(WorkItem.objects.filter(proceeding=review, done_at=None).values_list("node", flat=True))

    assert open_items() == {"review_acceptance"}
    accept_review(
        review, actor=staff(city.clerk), reviewer=city.arbitrator, in_scope=True, court_confirmed=False
    )
    assert open_items() == {"review_decision"}


def test_nobody_of_another_office_decides(city, review):
    other = City("440300", "深演示")
    before = Event.objects.count()
    for user in (other.clerk, city.mediator, city.lawyer):
        with pytest.raises(NotPermitted):
            refuse_review(review, actor=Actor.staff(user), ground="late", explanation="")
    assert Event.objects.count() == before


def issue_all_of(kind, row, city):
    drafts = prepare_due(row, actor=staff(city.clerk))
    return [issue_prepared(paper, actor=staff(city.clerk)) for paper in drafts if paper.kind == kind]


def serve(paper, city):
    service = prepare_service(paper, actor=staff(city.clerk), method="direct")
    record_service(service, actor=staff(city.clerk), on=date(2026, 10, 14), signed_by="演示签收")
