"""取回码随应诉通知书: the clerk is reminded of the respondent that has none, until it has one or was served."""

import pytest

from casework.models import Party
from casework.services.access_code import make_code
from documents.services.without_code import without_code
from tests.arbitration.hearings.steps import accepted, sign_in
from tests.factories import staff

WORDS = "?channel=notice"


@pytest.fixture
def row(city, case_file):
    return accepted(city, case_file)


def test_the_papers_panel_reminds_until_there_is_a_code(client, row, city):
    employer = row.case_file.parties.get(side=Party.Side.RESPONDENT)
    sign_in(client, city.clerk)
    link = f"/cases/{row.pk}/parties/{employer.pk}/code/{WORDS}"
    assert link in client.get(f"/cases/{row.pk}/").content.decode()
    make_code(employer)
    assert link not in client.get(f"/cases/{row.pk}/").content.decode()


def test_only_whom_it_concerns_and_while_it_can_be_done(row, city, django_assert_num_queries):
    with django_assert_num_queries(2):  # the memberships, the parties
        assert [one.side for one in without_code(row, staff(city.clerk))] == ["respondent"]
    assert not without_code(row, staff(city.supervisor))
    row.closed_on = row.opened_on
    assert not without_code(row, staff(city.clerk))
