"""Further workers of one dispute: each with what he claims, none twice, the mediator checked against each."""

from dataclasses import replace

import pytest

from casework.errors import BadInput, RuleRefused
from casework.models import Event, Party
from casework.services.open_case_file import NewParty
from mediation.services.intake.add_worker import add_worker
from tests.mediation.talks import fresh

CLAIM = {"code": "C2", "kind": "unpaid_wages", "title": "工资", "claimed": 4800}


def worker(number: int, name: str = "") -> NewParty:
    fields = {"id_number": f"4401061990{number:08d}"}
    return NewParty(Party.Side.APPLICANT, Party.Nature.PERSON, name or f"演示工友{number}", fields, (CLAIM,))


def test_from_the_tenth_worker_on_the_dispute_is_collective(accepted, mediator):
    for number in range(1, 10):
        add_worker(fresh(accepted), actor=mediator, new=worker(number))

    file = fresh(accepted).case_file
    assert (file.headcount, file.collective) == (10, True)
    assert fresh(accepted).title == file.title and "等10人" in file.title
    assert Event.objects.filter(name="mediation.party.joined").count() == 9


def test_nobody_joins_twice_or_without_a_claim(accepted, mediator):
    add_worker(accepted, actor=mediator, new=worker(1))
    with pytest.raises(BadInput):
        add_worker(fresh(accepted), actor=mediator, new=worker(1, "演示别名"))
    with pytest.raises(BadInput):
        add_worker(
            fresh(accepted),
            actor=mediator,
            new=NewParty(Party.Side.APPLICANT, Party.Nature.PERSON, "演示无请求"),
        )
    assert fresh(accepted).case_file.headcount == 2


def test_a_mediator_who_is_close_to_the_new_worker_steps_aside_first(city, accepted, mediator):
    city.mediator.phone = "13800000001"
    city.mediator.save()
    himself = worker(1, city.mediator.full_name)
    himself = replace(himself, fields={**himself.fields, "phone": "13800000001"})
    with pytest.raises(RuleRefused):
        add_worker(fresh(accepted), actor=mediator, new=himself)
    assert fresh(accepted).case_file.headcount == 1


def test_the_page_keeps_what_was_typed(client, city, accepted):
    client.force_login(city.mediator, backend="django.contrib.auth.backends.ModelBackend")
    address = f"/cases/{accepted.pk}/acts/mediation.add_worker/"
    sent = {
        "version": str(fresh(accepted).version),
        "name": "演示工友",
        "id_number": "440106199001011239",
        "code": "C2",
    }

    answer = client.post(address, sent)
    assert answer.status_code == 400 and 'value="演示工友"' in answer.content.decode()
    answer = client.post(address, sent | {"id_number": "440106199001011235", "claimed": "4800"})
    assert answer.status_code == 302
    assert Party.objects.filter(case_file=accepted.case_file, side="applicant").count() == 2
