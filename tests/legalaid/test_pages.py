"""The pages of legal aid: they work, they are refused to strangers, bad input keeps what was typed, queries don't grow."""

from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from casework.actor import Actor
from casework.models import Membership, OrganisationSetting, Role
from casework.services.access_code import make_code
from legalaid.models import (
    AidRequest,
    ClientRating,
    LegalAidCase,
    Provider,
    Subsidy,
    SubsidyBatch,
)
from legalaid.services.accept_assignment import accept_assignment
from legalaid.services.board import board_of
from legalaid.services.closing.subsidy import make_batch
from legalaid.services.closing.voices import make_rating_link
from legalaid.services.conduct.ask import complain
from legalaid.services.deciding.state_means import state_means
from legalaid.services.exemption import scope_decision
from legalaid.services.refuse import refuse
from tests.factories import WORKER_ID, make_user, staff, wage_case
from tests.legalaid.steps import applied, assigned, concluded, engaged, fresh, granted, reported, reviewed

CENTRE_PAGES = ("receive", "board", "standard", "distribution", "providers", "subsidies", "assessments")
OTHER_ID = "110101199003078574"


def signed_in(user):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client


@pytest.mark.parametrize("page", CENTRE_PAGES)
def test_the_centres_pages_are_the_centres(city, case_file, page):
    reviewed(city, case_file)

    assert signed_in(city.aid_clerk).get(f"/legal-aid/{page}/").status_code == 200
    for stranger in (city.clerk, city.lawyer, city.supervisor):
        assert signed_in(stranger).get(f"/legal-aid/{page}/").status_code == 403


@pytest.mark.parametrize("page", CENTRE_PAGES[1:])
def test_their_queries_dont_grow(city, page, django_assert_max_num_queries):
    client = signed_in(city.aid_clerk)
    reviewed(city, wage_case())
    client.get(f"/legal-aid/{page}/")
    with django_assert_max_num_queries(40) as before:
        client.get(f"/legal-aid/{page}/")
    reviewed(city, wage_case(id_number=OTHER_ID))
    for number in range(3):
        make_user(f"more{number}", f"演示律师{number}", (city.firm, Role.LAWYER))

    with django_assert_max_num_queries(len(before)):
        client.get(f"/legal-aid/{page}/")


def test_an_application_is_received_at_the_window(city):
    client = signed_in(city.aid_clerk)
    sent = {
        "channel": "station", "station": "演示工作站", "received_on": "2026-10-12", "aid_form": "arbitration_agency",
        "id_number": WORKER_ID, "name": "", "employer": "演示建筑有限公司", "cause": "追索劳动报酬",
        "claims-TOTAL_FORMS": "4", "claims-INITIAL_FORMS": "0", "claims-0-code": "C2", "claims-0-claimed": "9000",
        "place": "440100", "migrant_worker": "on", "proofs": "户口簿", "materials": "法律援助申请表\n身份证明",
    }  # fmt: skip
    wrong = client.post("/legal-aid/receive/", sent)
    assert wrong.status_code == 400 and "演示工作站" in wrong.content.decode()
    assert not LegalAidCase.objects.exists()

    done = client.post("/legal-aid/receive/", sent | {"name": "演示王五"})

    aid = LegalAidCase.objects.get()
    assert done.url == f"/cases/{aid.pk}/" and aid.station == "演示工作站"
    assert aid.materials.count() == 3


def test_a_new_standard_is_looked_at_and_entered(city):
    client = signed_in(city.aid_clerk)
    said = {"line": "3600", "effective_from": "2026-11-01", "source": "演示通知3号"}
    looked = client.post("/legal-aid/standard/", said | {"do": "look"})
    assert looked.status_code == 200 and "comparison" in looked.content.decode()
    assert not OrganisationSetting.objects.filter(key="legal_aid.means_line_monthly").exists()

    assert client.post("/legal-aid/standard/", said | {"do": "enter"}).status_code == 302
    assert client.post("/legal-aid/standard/", said | {"effective_from": "2026-01-01"}).status_code == 400


def test_a_provider_is_kept(city):
    membership = Membership.objects.get(user=city.lawyer)
    client = signed_in(city.aid_clerk)
    said = {"category": "legal_worker", "licence": "3001", "standing": "good", "specialities": "工伤", "languages": "粤语",
            "areas": "440106", "cap": "0", "weight": "1.50", "on_leave_until": "", "bank_account": "6222"}  # fmt: skip
    assert client.post(f"/legal-aid/providers/{membership.pk}/", said).status_code == 400
    assert client.post(f"/legal-aid/providers/{membership.pk}/", said | {"cap": "30"}).status_code == 302

    membership.refresh_from_db()
    held = Provider.objects.get()
    assert (membership.cap, membership.weight, held.category, held.bank_account) == (
        30,
        Decimal("1.50"),
        "legal_worker",
        "6222",
    )


def test_the_lawyers_page_and_one_tap_for_a_whole_team(city, case_file):
    aid = assigned(city, case_file)
    client = signed_in(aid.lawyer)
    assert (
        f"/cases/{aid.pk}/acts/legalaid.accept_assignment/" in client.get("/legal-aid/mine/").content.decode()
    )
    assert signed_in(city.clerk).get("/legal-aid/mine/").status_code == 403

    assert client.post(f"/legal-aid/{aid.pk}/accept-all/").status_code == 302

    assert fresh(aid).accepted_on is not None


def test_a_batch_is_made_approved_paid_and_exported(city, case_file):
    reviewed(city, case_file)
    head = make_user("aidhead", "演示法援主任", (city.centre, Role.HEAD))
    clerk, boss = signed_in(city.aid_clerk), signed_in(head)
    clerk.post("/legal-aid/subsidies/", {"chosen": [Subsidy.objects.get().pk]})
    url = f"/legal-aid/subsidies/{SubsidyBatch.objects.get().pk}/"
    clerk.post(url, {"do": "pay", "reference": "早付"})
    assert SubsidyBatch.objects.get().state == "drafted"
    boss.post(url, {"do": "approve"})
    clerk.post(url, {"do": "pay", "reference": "凭证1"})

    assert Subsidy.objects.get().state == "paid"
    assert clerk.get(url + "export/")["Content-Type"].startswith("application/vnd")
    assert signed_in(city.clerk).get(url).status_code == 403


def test_the_assign_page_shows_every_part_and_why_not(city, case_file):
    aid = granted(city, case_file)
    away = make_user("away", "演示休假律师", (city.firm, Role.LAWYER))
    Membership.objects.filter(user=away).update(on_leave_until=date(2026, 12, 1))

    text = signed_in(city.aid_clerk).get(f"/cases/{aid.pk}/acts/legalaid.assign_lawyer/").content.decode()

    assert "份额" in text and "休假至2026-12-01" in text and city.lawyer.full_name in text


@pytest.mark.parametrize("make", [applied, granted, assigned, engaged, concluded, reported, reviewed])
def test_the_case_page_works_in_every_state(city, make):
    aid = make(city)
    for user in {city.aid_clerk, city.justice_head, aid.lawyer or city.aid_clerk}:
        answer = signed_in(user).get(f"/cases/{aid.pk}/")
        assert answer.status_code == 200
        assert "None" not in answer.content.decode().replace('"None"', "")


def phone_of(party):
    client = Client()
    client.post("/p/back/", {"code": make_code(party)})
    return client


def test_the_client_asks_from_his_phone(city, case_file):
    aid = engaged(city, case_file)
    phone = phone_of(aid.recipient)
    url = f"/p/case/aid/{aid.pk}/question/"
    assert url in phone.get("/p/case/").content.decode()
    bad = phone.post(url, {"version": aid.version, "text": "嗯"})
    assert bad.status_code == 422 and "嗯" in bad.content.decode()
    assert phone.post(url, {"version": aid.version, "text": "什么时候开庭？"}).status_code == 302

    assert AidRequest.objects.get().party == aid.recipient
    assert phone.get(f"/p/case/aid/{aid.pk}/objection/").status_code == 404


def test_the_client_objects_from_his_phone_and_strangers_cant(city, case_file):
    aid = applied(city, case_file)
    refuse(aid, actor=staff(city.aid_clerk), reason="申请人的家庭收入高于经济困难标准")
    stranger = wage_case("440300", id_number=OTHER_ID).parties.get(side="applicant")
    url, said = f"/p/case/aid/{aid.pk}/objection/", {"version": 2, "text": "我是农民工，应当免予核查"}
    assert phone_of(stranger).post(url, said).status_code == 404

    assert phone_of(aid.recipient).post(url, said).status_code == 302

    assert aid.objections.get().state == "received"
    assert Actor.side(aid.recipient).party_role == "worker"


def test_the_client_rates_from_the_link(city, case_file):
    aid = concluded(city, case_file)
    shown = signed_in(city.aid_clerk).post(f"/legal-aid/{aid.pk}/rating/")
    assert shown.status_code == 200 and "/p/rate/" in shown.content.decode()
    url = f"/p/rate/{make_rating_link(aid, actor=staff(city.aid_clerk))}/"
    assert Client().post(url, {"stars": "5"}).status_code == 422
    assert Client().post(url, {"stars": "5", "asked_money": "no"}).status_code == 200

    assert ClientRating.objects.get().stars == 5
    assert Client().get(url).status_code == 404


def test_the_board_counts_what_happened(city, case_file):
    engaged(city, case_file)
    applied(city, wage_case(id_number=OTHER_ID))

    board = board_of(city.centre, date(2026, 1, 1), date(2026, 12, 31))

    assert (board.counts["received"], board.counts["granted"], board.same_day) == (2, 1, 100)
    assert board.districts == [("440100", 2, 1)] and board.groups == [("migrant", 2)]


def window(**more):
    return {
        "channel": "window", "received_on": "2026-10-12", "aid_form": "arbitration_agency", "id_number": WORKER_ID,
        "name": "演示王五", "employer": "演示建筑有限公司", "cause": "追索劳动报酬",
        "claims-TOTAL_FORMS": "4", "claims-INITIAL_FORMS": "0", "claims-0-code": "C2", "claims-0-claimed": "9000",
        "place": "440106", "materials": "法律援助申请表\n身份证明",
    } | more  # fmt: skip


def test_the_window_asks_where_it_happened(city):
    client = signed_in(city.aid_clerk)
    client.post("/legal-aid/receive/", window(place="440306"))
    aid = LegalAidCase.objects.get()

    assert aid.case_file.region == "440306" and scope_decision(aid)["findings"]["venue"] is False
    board = client.get("/legal-aid/board/").content.decode()
    assert "宝安区" in board and "440306" not in board


def test_a_body_outside_the_system_refers_by_its_name(city):
    client = signed_in(city.aid_clerk)
    assert client.post("/legal-aid/receive/", window(channel="referral")).status_code == 400
    client.post("/legal-aid/receive/", window(channel="referral", station="演示区人民法院"))

    aid = LegalAidCase.objects.get()
    assert (aid.channel, aid.station) == ("referral", "演示区人民法院")


def test_who_declines_is_led_to_the_workbench_and_a_missing_page_speaks_chinese(city, case_file):
    aid = assigned(city, case_file)
    client = signed_in(aid.lawyer)
    sent = {"reason": "本周连续开庭", "version": fresh(aid).version}
    done = client.post(f"/cases/{aid.pk}/acts/legalaid.decline_assignment/", sent)

    assert done.url == "/work/"
    gone = client.get(f"/cases/{aid.pk}/")
    assert gone.status_code == 404 and "没有您可以查看的内容" in gone.content.decode()


def test_the_refusal_offers_the_ground_that_the_rules_found(city, case_file):
    aid = applied(city, case_file)
    state_means(
        aid,
        actor=staff(city.aid_clerk),
        stated={"household_income": "360000", "household_size": 1, "valuable_assets": True},
    )
    page = signed_in(city.aid_clerk).get(f"/cases/{aid.pk}/acts/legalaid.refuse/")

    assert page.context["form"]["ground"].initial == "means"


def test_a_complaint_stands_on_the_bureaus_desk_and_not_before_the_lawyer(city, case_file):
    aid = engaged(city, case_file)
    complain(aid, actor=Actor.side(aid.recipient), text="律师向我要红包")

    desk = signed_in(city.justice_head).get("/work/").content.decode()
    assert "aid-complaints" in desk
    assert "aid-complaints" not in signed_in(city.aid_clerk).get("/work/").content.decode()
    assert "红包" not in signed_in(aid.lawyer).get(f"/cases/{aid.pk}/").content.decode()
    assert "红包" in signed_in(city.justice_head).get(f"/cases/{aid.pk}/").content.decode()


def test_centre_and_lawyer_reach_the_client_and_each_case_of_a_dispute_is_told_apart(city):
    file = wage_case()
    first, second = applied(city, file), assigned(city, file)
    lawyer = second.lawyer
    before = signed_in(lawyer).get(f"/cases/{second.pk}/").content.decode()
    accept_assignment(second, actor=staff(lawyer))
    after = signed_in(lawyer).get(f"/cases/{second.pk}/").content.decode()

    assert "tel:19900001111" not in before and "tel:19900001111" in after
    assert "已接受" in after and "已受理" not in after.split('id="assignments"')[1].split("</section>")[0]
    page = signed_in(city.aid_clerk).get(f"/cases/{first.pk}/").content.decode()
    assert "tel:19900001111" in page and f"· {first.number}</a>" in page and f"· {second.number}</a>" in page
    assert "tel:19900001111" not in signed_in(city.justice_head).get(f"/cases/{first.pk}/").content.decode()


def test_a_refused_applicant_still_gets_his_page(city, case_file):
    aid = applied(city, case_file)
    refuse(aid, actor=staff(city.aid_clerk), reason="申请人的家庭收入高于经济困难标准")

    page = signed_in(city.aid_clerk).get(f"/cases/{aid.pk}/").content.decode()
    assert f"/cases/{aid.pk}/parties/{aid.recipient_id}/code/" in page


def test_the_head_finds_the_batch_and_its_maker_no_button(city, case_file):
    reviewed(city, case_file)
    make_batch(city.centre, actor=staff(city.aid_clerk), chosen=[Subsidy.objects.get().pk])
    batch = SubsidyBatch.objects.get()
    head = make_user("aidhead", "演示法援主任", (city.centre, Role.HEAD))

    assert batch.number in signed_in(head).get("/work/").content.decode()
    assert batch.number not in signed_in(city.aid_clerk).get("/work/").content.decode()
    address = f"/legal-aid/subsidies/{batch.pk}/"
    assert 'value="approve"' in signed_in(head).get(address).content.decode()
    assert 'value="approve"' not in signed_in(city.aid_clerk).get(address).content.decode()


def test_a_lawyer_whose_practice_is_suspended_is_no_suspended_case(city):
    held = Membership.objects.get(user=city.lawyer, role=Role.LAWYER)
    Provider.objects.create(membership=held, standing="suspended")
    client = signed_in(city.aid_clerk)

    for address in ("/legal-aid/providers/", f"/legal-aid/providers/{held.pk}/"):
        page = client.get(address).content.decode()
        assert "暂停执业" in page and "中止审理" not in page
