"""One table: act × role × relation. Every cell is asked, allowed or not."""

import pytest

from arbitration.services.filing.receive import receive
from casework import access
from casework.actor import Actor
from casework.models import Assignment, Membership, Party, Role
from casework.registry import registry
from legalaid.services.receive import receive as receive_aid
from mediation.services.intake.receive import receive as receive_mediation
from tests.access.legal_aid_rows import ANYWHERE
from tests.access.stage import agreement_review, at_the_table, beside_aid, stranger, third_person
from tests.access.table import TABLE
from tests.factories import City, make_user, staff


@pytest.fixture
def world(city, case_file):
    """Everybody in their relation to one case, and a second city whose people are strangers."""
    arbitration = receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    mediation = receive_mediation(actor=staff(city.mediator), case_file=case_file, body=city.union)
    worker = case_file.parties.get(side=Party.Side.APPLICANT)
    aid = receive_aid(actor=staff(city.aid_clerk), case_file=case_file, recipient=worker, centre=city.centre)
    lawyer = make_user("counsel", "演示代理律师", (city.firm, Role.LAWYER))
    review = agreement_review(city, case_file)
    for row, user, role in (
        (arbitration, city.arbitrator, Role.ARBITRATOR),
        (arbitration, lawyer, Role.LAWYER),
        (review, city.arbitrator, Role.ARBITRATOR),
        (aid, city.lawyer, Role.LAWYER),
        (mediation, city.mediator, Role.MEDIATOR),
    ):
        Assignment.objects.create(proceeding=row, user=user, role=role, since="2026-10-12")
    assessor, objection = beside_aid(city, case_file, aid, worker)
    return {
        "arbitration": arbitration,
        "mediation": mediation,
        "legalaid": aid,
        "review": review,
        "objection": objection,
        "actors": {
            **own_city(city, worker, lawyer, assessor, case_file),
            "third": Actor.side(third_person(case_file)),
            "guarantor": Actor.outsider(mediation.pk),
            "other guarantor": Actor.outsider(arbitration.pk),
            "seated": staff(at_the_table(mediation, "industry", "accepted")),
            "invited": staff(at_the_table(mediation, "platform", "invited")),
            **strangers(),
        },
    }


def own_city(city, worker, lawyer, assessor, case_file):
    """Everybody whose office or party has the case."""
    return {
        "clerk": staff(city.clerk),
        "head": staff(city.head),
        "arbitrator": staff(city.arbitrator),
        "supervisor": staff(city.supervisor),
        "mediator": staff(city.mediator),
        "aid_clerk": staff(city.aid_clerk),
        "aid_lawyer": staff(city.lawyer),
        "lawyer": staff(lawyer),
        "assessor": staff(assessor),
        "bureau": staff(city.justice_head),
        "worker": Actor.side(worker),
        "employer": Actor.side(case_file.parties.get(side=Party.Side.RESPONDENT)),
        "machine": Actor.machine(),
    }


def strangers():
    """The same people of a second city, and a worker of another case."""
    other = City("440300", "深演示")
    return {
        "other clerk": staff(other.clerk),
        "other head": staff(other.head),
        "other arbitrator": staff(other.arbitrator),
        "other supervisor": staff(other.supervisor),
        "other mediator": staff(other.mediator),
        "other aid clerk": staff(other.aid_clerk),
        "other worker": Actor.side(stranger()),
    }


def test_each_cell_of_the_table(world):
    wrong = [
        f"{who} {'may not' if who in allowed else 'may'} {act}"
        for act, where, allowed in TABLE
        for who, actor in world["actors"].items()
        if bool(access.capacity(actor, act, proceeding=world[where])) != (who in allowed)
    ]

    assert wrong == []


def test_the_reverse_question_names_the_same_people(world):
    users = {who: actor.user for who, actor in world["actors"].items() if actor.user}
    for act, where, allowed in TABLE:
        named = set(access.who_may(act, world[where]).values_list("pk", flat=True))
        expected = {user.pk for who, user in users.items() if who in allowed}
        assert expected <= named, act
        assert not named & {user.pk for who, user in users.items() if who not in allowed}, act


def test_no_act_of_papers_and_mediation_is_left_out_of_the_table():
    listed = {act for act, _where, _allowed in TABLE} | {"mediation.receive"}
    ours = ("documents.", "mediation.")
    assert not {name for name in registry.acts if name.startswith(ours)} - listed


def test_no_act_of_legal_aid_is_left_out_of_the_table():
    listed = {act for act, _where, _allowed in TABLE} | ANYWHERE

    assert not {name for name in registry.acts if name.startswith("legalaid.")} - listed


def test_every_act_has_a_grant_and_an_article_or_is_the_kernels():
    for name, act in registry.acts.items():
        assert act.grants, name
        if act.kind:
            assert act.article, name


@pytest.mark.parametrize(
    ("who", "sees"),
    [
        ("clerk", {"arbitration"}),
        ("arbitrator", {"arbitration"}),
        ("supervisor", {"arbitration"}),
        ("mediator", {"mediation"}),
        ("aid_clerk", {"legalaid"}),
        ("aid_lawyer", {"legalaid"}),
        ("assessor", {"legalaid"}),
        ("other clerk", set()),
        ("other supervisor", set()),
        ("other aid clerk", set()),
    ],
)
def test_lists_show_only_what_is_ones_own(world, who, sees):
    seen = set(access.visible_proceedings(world["actors"][who].user).values_list("pk", flat=True))
    mine = {world[name].pk for name in sees}

    assert seen & {world[name].pk for name in ("arbitration", "mediation", "legalaid")} == mine


def test_a_deactivated_member_sees_nothing(world, city):
    Membership.objects.filter(user=city.clerk).update(active=False)
    user = type(city.clerk).objects.get(pk=city.clerk.pk)

    assert not access.visible_proceedings(user).exists()
    assert not access.capacity(staff(user), "arbitration.accept", proceeding=world["arbitration"])
