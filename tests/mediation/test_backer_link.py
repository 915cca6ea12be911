"""A guarantor, or a general contractor paying first, who is no party signs on his phone, and sees what he signs alone."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from casework import access
from casework.actor import Actor
from casework.errors import BadInput, NotNow, NotPermitted
from casework.models import Event, Reading
from mediation.models import MediationSignature, MediationSigningLink
from mediation.services.agreement.draft import save_draft
from mediation.services.agreement.give_signature import Hand, give_signature
from mediation.services.agreement.missing_signatures import missing_signatures, must_sign
from mediation.services.agreement.read_back import read_back
from mediation.services.agreement.sign_agreement import sign_agreement
from mediation.services.agreement.signing_link import link_of, make_link, sign_by_link
from mediation.services.agreement.words import digest_of
from mediation.services.sessions.offers import Bid, make_offer
from mediation.services.sessions.write_note import write_note
from tests.mediation.printed import printed
from tests.mediation.talks import fresh, talk, terms_of

BACKER = "演示总承包有限公司"


@pytest.fixture
def draft(accepted, mediator):
    """An agreement that was read back; the general contractor pays first."""
    worker = accepted.case_file.parties.get(side="applicant")
    talk(accepted, mediator)
    write_note(fresh(accepted), actor=mediator, text="私下说底线八千", talked_with=worker)
    make_offer(fresh(accepted), actor=mediator, bid=Bid("worker", 8000, "保密报价", confidential=True))
    terms = terms_of(accepted, each="4321.00", backing="contractor", backer=BACKER)
    held = save_draft(fresh(accepted), actor=mediator, terms=terms, why_all_the_same="双方自愿。")
    read_back(fresh(accepted), actor=mediator, agreement=held, understood=True)
    held.refresh_from_db()
    return held


def backers_link(row, mediator, draft, name="演示项目经理") -> str:
    return make_link(fresh(row), actor=mediator, party=None, role="guarantor", name=name, agreement=draft)


def address(token: str) -> str:
    return reverse("portal:sign_mediation", args=[token])


def test_the_page_shows_the_agreement_in_plain_words_and_nothing_else(client, accepted, mediator, draft):
    body = client.get(address(backers_link(accepted, mediator, draft))).content.decode()
    worker = accepted.case_file.parties.get(side="applicant")

    assert "8642.00元由演示总承包有限公司先付给劳动者" in body and "总承包单位先行清偿" in body
    assert all(words in body for words in ("4321.00元", "演示张三"))
    for secret in ("底线", "保密报价", "8000", worker.id_number, worker.phone, "applicant的意见"):
        assert secret not in body, secret
    links = set(re.findall(r'(?:href|action)="(/[^"]*)"', body)) - {"/p/", "/i18n/setlang/"}
    assert not {one for one in links if not one.startswith("/static/")}


def test_the_link_opens_no_other_page(client, accepted, mediator, draft):
    client.get(address(backers_link(accepted, mediator, draft)))
    assert "_auth_user_id" not in client.session and "portal_party" not in client.session
    for page in ("/p/case/", "/p/unit/", "/p/third/", "/p/case/evidence/"):
        assert client.get(page).status_code in (302, 403), page
    for name in ("case", "mediation_session", "mediation_agreement", "mediation_signing", "mediation_table"):
        shown = client.get(reverse(name, args=[accepted.pk]))
        assert shown.status_code == 302 and "login" in shown.url, name


def test_he_signs_once_and_the_agreement_comes_into_force(client, accepted, mediator, draft):
    token = backers_link(accepted, mediator, draft)
    typed = {"digest": digest_of(draft), "name": "演示项目经理", "read": "on", "drawing": "M1 1" + "L2 2" * 9}
    assert "协议" in client.post(address(token), typed).content.decode()

    made = MediationSignature.objects.get()
    assert (made.role, made.party, made.name, made.method) == ("guarantor", None, "演示项目经理", "drawn")
    event = Event.objects.get(name="mediation.agreement.signature_given")
    assert (event.user, event.party, event.capacity) == (None, None, "guarantor")
    assert "演示项目经理" not in str(event.data)
    assert Reading.objects.filter(capacity="guarantor_signing", user=None, party=None).exists()
    for answer in (client.get(address(token)), client.post(address(token), typed)):
        assert answer.status_code == 404 and "演示" not in answer.content.decode().split("<h1>")[1]
    for party in must_sign(draft):
        hand = Hand("party", party.name, "paper", party)
        give_signature(fresh(accepted), actor=mediator, hand=hand, agreement=draft)
    hand = Hand("mediator", "演示调解员", "typed")
    give_signature(fresh(accepted), actor=mediator, hand=hand, agreement=draft)
    assert missing_signatures(draft) == []
    sign_agreement(fresh(accepted), actor=mediator, agreement=draft)
    text = printed("M05", fresh(accepted), mediator)
    assert "先行清偿单位演示项目经理" in text and "代演示总承包有限公司" in text


def test_an_expired_a_replaced_and_a_strange_link_are_refused(client, accepted, mediator, draft, clock):
    first = backers_link(accepted, mediator, draft)
    second = backers_link(accepted, mediator, draft)
    assert link_of(first) is None and link_of(second) is not None
    assert client.get(address(first)).status_code == 404
    assert client.get(address("x" * 32)).status_code == 404
    clock.shift(timedelta(hours=2, seconds=1))
    assert client.get(address(second)).status_code == 404
    assert second not in str(list(MediationSigningLink.objects.values()))


def test_words_that_were_changed_are_not_shown_and_not_signed(client, accepted, mediator, draft):
    token = backers_link(accepted, mediator, draft)
    link = link_of(token)
    terms = terms_of(accepted, each="1.00", backing="contractor", backer=BACKER)
    save_draft(fresh(accepted), actor=mediator, terms=terms, why_all_the_same="自愿。", revision=1)

    assert client.get(address(token)).status_code == 404
    with pytest.raises(NotNow):
        sign_by_link(link=link, name="", drawing="", read_digest=digest_of(draft))
    assert not MediationSignature.objects.exists()


def test_only_who_answers_for_the_agreement_comes_without_a_party(accepted, mediator, draft):
    held = accepted.sessions.get()
    for role, thing in (("party", {"agreement": draft}), ("guarantor", {"session": held})):
        with pytest.raises(BadInput):
            make_link(fresh(accepted), actor=mediator, party=None, role=role, name="演示", **thing)
    terms = terms_of(accepted, each="4321.00")
    save_draft(fresh(accepted), actor=mediator, terms=terms, why_all_the_same="自愿。", revision=1)
    draft.refresh_from_db()
    with pytest.raises(BadInput):
        backers_link(accepted, mediator, draft)


def test_an_outsider_does_nothing_but_sign_as_guarantor(accepted, mediator, draft, city, case_file):
    outsider = Actor.outsider(accepted.pk)
    hand = Hand("guarantor", "演示", "typed")
    with pytest.raises(NotPermitted):
        give_signature(fresh(accepted), actor=outsider, hand=hand, session=accepted.sessions.get())
    for wrong in (
        Hand("party", "演示", "typed", case_file.parties.get(side="applicant")),
        Hand("guarantor", "演示", "typed", case_file.parties.get(side="respondent")),
    ):
        with pytest.raises(NotPermitted):
            give_signature(fresh(accepted), actor=outsider, hand=wrong, agreement=draft)
    assert not access.capacity(outsider, "casework.case_file.read", proceeding=accepted)
    assert not access.capacity(
        Actor.outsider(accepted.pk + 1), "mediation.give_signature", proceeding=accepted
    )


def test_the_office_makes_the_code_without_a_party(client, accepted, mediator, draft):
    client.force_login(mediator.user)
    page = reverse("mediation_signing", args=[accepted.pk])
    shown = client.post(page, {"do": "link", "role": "guarantor", "name": "演示项目经理", "party": ""})
    assert shown.status_code == 200 and "/p/talks/sign/" in shown.content.decode()
    refused = client.post(page, {"do": "link", "role": "party", "name": "演示项目经理", "party": ""})
    assert "/p/talks/sign/" not in refused.content.decode() and "演示项目经理" in refused.content.decode()
    assert not MediationSigningLink.objects.exclude(role="guarantor").exists()
