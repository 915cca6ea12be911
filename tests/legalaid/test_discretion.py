"""A complaint is between the client and the bureau: the lawyer learns neither its words nor that there is one (法律援助法 56)."""

from django.test import Client

from casework.actor import Actor
from casework.models import Notice, Role, TimeLimit
from casework.services.climb import climb
from casework.wording import limit_title
from legalaid.models import AidRequest, LegalAidCase
from legalaid.services.closing.assess import MARKS, assess, draw_assessment
from legalaid.services.conduct.ask import ask_question, complain
from legalaid.services.my_cases import assessments_of, my_cases
from legalaid.sight import COMPLAINT_LIMIT
from tests.factories import make_user, staff
from tests.legalaid.steps import engaged, fresh, reported


def page(user, aid):
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    return client.get(f"/cases/{aid.pk}/").content.decode()


def test_the_lawyers_page_does_not_tell_that_his_client_complains(city, case_file):
    aid = engaged(city, case_file)
    complain(aid, actor=Actor.side(aid.recipient), text="律师两周没有联系我")
    assert TimeLimit.objects.filter(proceeding=aid, key=COMPLAINT_LIMIT, status="open").exists()

    assert "投诉" not in page(aid.lawyer, aid)
    for inside in (city.aid_clerk, city.justice_head):
        shown = page(inside, aid)
        assert "收到投诉" in shown and "处理投诉并告知" in shown


def test_neither_does_his_list_when_the_bureaus_limit_is_the_nearest(city, case_file):
    aid = engaged(city, case_file)
    complain(aid, actor=Actor.side(aid.recipient), text="律师两周没有联系我")
    LegalAidCase.objects.filter(pk=aid.pk).update(next_limit=COMPLAINT_LIMIT, next_due="2026-10-13")
    nearest = TimeLimit.objects.filter(proceeding=aid, status="open").exclude(key=COMPLAINT_LIMIT)

    [mine] = my_cases(aid.lawyer)[0]

    assert "投诉" not in mine.limit and mine.due == nearest.order_by("due").first().due


def test_peers_are_reminded_of_their_marks_and_the_marked_lawyer_never_learns_who_they_are(city, case_file):
    aid = reported(city, case_file)
    firm = city._office("F2", "law_firm", "演示第二律所", "440100", "", None)
    peer = make_user("peer", "演示同行", (firm, Role.LAWYER))
    draw_assessment(aid, actor=staff(city.aid_clerk))
    limit = TimeLimit.objects.get(proceeding=aid, key="legalaid.assessment")
    climb({"limit": limit.pk, "rung": "soon"})
    told = {one.user for one in Notice.objects.filter(kind="limit.soon", context__limit=limit.key)}
    assert peer in told and aid.lawyer not in told
    [mine] = assessments_of(peer)
    assert mine.due == limit.due

    assess(fresh(aid), actor=staff(peer), marks=dict.fromkeys(MARKS, 5))

    assert peer.full_name not in page(aid.lawyer, aid) and peer.full_name in page(city.aid_clerk, aid)


def test_each_kind_of_request_says_what_it_waits_for(city, case_file):
    aid = engaged(city, case_file)
    him = Actor.side(aid.recipient)
    ask_question(aid, actor=him, text="什么时候开庭？")
    complain(fresh(aid), actor=him, text="律师两周没有联系我")

    words = {one.kind: one.state_words for one in AidRequest.objects.all()}
    assert words == {"question": "待答复", "complaint": "正在调查处理"}


def test_nor_do_the_workbench_and_the_search(city, case_file):
    aid = engaged(city, case_file)
    complain(aid, actor=Actor.side(aid.recipient), text="律师两周没有联系我")
    LegalAidCase.objects.filter(pk=aid.pk).update(next_limit=COMPLAINT_LIMIT, next_due="2026-10-13")
    title = limit_title(COMPLAINT_LIMIT)

    for path in ("/work/", f"/search/?q={aid.number}"):
        client = Client()
        client.force_login(aid.lawyer, backend="django.contrib.auth.backends.ModelBackend")
        shown = client.get(path).content.decode()
        assert aid.number in shown and title not in shown and "2026-10-13" not in shown
    client.force_login(city.justice_head, backend="django.contrib.auth.backends.ModelBackend")
    assert title in client.get("/work/").content.decode()
