"""Who sees what of legal aid: the means are the centre's and the bureau's, a firm sees its assignments, the tribunal that aid was given."""

import pytest

from arbitration.services.filing.receive import receive as receive_arbitration
from casework.access import parties_seeing, visible_proceedings, visible_to_party
from casework.actor import Actor
from casework.errors import NotPermitted
from casework.models import Party, Role
from documents.services.prepare_papers import issue_prepared, prepare_due, prepare_paper
from documents.services.read_paper import papers_for_party, require_reader
from documents.views.panel import papers_panel
from legalaid.services.conduct.ask import complain
from legalaid.services.deciding.state_means import state_means
from legalaid.services.my_cases import my_cases
from legalaid.services.receive import receive
from legalaid.sight import sees_means
from legalaid.views.panels import fill_application, fill_tribunal
from tests.documents.many_workers import collective_case
from tests.factories import City, make_user, staff, wage_case
from tests.legalaid.steps import applied, engaged, fresh

STATED = {"household_income": "36000", "household_size": 4, "valuable_assets": False}


def test_the_means_are_seen_by_centre_and_bureau_only(city, case_file):
    aid = engaged(city, case_file)
    other = City("440300", "深演示")
    people = {
        "centre": city.aid_clerk, "bureau": city.justice_head, "lawyer": aid.lawyer, "clerk": city.clerk,
        "supervisor": city.supervisor, "other centre": other.aid_clerk, "other bureau": other.justice_head,
    }  # fmt: skip

    assert {who for who, user in people.items() if sees_means(staff(user), aid)} == {"centre", "bureau"}


def test_the_panel_of_the_lawyer_holds_no_means(city, case_file):
    aid = engaged(city, case_file)
    state_means(aid, actor=staff(city.aid_clerk), stated=STATED)

    assert fill_application(case_file, fresh(aid), staff(aid.lawyer))["means"] is None
    assert fill_application(case_file, fresh(aid), staff(city.aid_clerk))["means"]


def test_the_tribunal_learns_that_aid_was_given(city, case_file):
    row = receive_arbitration(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    assert fill_tribunal(case_file, row, staff(city.clerk)) is None
    aid = engaged(city, case_file)

    given = fill_tribunal(case_file, row, staff(city.clerk))["given"]
    assert [one.pk for one in given] == [aid.pk]
    assert aid.pk not in set(visible_proceedings(city.clerk).values_list("pk", flat=True))


def test_a_firm_sees_its_assignments_only(city):
    colleague = make_user("colleague", "演示同所律师", (city.firm, Role.LAWYER))
    mine = engaged(city, wage_case(), lawyer=city.lawyer, reason="演示指定本所律师")
    other = applied(city, wage_case(id_number="110101199003078574"))

    seen = set(visible_proceedings(city.lawyer).values_list("pk", flat=True))
    assert mine.pk in seen and other.pk not in seen
    assert not visible_proceedings(colleague).exists()


def test_the_lawyer_makes_his_own_papers_and_never_the_decisions_of_the_centre(city, case_file):
    aid = engaged(city, case_file)
    lawyer = staff(aid.lawyer)

    drafted = {paper.kind for paper in prepare_due(aid, actor=lawyer)}
    assert {"L03", "L12", "L35", "L40"} <= drafted and not drafted & {
        "L01",
        "L02",
        "L08",
        "L09",
        "L11",
        "L15",
    }
    decision = prepare_paper("L09", proceeding=aid, actor=staff(city.aid_clerk), addressee=aid.recipient)
    with pytest.raises(NotPermitted):
        prepare_paper("L08", proceeding=aid, actor=lawyer)
    with pytest.raises(NotPermitted):
        issue_prepared(decision, actor=lawyer)
    (mine,), _after = my_cases(aid.lawyer)
    assert mine.drafts == len(drafted), "the decision that the centre drafts isn't his to sign"
    panel = papers_panel(case_file, aid, lawyer)
    assert {one.kind.code for one in panel["due"]} <= {"L03", "L12", "L35", "L40", "L41", "L42"}


def test_the_lawyer_reads_no_paper_that_tells_the_means(city, case_file):
    aid = engaged(city, case_file)
    state_means(aid, actor=staff(city.aid_clerk), stated=STATED)
    lawyer, clerk = staff(aid.lawyer), staff(city.aid_clerk)
    form = prepare_paper("L02", proceeding=fresh(aid), actor=clerk)
    means = prepare_paper("L04", proceeding=fresh(aid), actor=clerk)

    for paper in (form, means):
        with pytest.raises(NotPermitted):
            require_reader(paper, lawyer)
    require_reader(form, clerk)
    issue_prepared(form, actor=clerk)
    assert [paper.kind for paper in papers_panel(case_file, fresh(aid), clerk)["papers"]] == ["L02"]
    assert papers_panel(case_file, fresh(aid), lawyer)["papers"] == []


def test_a_fellow_worker_of_the_dispute_sees_and_does_nothing_in_anothers_aid(city):
    file = collective_case(2)
    first, second = file.parties.filter(side=Party.Side.APPLICANT).order_by("ordinal")[:2]
    aid = receive(actor=staff(city.aid_clerk), case_file=file, recipient=first, centre=city.centre)
    paper = issue_prepared(
        prepare_paper("L02", proceeding=aid, actor=staff(city.aid_clerk)), actor=staff(city.aid_clerk)
    )

    assert aid.pk in set(visible_to_party(first).values_list("pk", flat=True))
    assert aid.pk not in set(visible_to_party(second).values_list("pk", flat=True))
    assert paper in papers_for_party(first) and paper not in papers_for_party(second)
    assert list(parties_seeing(aid)) == [first]
    with pytest.raises(NotPermitted):
        complain(fresh(aid), actor=Actor.side(second), text="这不是我的案件")
    complain(fresh(aid), actor=Actor.side(first), text="律师一直没有联系我")
