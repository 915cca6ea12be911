"""A complaint is between the client and the bureau: the lawyer learns neither its words nor that there is one (法律援助法 56)."""

from django.test import Client

from casework.actor import Actor
from casework.models import TimeLimit
from legalaid.models import AidRequest, LegalAidCase
from legalaid.services.conduct.ask import ask_question, complain
from legalaid.services.my_cases import COMPLAINT_LIMIT, my_cases
from tests.legalaid.steps import engaged, fresh


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


def test_each_kind_of_request_says_what_it_waits_for(city, case_file):
    aid = engaged(city, case_file)
    him = Actor.side(aid.recipient)
    ask_question(aid, actor=him, text="什么时候开庭？")
    complain(fresh(aid), actor=him, text="律师两周没有联系我")

    words = {one.kind: one.state_words for one in AidRequest.objects.all()}
    assert words == {"question": "待答复", "complaint": "正在调查处理"}
