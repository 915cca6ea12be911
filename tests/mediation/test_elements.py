"""The element sheet beside the talks: noted as told, sums that follow, and what a tribunal may read of it."""

from decimal import Decimal

import pytest

from arbitration.services.filing.receive import receive as receive_arbitration
from casework.elements.element_board import element_board
from casework.errors import BadInput
from casework.models import ElementStatement, Event, Party
from casework.services.state_element import state_element
from mediation.services.agreement.check_law import undisputed_amounts
from mediation.services.sessions.note_elements import note_elements
from tests.factories import staff
from tests.mediation.talks import fresh

WORKER, EMPLOYER = "applicant", "respondent"


@pytest.fixture
def subject(accepted) -> Party:
    return accepted.case_file.parties.get(side=WORKER)


def lines_of(proceeding, subject):
    return {line.element.code: line for line in element_board(proceeding, subject).lines}


def test_both_versions_stand_side_by_side(accepted, mediator, subject):
    note_elements(
        accepted,
        actor=mediator,
        subject=subject,
        said={(WORKER, "E-34"): "2026-08-31", (EMPLOYER, "E-34"): "2026-08-30"},
    )

    line = lines_of(accepted, subject)["E-34"]
    assert (line.value_w, line.value_e) == ("2026-08-31", "2026-08-30")
    event = Event.objects.get(name="mediation.elements.noted")
    assert event.data == {"codes": ["E-34"]}, "no amount stands in the log"


def test_the_smaller_of_two_sums_is_undisputed(accepted, mediator, subject):
    wage = {"form": "月", "amount": "5000"}
    arrears = {"from": "2026-07-01", "to": "2026-07-31", "amount": "5000"}
    said = {(side, "E-41"): wage for side in (WORKER, EMPLOYER)}
    said[(WORKER, "E-47")] = arrears | {"months": [{"month": "2026-07", "due": "5000", "paid": "0"}]}
    note_elements(accepted, actor=mediator, subject=subject, said=said)
    assert undisputed_amounts(fresh(accepted)) == {}

    theirs = {(EMPLOYER, "E-47"): arrears | {"months": [{"month": "2026-07", "due": "5000", "paid": "800"}]}}
    note_elements(fresh(accepted), actor=mediator, subject=subject, said=theirs)
    claim = accepted.case_file.claims.get(code="C2")
    assert undisputed_amounts(fresh(accepted)) == {claim.pk: Decimal("4200.00")}


def test_what_a_side_stated_itself_is_not_overwritten(accepted, mediator, subject):
    state_element(subject, subject, "E-34", "2026-08-31")

    with pytest.raises(BadInput) as refused:
        note_elements(accepted, actor=mediator, subject=subject, said={(WORKER, "E-34"): "2026-07-01"})
    assert list(refused.value.errors) == ["applicant E-34"]
    assert ElementStatement.objects.get(code="E-34").value == "2026-08-31"


def test_an_impossible_value_is_refused_and_changes_nothing(accepted, mediator, subject):
    with pytest.raises(BadInput):
        note_elements(
            accepted,
            actor=mediator,
            subject=subject,
            said={(WORKER, "E-34"): "viel", (EMPLOYER, "E-34"): "2026-08-30"},
        )
    assert not ElementStatement.objects.filter(code="E-34").exists()


def test_a_tribunal_reads_the_workers_facts_and_not_the_employers_concession(
    city, accepted, mediator, subject
):
    note_elements(
        accepted,
        actor=mediator,
        subject=subject,
        said={(WORKER, "E-34"): "2026-08-31", (EMPLOYER, "E-34"): "2026-08-31"},
    )
    filed = receive_arbitration(actor=staff(city.clerk), case_file=accepted.case_file, tribunal=city.tribunal)

    line = lines_of(filed, subject)["E-34"]
    assert (line.value_w, line.value_e) == ("2026-08-31", None)


def test_the_page_keeps_one_side_and_says_what_is_wrong(client, city, accepted, subject):
    client.force_login(city.mediator, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/mediation/{accepted.pk}/elements/"
    version = str(fresh(accepted).version)
    sent = {"worker": str(subject.pk), "version": version, "applicant-E-34-E-34": "viel"}

    answer = client.post(address, sent)
    assert answer.status_code == 400 and 'value="viel"' in answer.content.decode()
    answer = client.post(address, sent | {"applicant-E-34-E-34": "2026-08-31"})
    assert answer.status_code == 302
    assert ElementStatement.objects.get(code="E-34", party=subject).value == "2026-08-31"

    client.force_login(city.clerk, backend="django.contrib.auth.backends.ModelBackend")
    assert client.get(address).status_code == 404
