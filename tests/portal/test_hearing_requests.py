"""回避、延期申请 from the parties' own pages (HRG-3, HRG-4)."""

import pytest
from django.test import Client

from arbitration.models import PartyRequest
from casework.services.access_code import make_code
from tests.arbitration.hearing_path import parties
from tests.arbitration.hearings.steps import hearing_set
from tests.portal.walk import Walk

PAGES = {0: "/p/case/ask/", 1: "/p/unit/ask/"}


@pytest.fixture
def row(city, case_file):
    return hearing_set(city, case_file)


def enter(row, side):
    phone = Walk(Client())
    phone.enter(make_code(parties(row.case_file)[side]))
    return phone.client


@pytest.mark.parametrize("side", [0, 1])
def test_either_side_asks(row, city, side):
    phone = enter(row, side)
    home = phone.get("/p/case/" if side == 0 else "/p/unit/").content.decode()
    assert f"{PAGES[side]}postponement/" in home and f"{PAGES[side]}recusal/" in home
    sent = phone.post(f"{PAGES[side]}postponement/", {"version": row.version, "reason": "住院手术"})
    assert sent.status_code == 302
    row.refresh_from_db()
    said = {"version": row.version, "about": city.arbitrator.pk, "ground": "interest", "text": "系对方股东"}
    assert phone.post(f"{PAGES[side]}recusal/", said).status_code == 302
    assert {one.party for one in PartyRequest.objects.all()} == {parties(row.case_file)[side]}


def test_what_is_refused_is_kept_on_the_page(row, city):
    phone = enter(row, 0)
    old = phone.post("/p/case/ask/postponement/", {"version": 0, "reason": "住院手术"})
    assert old.status_code == 422 and "住院手术" in old.content.decode()
    wrong = {"version": row.version, "about": city.head.pk, "ground": "interest", "text": "不坐庭的人"}
    assert phone.post("/p/case/ask/recusal/", wrong).status_code == 422
    assert not PartyRequest.objects.exists()


def test_not_for_others_nor_out_of_season(row, case_file):
    phone = enter(row, 0)
    assert phone.get("/p/unit/ask/recusal/").status_code in (302, 403)
    assert phone.get("/p/case/ask/jurisdiction/").status_code == 404
    assert Client().get("/p/case/ask/recusal/").status_code == 302
