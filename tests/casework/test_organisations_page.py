"""Organisations, their administration, machines and evidence: who sees and may change what; nothing is deleted."""

from datetime import date

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command

from arbitration.models import Arbitration, State
from arbitration.services.filing.receive import receive
from casework.admin import scope
from casework.clock import now
from casework.machine import drawing, machine_of
from casework.models import Evidence, Membership, Organisation, OrganisationSetting, Role, User
from tests.factories import City, make_user, staff

BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def administrator(city):
    user = make_user("admin1", "演示管理员", (city.tribunal, Role.ADMINISTRATOR))
    User.objects.filter(pk=user.pk).update(is_staff=True)
    return User.objects.get(pk=user.pk)


def test_people_of_other_offices_are_not_listed(client, city):
    client.force_login(city.clerk, backend=BACKEND)
    text = client.get("/organisations/").content.decode()
    assert "演示仲裁员" in text and "演示律师事务所" in text and "演示调解员" not in text


def test_a_supervisor_sees_the_people_below(client, city):
    client.force_login(city.supervisor, backend=BACKEND)
    text = client.get("/organisations/").content.decode()
    assert "演示仲裁员" in text and "court.basic" in text and "演示调解员" not in text


def test_the_page_costs_the_same_for_many_offices(client, city, django_assert_num_queries):
    client.force_login(city.clerk, backend=BACKEND)
    client.get("/organisations/")
    with django_assert_num_queries(8):
        client.get("/organisations/")
    City("440300", "深演示")
    with django_assert_num_queries(8):
        client.get("/organisations/")


def test_an_administrator_adds_a_setting_dated_and_sourced(client, city, administrator):
    client.force_login(administrator, backend=BACKEND)
    typed = {
        "organisation": city.tribunal.pk, "key": "limit.arbitration.award", "value": '{"target": {"length": 20, "unit": "days"}}',
        "effective_from": "2026-01-01", "source": "演示文件",
    }  # fmt: skip
    url = "/admin/casework/organisationsetting/add/"
    assert (
        client.post(url, typed | {"value": '{"length": 90}'}).status_code == 200
    )  # the law's own length isn't the office's
    assert not OrganisationSetting.objects.filter(key="limit.arbitration.award").exists()
    assert client.post(url, typed).status_code == 302
    kept = OrganisationSetting.objects.get(key="limit.arbitration.award")
    assert kept.effective_from == date(2026, 1, 1)
    assert client.post(f"/admin/casework/organisationsetting/{kept.pk}/change/", typed).status_code == 403
    assert client.post(f"/admin/casework/organisationsetting/{kept.pk}/delete/").status_code == 403


def test_an_administrator_stays_inside_his_organisation(client, city, administrator):
    other = City("440300", "深演示")
    client.force_login(administrator, backend=BACKEND)
    assert set(scope(administrator)) == {city.tribunal}
    assert client.get(f"/admin/casework/organisation/{other.tribunal.pk}/change/").status_code == 302
    typed = {
        "user": city.clerk.pk,
        "organisation": other.tribunal.pk,
        "role": "head",
        "active": "on",
        "cap": 60,
        "weight": 1,
    }
    assert client.post("/admin/casework/membership/add/", typed).status_code == 200
    assert not Membership.objects.filter(user=city.clerk, role="head").exists()


def test_a_new_organisation_finds_its_place_in_the_tree(client, city, administrator):
    client.force_login(administrator, backend=BACKEND)
    typed = {"code": "T9", "name": "演示派出庭", "short_name": "派出庭", "kind": "tribunal", "region": "440106",
             "parent": city.tribunal.pk, "active": "on"}  # fmt: skip
    assert client.post("/admin/casework/organisation/add/", typed).status_code == 302
    assert Organisation.objects.get(code="T9").path.startswith(city.tribunal.path)


def test_who_is_no_administrator_is_kept_out(client, city):
    User.objects.filter(pk=city.clerk.pk).update(is_staff=True)
    client.force_login(User.objects.get(pk=city.clerk.pk), backend=BACKEND)
    assert client.get("/admin/casework/user/").status_code == 403


def test_machines_are_drawn_from_the_code(client, city, tmp_path):
    machine = machine_of(Arbitration, states=State)
    assert set(machine.labels) == {state.value for state in State}
    assert all(move.article for move in machine.moves) and drawing(machine).count("<rect") == len(State)
    call_command("draw_machines", into=str(tmp_path), verbosity=0)
    assert {path.stem for path in tmp_path.glob("*.svg")} >= {
        "arbitration",
        "mediation",
        "legal_aid",
        "referral",
    }
    client.force_login(city.clerk, backend=BACKEND)
    assert "<svg" in client.get("/machines/").content.decode()


def evidence(case_file, kind: str) -> Evidence:
    party = case_file.parties.get(side="applicant")
    item = Evidence(
        case_file=case_file, party=party, name="演示工资条.html", content_type=kind, submitted_at=now()
    )
    item.file.save("a.html", ContentFile(b"<script>1</script>"))
    return item


def test_evidence_is_handed_out_to_those_who_see_the_case(client, city, case_file, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    receive(actor=staff(city.clerk), case_file=case_file, tribunal=city.tribunal)
    item = evidence(case_file, "text/html")
    client.force_login(city.clerk, backend=BACKEND)
    answer = client.get(f"/evidence/{item.pk}/")
    assert (
        answer.headers["Content-Disposition"].startswith("attachment")
        and answer.headers["Content-Type"] == "application/octet-stream"
    )
    assert b"".join(answer.streaming_content)
    client.force_login(City("440300", "深演示").clerk, backend=BACKEND)
    assert client.get(f"/evidence/{item.pk}/").status_code == 404
    assert client.get("/evidence/99999/").status_code == 404
