"""What tells the means is bound with the inner file, which the centre's own people read (法律援助法 21)."""

from casework.clock import now, today
from documents.models import Paper
from documents.services.bind_archive import _papers, bind_volumes
from documents.services.read_paper import kept_from_lawyers
from documents.services.read_volume import may_read_inner
from tests.factories import staff
from tests.legalaid.steps import engaged


def test_no_paper_with_the_means_lies_in_the_front_file(city, case_file):
    aid = engaged(city, case_file)
    for kind, inner in (("L02", False), ("L04", True), ("L09", False)):
        Paper.objects.create(
            case_file=aid.case_file, proceeding=aid, organisation=city.centre, kind=kind, title=kind, inner=inner,
            state=Paper.State.ISSUED, file="演示.pdf", drafted_at=now(), issued_on=today(), verification_code=kind,
        )  # fmt: skip

    bound = {one.part: one for one in bind_volumes(aid, actor=staff(city.aid_clerk))}
    codes = {part: {row["code"] for _key, row, _read in _papers(one)} for part, one in bound.items()}

    assert "L02" in kept_from_lawyers() and codes == {"main": {"L09"}, "inner": {"L02", "L04"}}


def test_the_centres_clerk_reads_the_inner_file_and_the_lawyer_does_not(city, case_file):
    aid = engaged(city, case_file)

    assert may_read_inner(city.aid_clerk, aid) and not may_read_inner(aid.lawyer, aid)
