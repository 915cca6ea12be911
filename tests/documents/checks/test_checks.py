"""Each check before printing, with a paper it stops and one it lets pass."""

from datetime import date
from decimal import Decimal

import pytest

from documents.catalogue.kinds import catalogue, find_kind
from documents.checks import CHECKS, Facts, check_paper, refused
from documents.checks.clock import extension, suspension
from documents.checks.privacy import public_copy
from documents.remedies import MissingCourtError, remedy_library, remedy_text
from documents.typesetting.names import has_open_numbers
from tests.documents.sample_papers import sample

SERVED = Facts(
    notice_working_days=9,
    notice_served_to=("applicant", "respondent"),
    suspension_approved_on=date(2026, 11, 20),
)


def codes(kind, known=SERVED, /, **changes):
    return {finding.code for finding in check_paper(find_kind(kind), sample(kind) | changes, known)[1]}


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_samples_pass(code):
    findings = check_paper(find_kind(code), sample(code), SERVED)[1]

    assert refused(findings) == []


def test_every_named_check_exists():
    assert {name for kind in catalogue().values() for name in kind.checks} <= set(CHECKS)


def decided(**changes):
    rows = sample("A37-1")["decided"]
    rows[0] |= changes
    return rows


def operative(**changes):
    rows = sample("A37-1")["operative"]
    rows[0] |= changes
    return rows


def wages(**changes):
    rows = sample("A37-1")["wages"]
    rows[0] |= changes
    return rows


def sitting(**changes):
    return {"mode": "sole", "presiding": "演示丁", "recorder": "演示戊"} | changes


def agent(**changes):
    return sample("L03")["agent"] | changes


STOPPED = [
    ("A12", {"facts": "依据《企业劳动争议处理条例》，"}, "law.repealed"),
    (
        "A37-1",
        {"basis": [{"instrument": "中华人民共和国劳动争议调解仲裁法", "rank": "law", "number": 55}]},
        "law.no_such_article",
    ),
    ("A12", {"facts": "申请超过仲裁时效。"}, "refusal.limitation"),
    ("A12", {"facts": "本案不属本委管辖。"}, "refusal.jurisdiction"),
    ("A16", {"answer_due": date(2026, 10, 12)}, "answer.before_acceptance"),
    ("A16", {}, "answer.no_date"),
    ("A37-1", {"default_service": date(2026, 11, 1)}, None),
    ("A37-1", {"items_finality": ["final", "non_final"]}, "finality.mixed"),
    ("A37-1", {"finality": "non_final", "items_finality": []}, "finality.remedy"),
    ("A37-1", {"confirms_relation": True}, "finality.relation"),
    ("A37-1", {"decided": sample("A37-1")["decided"][:2]}, "claims.unanswered"),
    ("A37-1", {"decided": decided(outcome="partly")}, "claims.not_rejected"),
    ("A37-1", {"decided": decided(amount=Decimal("14287.37"))}, "sums.operative"),
    ("A37-1", {"operative": operative(text="被申请人支付申请人工资14287.63元；")}, "sums.text"),
    ("A37-1", {"wages": wages(gap="6500.01")}, "sums.annex"),
    ("A37-1", {"wages": wages(paid="1")}, "sums.row"),
    ("A37-1", {"paper": {"number": "〔2026〕1号", "issued_on": date(2026, 11, 10)}}, "award.before_hearing"),
    ("A19s", {"tribunal": sitting(recorder="演示丁")}, "tribunal.recorder"),
    ("A19", {"tribunal": sitting(mode="panel", members=["演示庚"])}, "tribunal.number"),
    ("A32", {"terms": ["本调解书已发生法律效力。"]}, "conciliation.not_effective"),
    ("A32", {"amount": "24000.01"}, "instalments.sum"),
    ("A42", {"services": sample("A42")["services"][:1]}, "effect.not_served"),
    ("A42", {"effective_on": date(2026, 11, 1)}, "effect.before_award"),
    ("A26", {"representatives": sample("A26")["representatives"][:2]}, "representatives.count"),
    ("L03", {"agent": agent(matters=["file"])}, "mandate.no_special"),
    ("L03", {"agent": agent(power="general")}, "mandate.general_with_special"),
    ("L03", {"agent": agent(matters=[])}, "mandate.no_matters"),
    ("A11", {"evidence_until": None}, "fields.missing"),
]


@pytest.mark.parametrize(("kind", "changes", "code"), STOPPED)
def test_check_sees_the_fault(kind, changes, code):
    found = codes(kind, **changes)

    assert code in found if code else not found
    assert code is None or code == "answer.no_date" or code not in codes(kind)


FACTS = [
    ("A04", Facts(supplements_before=1), "supplement.second"),
    ("A12", Facts(wrong_commission=True), "refusal.jurisdiction"),
    ("A21", Facts(notice_working_days=4), "hearing.too_late"),
    ("A21", Facts(), "hearing.receipt_unknown"),
    ("A19s", Facts(panel_required=True), "tribunal.panel_required"),
    ("A37-1", Facts(signed_on=date(2026, 11, 19)), "award.after_signature"),
    ("A10", Facts(destination="portal"), "privacy.inner"),
    ("FIN", Facts(destination="party"), "privacy.inner"),
]


@pytest.mark.parametrize(("kind", "facts", "code"), FACTS)
def test_check_compares_with_the_case(kind, facts, code):
    assert code in codes(kind, facts)
    assert code not in codes(kind, SERVED)


def test_default_award_needs_proof_of_service():
    assert "absence.no_proof" in codes("A37-1", Facts(), default_service=date(2026, 11, 1))


def test_five_working_days_are_enough():
    assert "hearing.too_late" not in codes("A21", Facts(notice_working_days=5))


def test_absent_party_in_the_record_needs_its_receipt():
    rows = sample("A27")["appearances"]
    rows[1]["absent"] = True

    assert "absence.no_proof" in codes("A27", appearances=rows)
    rows[1]["service_proof"] = "回证第1号，2026年11月1日"
    assert "absence.no_proof" not in codes("A27", appearances=rows)


def test_court_without_name_refuses():
    body = sample("A37-1")["body"] | {"intermediate_court": None}

    assert "remedy.court" in codes("A37-1", body=body)


def test_wording_is_put_right():
    data = sample("L10") | {"facts": "粤演案[2026]5号，二零二六年三月八日，2026年03月08日，裁定如下："}

    fixed, findings = check_paper(find_kind("L10"), data)

    assert fixed["facts"] == "粤演案〔2026〕5号，二〇二六年三月八日，2026年3月8日，决定如下："
    assert {finding.code for finding in findings} == {
        "wording.brackets",
        "wording.zero",
        "wording.padded",
        "wording.decides",
    }


def test_award_keeps_its_own_verb():
    assert "wording.decides" not in codes("A12", facts="裁定如下")


def test_public_copy_shows_no_personal_numbers():
    data = sample("A32") | {"procedure": "联系电话13800000000。"}

    masked, findings = public_copy(data)

    assert [finding.code for finding in findings] == ["privacy.masked"]
    assert masked["applicant"]["id_number"] is None
    assert masked["applicant"]["agents"][0]["name"] == "演示律师"
    assert masked["account"]["number"] is None
    assert not has_open_numbers(masked["procedure"])
    assert masked["body"]["phone"] == data["body"]["phone"]
    assert "privacy.masked" in codes("A32", Facts(public=True))
    assert "privacy.masked" not in codes("A32", Facts(public=False))


@pytest.mark.parametrize(
    ("facts", "code"),
    [(Facts(extensions_before=1), "extension.second"), (Facts(decision_clock_day=46), "extension.late")],
)
def test_extension_is_once_and_in_time(facts, code):
    kind = find_kind("A11")

    assert [finding.code for finding in extension(kind, {}, facts)] == [code]
    assert not list(extension(kind, {}, Facts(decision_clock_day=45)))


def test_suspension_needs_its_approval():
    kind = find_kind("A11")

    assert [finding.code for finding in suspension(kind, {}, Facts())] == ["suspension.not_approved"]
    assert not list(suspension(kind, {}, Facts(suspension_approved_on=date(2026, 11, 1))))


def test_remedy_library_is_whole_and_names_its_courts():
    names = {
        "basic_court": "甲法院",
        "intermediate_court": "乙法院",
        "justice_bureau": "丙局",
        "government": "丁政府",
    }

    lettered = {"R-2a", "R-2b", "R-6r", "R-13b"}
    assert set(remedy_library()) == {f"R-{n}" for n in range(1, 16) if n != 2} | lettered
    for remedy in remedy_library():
        assert "{" not in remedy_text(remedy, names)
    for remedy in ("R-1", "R-2a", "R-2b", "R-3", "R-5", "R-10", "R-13", "R-14", "R-15"):
        with pytest.raises(MissingCourtError):
            remedy_text(remedy, {})
