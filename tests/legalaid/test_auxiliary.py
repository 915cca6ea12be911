"""Auxiliary aid (深圳市法律援助条例 49): offered above the line only, with consent only, paid from the net gain only."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from casework.actor import Actor
from casework.errors import BadInput, NotPermitted, RuleRefused
from casework.models import Event, OrganisationSetting
from casework.services.access_code import make_code
from documents.models import Paper
from documents.services.prepare_papers import issue_prepared, prepare_due
from legalaid.models import AuxiliaryAid
from legalaid.services.accept_assignment import accept_assignment
from legalaid.services.assign_lawyer import assign_lawyer
from legalaid.services.conclude import conclude
from legalaid.services.deciding.auxiliary import auxiliary_decision, consent_auxiliary, offer_auxiliary
from legalaid.services.deciding.decision_basis import basis_of
from legalaid.services.deciding.state_means import state_means
from legalaid.services.grant import grant
from legalaid.services.sign_mandate import sign_mandate
from legalaid.services.stages.apply_next import apply_next_stage
from legalaid.views.at_hand import auxiliary_awaits_consent, auxiliary_to_offer
from legalaid.views.auxiliary import auxiliary_shown
from portal.services.my_aid import aid_of
from portal.services.status import status_of
from tests.factories import City, staff, wage_case
from tests.legalaid.steps import applied, fresh

# Shenzhen's own line (twice the minimum wage, 5,040 in 2026) must be known to be passed, too.
RICH = {
    "household_income": "300000", "household_size": 2, "valuable_assets": True,
    "wage_or_injury_dispute": True, "average_wage_6_months": "9000",
}  # fmt: skip
POOR = {"household_income": "12000", "household_size": 4, "valuable_assets": False}


@pytest.fixture
def shenzhen(db, clock):
    return City("440300", "深演示")


def above_the_line(city, stated=RICH, migrant=False):
    OrganisationSetting.objects.get_or_create(
        organisation=city.centre, key="legal_aid.means_line_monthly", effective_from=date(2026, 1, 1),
        defaults={"value": {"value": "3000"}, "source": "演示通知"},
    )  # fmt: skip
    file = wage_case(region=city.centre.region)
    type(file).objects.filter(pk=file.pk).update(migrant_worker=migrant)
    file.refresh_from_db()
    aid = applied(city, file, proofs=["户口簿"])
    state_means(aid, actor=staff(city.aid_clerk), stated=stated)
    return fresh(aid)


def at_work(city):
    aid = above_the_line(city)
    offer_auxiliary(aid, actor=staff(city.aid_clerk))
    consent_auxiliary(fresh(aid), actor=Actor.side(aid.recipient))
    grant(fresh(aid), actor=staff(city.aid_clerk), exempt=False, reasons=[])
    assign_lawyer(fresh(aid), actor=staff(city.aid_clerk))
    accept_assignment(fresh(aid), actor=staff(fresh(aid).lawyer))
    sign_mandate(fresh(aid), actor=staff(fresh(aid).lawyer), powers=[])
    return fresh(aid)


def test_the_decision_page_shows_the_other_way_with_its_cost(shenzhen):
    aid = above_the_line(shenzhen)
    shown = auxiliary_shown(aid, basis_of(aid))

    # 14287.36 + 9750 claimed: 8 % and 5 % of it.
    assert [one["amount"] for one in shown["costs"]] == [Decimal("1922.99"), Decimal("1201.87")]
    assert auxiliary_to_offer(aid) and not auxiliary_awaits_consent(aid)


LOW_WAGE = RICH | {"average_wage_6_months": "4000"}


@pytest.mark.parametrize(
    ("stated", "migrant"), [(POOR, False), (RICH, True), (POOR, True), (LOW_WAGE, False)]
)
def test_who_qualifies_or_is_exempt_is_never_offered_a_price(shenzhen, stated, migrant):
    aid = above_the_line(shenzhen, stated, migrant)

    assert auxiliary_decision(aid)["answer"] == "no" and auxiliary_shown(aid, basis_of(aid)) is None
    with pytest.raises(RuleRefused):
        offer_auxiliary(aid, actor=staff(shenzhen.aid_clerk))
    assert not AuxiliaryAid.objects.exists()


def test_there_is_none_in_guangzhou(city):
    aid = above_the_line(city)
    assert not auxiliary_to_offer(aid)
    with pytest.raises(RuleRefused):
        offer_auxiliary(aid, actor=staff(city.aid_clerk))


def test_consent_is_the_applicants_in_writing_or_noted_by_phone(shenzhen):
    aid = above_the_line(shenzhen)
    clerk = staff(shenzhen.aid_clerk)
    with pytest.raises(RuleRefused):
        consent_auxiliary(aid, actor=clerk)
    offer_auxiliary(aid, actor=clerk)
    with pytest.raises(BadInput):
        consent_auxiliary(fresh(aid), actor=clerk, method="phone")
    employer = aid.case_file.parties.get(side="respondent")
    with pytest.raises(NotPermitted):
        consent_auxiliary(fresh(aid), actor=Actor.side(employer))
    consent_auxiliary(fresh(aid), actor=clerk, method="phone", note="10月12日与本人通话")
    with pytest.raises(RuleRefused):
        consent_auxiliary(fresh(aid), actor=clerk)

    held = AuxiliaryAid.objects.get()
    assert held.consent == "phone" and held.consent_on == date(2026, 10, 12) and held.fee is None


@pytest.mark.parametrize(
    ("kind", "won", "costs", "fee"),
    [("partly", "20000", "500", "1560.00"), ("settled", "20000", "", "1000.00"), ("lost", "", "800", "0.00"), ("lost", "500", "", "0.00")],
)  # fmt: skip
def test_the_fee_is_a_share_of_the_net_gain(shenzhen, kind, won, costs, fee):
    aid = at_work(shenzhen)
    report = {"kind": kind, "result": "已办结", "won": won, "costs": costs}
    conclude(aid, actor=staff(aid.lawyer), report=report)

    held = AuxiliaryAid.objects.get()
    assert held.fee == Decimal(fee)
    assert held.steps and Event.objects.get(name="legalaid.case.concluded").data["fee"] == fee


def test_without_consent_or_for_who_turns_out_to_qualify_nothing_is_due(shenzhen):
    aid = at_work(shenzhen)
    state_means(aid, actor=staff(shenzhen.aid_clerk), stated=POOR)
    conclude(
        fresh(aid), actor=staff(aid.lawyer), report={"kind": "won", "result": "裁决支付", "won": "20000"}
    )

    assert AuxiliaryAid.objects.get().fee is None


def test_papers_say_what_it_costs_and_never_that_it_is_free(shenzhen):
    aid = at_work(shenzhen)
    clerk = staff(shenzhen.aid_clerk)
    for draft in prepare_due(aid, actor=clerk):
        issue_prepared(draft, actor=clerk)

    for kind in ("L09", "L12", "L35"):
        assert "净收益的8%" in Paper.objects.get(proceeding=aid, kind=kind).content


def test_the_pages_show_cost_offer_and_fee(client, shenzhen):
    aid = above_the_line(shenzhen)
    client.force_login(shenzhen.aid_clerk)
    page = client.get(f"/cases/{aid.pk}/acts/legalaid.refuse/").content.decode()
    assert "1,922.99" in page and "1,201.87" in page
    assert (
        client.post(f"/cases/{aid.pk}/acts/legalaid.offer_auxiliary/", {"version": aid.version}).status_code
        == 302
    )
    page = client.get(f"/cases/{aid.pk}/acts/legalaid.consent_auxiliary/")
    assert page.status_code == 200 and AuxiliaryAid.objects.get().consent_on is None
    sent = {"version": fresh(aid).version, "method": "writing", "note": ""}
    assert client.post(f"/cases/{aid.pk}/acts/legalaid.consent_auxiliary/", sent).status_code == 302

    assert AuxiliaryAid.objects.get().consent_on == date(2026, 10, 12)


def test_both_see_the_fee(client, shenzhen):
    aid = at_work(shenzhen)
    report = {"kind": "partly", "result": "已办结", "won": "20000", "costs": "500"}
    conclude(aid, actor=staff(aid.lawyer), report=report)
    for user in (shenzhen.aid_clerk, aid.lawyer):
        client.force_login(user)
        assert "1,560.00" in client.get(f"/cases/{aid.pk}/").content.decode()

    mine = aid_of(aid.recipient)
    assert mine is not None and mine.price is not None and mine.price.fee == Decimal("1560.00")


def test_he_reads_on_his_phone_what_he_agrees_to_and_afterwards_that_he_did(shenzhen):
    aid = above_the_line(shenzhen)
    offer_auxiliary(aid, actor=staff(shenzhen.aid_clerk))
    phone = Client()
    phone.post("/p/back/", {"code": make_code(aid.recipient)})
    url = f"/p/case/aid/{aid.pk}/auxiliary/"
    status = phone.get("/p/case/").content.decode()
    assert status.index(url) < status.index("您可以")
    asked = phone.get(url).content.decode()
    assert all(words in asked for words in ("8%", "5%", "1,922.99", "1,201.87"))

    assert phone.post(url, {"version": fresh(aid).version, "promise": "on"}).status_code == 302

    after = phone.get("/p/case/").content.decode()
    assert "您已于2026-10-12同意" in after and url not in after


def test_nobody_who_pays_a_share_is_told_that_he_pays_nothing(shenzhen):
    aid = at_work(shenzhen)
    words = status_of(aid.recipient).stages[0].words

    assert "按比例收费" in words and "（免费）" not in str(words)


def test_the_centres_page_says_where_the_offer_stands(client, shenzhen):
    aid = above_the_line(shenzhen)
    offer_auxiliary(aid, actor=staff(shenzhen.aid_clerk))
    client.force_login(shenzhen.aid_clerk)
    assert "待申请人答复" in client.get(f"/cases/{aid.pk}/").content.decode()
    consent_auxiliary(fresh(aid), actor=Actor.side(aid.recipient))

    page = client.get(f"/cases/{aid.pk}/").content.decode()
    assert "8% / 5%" in page and "已同意" in page


def test_the_next_stage_does_not_hide_what_is_owed_for_this_one(shenzhen):
    aid = at_work(shenzhen)
    conclude(aid, actor=staff(aid.lawyer), report={"kind": "partly", "result": "已办结", "won": "20000"})
    apply_next_stage(fresh(aid), actor=Actor.side(aid.recipient))
    phone = Client()
    phone.post("/p/back/", {"code": make_code(aid.recipient)})

    assert "1600.00 元" in phone.get("/p/case/").content.decode()
