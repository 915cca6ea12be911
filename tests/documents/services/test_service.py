"""Service of papers: ways, proofs, effective days."""

from datetime import date

import pytest
from django.core.files.base import ContentFile

from casework.errors import BadInput, NotNow, RuleRefused
from casework.models import Event
from documents.checks import Facts
from documents.models import Paper, Service
from documents.rules.service_effect import Delivery, effective_day, objections
from documents.services.draft_paper import draft_paper
from documents.services.fail_service import fail_service
from documents.services.issue_paper import issue_paper
from documents.services.record_service import attempt_service, prepare_service, record_service, served_to_all
from tests.documents.services.test_papers import HEARING

DAY = date(2026, 10, 12)
EFFECTS = [
    (Delivery("direct", DAY, signed=True), date(2026, 10, 12)),
    (Delivery("retained", DAY, photographed=True), date(2026, 10, 15)),
    (Delivery("posted", date(2026, 10, 16), photographed=True), date(2026, 10, 21)),
    (Delivery("post", DAY), DAY),
    (Delivery("electronic", DAY, consents=True), DAY),
    (Delivery("simple", DAY, simple_procedure=True), DAY),
    (Delivery("public_notice", DAY), date(2026, 11, 11)),
]
REFUSED = [
    Delivery("direct", DAY),
    Delivery("retained", DAY),
    Delivery("electronic", DAY),
    Delivery("electronic", DAY, effect="award", consents=True),
    Delivery("simple", DAY),
    Delivery("simple", DAY, effect="conciliation", simple_procedure=True),
    Delivery("pigeon", DAY),
]


@pytest.mark.parametrize(("delivery", "day"), EFFECTS)
def test_service_takes_effect_on_the_day_of_its_rule(delivery, day):
    assert effective_day(delivery) == day


@pytest.mark.parametrize("delivery", REFUSED)
def test_way_that_the_law_forbids_has_no_effect(delivery):
    assert objections(delivery)
    with pytest.raises(ValueError):
        effective_day(delivery)


def test_electronic_award_needs_the_bodys_setting():
    assert (
        objections(Delivery("electronic", DAY, effect="award", consents=True, electronic_awards=True)) == []
    )


@pytest.fixture
def issued(numbered, clerk, employer):
    draft = draft_paper("A21", proceeding=numbered, actor=clerk, addressee=employer, data=HEARING)
    return issue_paper(draft, actor=clerk, facts=Facts(notice_working_days=9))


def test_left_paper_counts_after_three_working_days(issued, clerk, employer):
    service = prepare_service(issued, actor=clerk, method="retained")

    attempt_service(service, actor=clerk, on=DAY)
    done = record_service(
        Service.objects.get(pk=service.pk), actor=clerk, proof=ContentFile(b"photo", name="door.jpg")
    )

    assert (done.effective_on, done.rule) == (date(2026, 10, 15), "SRV-2")
    names = list(Event.objects.order_by("sequence").values_list("name", flat=True))
    assert names[-2:] == ["documents.service.left", "arbitration.hearing.notified"]
    event = Event.objects.get(name="arbitration.hearing.notified")
    assert (event.on, event.party, event.data["key"]) == (
        done.effective_on,
        employer,
        "arbitration.hearing_notice",
    )
    assert served_to_all(issued, [employer])


def test_refused_way_changes_nothing(issued, clerk, employer):
    service = prepare_service(issued, actor=clerk, method="electronic")

    with pytest.raises(RuleRefused):
        record_service(service, actor=clerk)

    assert Service.objects.get(pk=service.pk).state == Service.State.PREPARED
    assert not served_to_all(issued, [employer])


def test_failed_way_leaves_room_for_the_next(issued, clerk, employer):
    first = prepare_service(issued, actor=clerk, method="post", tracking_no="XA1")
    attempt_service(first, actor=clerk)

    failed = fail_service(Service.objects.get(pk=first.pk), actor=clerk, reason="原址查无此人")
    second = prepare_service(issued, actor=clerk, method="direct")
    record_service(second, actor=clerk, signed_by="演示李四", relation="法定代表人")

    assert failed.state == Service.State.FAILED
    with pytest.raises(NotNow):
        record_service(failed, actor=clerk)
    assert Service.objects.filter(paper=issued, state="completed").count() == 1


def test_draft_is_not_served(numbered, clerk, employer):
    draft = draft_paper("A21", proceeding=numbered, actor=clerk, addressee=employer, data=HEARING)

    with pytest.raises(NotNow):
        prepare_service(draft, actor=clerk, method="post")


def test_failure_needs_a_reason(issued, clerk):
    with pytest.raises(BadInput):
        fail_service(prepare_service(issued, actor=clerk, method="post"), actor=clerk, reason="")


STATES = Service.State.values


@pytest.mark.parametrize("state", STATES)
@pytest.mark.parametrize(
    ("move", "allowed"),
    [("attempt", {"prepared"}), ("complete", {"prepared", "attempted"}), ("fail", {"prepared", "attempted"})],
)
def test_service_moves_from_the_right_states_only(state, move, allowed):
    from django_fsm import can_proceed

    assert can_proceed(getattr(Service(state=state), move)) == (state in allowed)


@pytest.mark.parametrize("state", Paper.State.values)
def test_paper_moves_from_the_right_states_only(state):
    from django_fsm import can_proceed

    assert can_proceed(Paper(state=state).issue) == (state == "draft")
    assert can_proceed(Paper(state=state).make_void) == (state != "void")
