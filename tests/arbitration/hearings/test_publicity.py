"""HRG-13: a hearing is public unless one of four grounds is shown, two of them on a written request."""

import pytest

from arbitration.services.hearings.close_to_public import close_to_public
from casework.errors import BadInput, NotPermitted, RuleRefused
from documents.services.prepare_papers import prepare_paper
from tests.arbitration.hearing_path import parties, to_hearing
from tests.factories import staff


def test_hrg_13_privacy_needs_a_written_request_and_stands_on_the_notice(city, case_file):
    row = to_hearing(city, case_file)
    with pytest.raises(BadInput):
        close_to_public(row, actor=staff(city.clerk), ground="privacy")
    close_to_public(row, actor=staff(city.clerk), ground="privacy", in_writing=True)

    worker, _employer = parties(case_file)
    notice = prepare_paper("A21", proceeding=row, actor=staff(city.clerk), addressee=worker)
    assert not row.hearings.get().public
    assert notice.context["closed_reason"] == "涉及个人隐私，当事人书面申请不公开"


def test_once_and_by_the_tribunal_only(city, case_file):
    row = to_hearing(city, case_file)
    with pytest.raises(NotPermitted):
        close_to_public(row, actor=staff(city.mediator), ground="agreement")
    with pytest.raises(BadInput):
        close_to_public(row, actor=staff(city.clerk), ground="weather")
    close_to_public(row, actor=staff(city.clerk), ground="agreement")
    with pytest.raises(RuleRefused):
        close_to_public(row, actor=staff(city.clerk), ground="agreement")


def test_a_public_hearing_names_no_reason(city, case_file):
    row = to_hearing(city, case_file)
    worker, _employer = parties(case_file)

    assert (
        prepare_paper("A21", proceeding=row, actor=staff(city.clerk), addressee=worker).context[
            "closed_reason"
        ]
        is None
    )
