"""An issued notice of hearing for the employer, photos that differ, and the envelope's form in short."""

from datetime import date

import pytest

from arbitration.services.filing.accept import accept
from arbitration.services.filing.receive import receive
from casework.models import Party, Proceeding
from documents.checks import Facts
from documents.services.draft_paper import draft_paper
from documents.services.issue_paper import issue_paper
from documents.services.keep_proofs import Proof
from documents.services.prepare_papers import issue_prepared, prepare_paper
from documents.services.record_service import Sent
from documents.services.serve_envelope import Envelope, serve_envelope
from tests.documents.many_workers import collective_case
from tests.documents.services.conftest import *  # noqa: F403
from tests.documents.services.test_papers import HEARING

DAY = date(2026, 10, 12)
SERVERS = "演示送达员甲、演示送达员乙"


def photo(kind):
    return Proof(kind, b"\xff\xd8\xff" + kind.encode(), "image/jpeg", "jpg")


PHOTOS = [photo("door"), photo("paper"), photo("action")]


@pytest.fixture
def notices(numbered, clerk, employer):
    """Two papers for the employer, as they lie in one envelope."""

    def make():
        draft = draft_paper("A21", proceeding=numbered, actor=clerk, addressee=employer, data=HEARING)
        return issue_paper(draft, actor=clerk, facts=Facts(notice_working_days=9))

    return [make(), make()]


@pytest.fixture
def send(clerk, employer):
    """Serve papers on the employer: `send(papers, method, outcome, …)`."""

    def send_them(papers, method, outcome="sent", proofs=(), sent=None, **more):
        given = {"on": DAY} | more
        way = Envelope(method=method, outcome=outcome, sent=sent or Sent(servers=SERVERS), **given)
        return serve_envelope(papers, addressee=employer, envelope=way, actor=clerk, proofs=proofs)

    return send_them


@pytest.fixture
def many(city, clerk, request):
    """A collective case whose notice of acceptance was issued to every worker."""
    count = getattr(request, "param", 6)
    case = receive(actor=clerk, case_file=collective_case(count), tribunal=city.tribunal)
    accept(case, actor=clerk, fast=False)
    proceeding = Proceeding.objects.select_related("organisation").get(pk=case.pk)
    for party in Party.objects.filter(case_file=case.case_file_id, side="applicant"):
        paper = prepare_paper("A11", proceeding=proceeding, actor=clerk, addressee=party)
        issue_prepared(paper, actor=clerk)
    return proceeding
