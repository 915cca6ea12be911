"""papers.md section 13, number by number. 18 speaks of the dishonesty list, whose papers this system does not make yet."""

import io
import re
from datetime import date

import pytest
from pypdf import PdfReader

from documents.catalogue.kinds import catalogue, find_kind
from documents.checks import Facts, check_paper, refused
from documents.checks.clock import extension, suspension
from documents.rendering.errors import GlyphError
from documents.rendering.families import layout_of
from documents.rendering.html import render_html
from documents.rendering.page_check import lonely_signature, split_rows
from documents.rendering.pdf import _laid_out, render_pdf
from tests.documents.sample_papers import sample, sample_codes

SERVED = Facts(
    notice_working_days=9,
    notice_served_to=("applicant", "respondent"),
    suspension_approved_on=date(2026, 11, 2),
)


def found(kind, facts=SERVED, /, **changes):
    """The findings of a sample paper with changes: code → severity."""
    findings = check_paper(find_kind(kind), sample(kind) | changes, facts)[1]
    return {one.code: str(one.severity) for one in findings}


def changed(kind, rows, place, **changes):
    listed = sample(kind)[rows]
    listed[place] |= changes
    return {rows: listed}


@pytest.mark.parametrize(
    "text", ["《企业劳动争议处理条例》", "司法部令第124号", "人力资源和社会保障部令第2号"]
)
def test_check_1_repealed_law_refuses(text):
    assert found("A12", facts=f"依照{text}，")["law.repealed"] == "refuse"


def test_check_1_article_that_does_not_exist_refuses():
    basis = [{"instrument": "中华人民共和国劳动争议调解仲裁法", "rank": "law", "number": 55}]

    assert found("A37-1", basis=basis)["law.no_such_article"] == "refuse"


def test_check_2_limitation_is_no_reason_to_refuse_acceptance():
    assert found("A12", facts="申请超过仲裁时效。")["refusal.limitation"] == "refuse"


def test_check_3_second_supplement_refuses_and_wrong_commission_warns():
    assert found("A04", Facts(supplements_before=1))["supplement.second"] == "refuse"
    assert found("A12", Facts(wrong_commission=True))["refusal.jurisdiction"] == "warn"
    assert "supplement.second" not in found("A04")


def test_check_4_hearing_notice_is_counted_from_its_receipt():
    assert found("A21", Facts(notice_working_days=4))["hearing.too_late"] == "refuse"
    assert "hearing.too_late" not in found("A21", Facts(notice_working_days=5))


def test_check_4_default_without_proof_of_service_refuses():
    assert found("A37-1", Facts(), default_service=date(2026, 11, 1))["absence.no_proof"] == "refuse"
    assert "absence.no_proof" not in found("A37-1", default_service=date(2026, 11, 1))


def test_check_5_answer_period_is_in_working_days():
    assert found("A16", answer_due=None)["answer.no_date"] == "warn"
    assert found("A16", requested_evidence=["请于十日内提交考勤记录"])["answer.not_working_days"] == "warn"
    assert "answer.not_working_days" not in found("A16", requested_evidence=["十个工作日内提交考勤记录"])
    assert re.search("十个工作日", render_html("A16", sample("A16") | {"answer_due": None}))


def test_check_6_one_award_has_one_finality():
    assert found("A37-1", items_finality=["final", "non_final"])["finality.mixed"] == "refuse"
    assert found("A37-1", finality=None)["fields.missing"] == "refuse"
    assert found("A37-1", confirms_relation=True)["finality.relation"] == "refuse"
    assert found("A37-1", finality="non_final", items_finality=[])["finality.remedy"] == "refuse"


@pytest.mark.parametrize(
    ("kind", "court"), [("A37-1", "intermediate_court"), ("A37-1", "basic_court"), ("A37-2", "basic_court")]
)
def test_check_7_remedy_without_its_court_refuses(kind, court):
    assert found(kind, body=sample(kind)["body"] | {court: None})["remedy.court"] == "refuse"


def test_check_8_sums_agree_and_every_claim_has_its_outcome():
    assert found("A37-1", **changed("A37-1", "decided", 0, amount="14287.37"))["sums.operative"] == "refuse"
    assert found("A37-1", **changed("A37-1", "wages", 0, gap="6500.01"))["sums.annex"] == "refuse"
    assert found("A37-1", decided=sample("A37-1")["decided"][:2])["claims.unanswered"] == "refuse"
    assert (
        found("A37-1", **changed("A37-1", "decided", 0, outcome="partly"))["claims.not_rejected"] == "refuse"
    )


def test_check_9_brackets_zeros_and_padding_are_put_right():
    written = "粤演案[2026]5号、粤演案(2026)6号，二零二六年三月八日，二O二六年三月，2026年03月08日"

    fixed, _findings = check_paper(find_kind("L10"), sample("L10") | {"facts": written})

    assert (
        fixed["facts"]
        == "粤演案〔2026〕5号、粤演案〔2026〕6号，二〇二六年三月八日，二〇二六年三月，2026年3月8日"
    )
    assert found("L10", facts=written)["wording.brackets"] == "fix"


def test_check_10_a_decision_decides():
    fixed, _findings = check_paper(find_kind("L10"), sample("L10") | {"facts": "裁定如下："})

    assert find_kind("L10").title.endswith("决定书")
    assert fixed["facts"] == "决定如下："


def test_check_11_extension_once_before_day_45_and_suspension_with_its_approval():
    kind = find_kind("A11")

    def codes(check, facts):
        return [one.code for one in check(kind, {}, facts)]

    assert codes(extension, Facts(extensions_before=1)) == ["extension.second"]
    assert codes(extension, Facts(decision_clock_day=46)) == ["extension.late"]
    assert codes(extension, Facts(decision_clock_day=45)) == []
    assert codes(suspension, Facts()) == ["suspension.not_approved"]


def test_check_12_tribunal_is_rightly_composed():
    sole = {"mode": "sole", "presiding": "演示丁", "recorder": "演示丁"}
    two = {"mode": "panel", "presiding": "演示丁", "members": ["演示庚"], "recorder": "演示戊"}

    assert found("A19", tribunal=sole)["tribunal.recorder"] == "refuse"
    assert found("A19", tribunal=two)["tribunal.number"] == "refuse"


@pytest.mark.parametrize("code", ["A32", "A37-1", "M05"])
def test_check_13_public_copy_hides_numbers_and_addresses(code):
    fixed, findings = check_paper(find_kind(code), sample(code), Facts(public=True))

    assert "privacy.masked" in {one.code for one in findings}
    assert [fixed["applicant"].get(name) for name in ("id_number", "phone", "address")] == [None] * 3
    assert fixed["applicant"]["name"] == sample(code)["applicant"]["name"]


def test_check_14_conciliation_waits_for_both_receipts():
    terms = ["本调解书已发生法律效力。"]
    both = ("演示甲", "演示乙")

    assert found("A32", Facts(), terms=terms)["conciliation.not_effective"] == "refuse"
    assert found("A32", Facts(parties_to_sign=both, signed_receipts=both[:1]), terms=terms)
    signed = found("A32", Facts(parties_to_sign=both, signed_receipts=both), terms=terms)
    assert "conciliation.not_effective" not in signed


def test_check_15_inner_papers_reach_no_bundle_and_no_portal():
    for code, kind in catalogue().items():
        for destination in ("party", "portal"):
            stopped = "privacy.inner" in found(code, Facts(notice_working_days=9, destination=destination))
            assert stopped == kind.inner, code


@pytest.mark.parametrize("code", sample_codes())
def test_check_16_layout_of_every_paper(code):
    """Signature not alone, rows whole, our own fonts only; read from the pages and from the PDF itself."""
    html = render_html(code, sample(code))
    document = _laid_out(html, draft=False)
    reader = PdfReader(io.BytesIO(render_pdf(html)))
    fonts = {
        str(font.get_object()["/BaseFont"]).split("+")[-1]
        for page in reader.pages
        for font in (page["/Resources"].get("/Font") or {}).values()
    }

    assert not lonely_signature(document)
    assert split_rows(document) == []
    assert len(reader.pages) == len(document.pages)
    assert fonts and all(name.startswith(("Case-", "Noto-Serif-", "Noto-Sans-")) for name in fonts), fonts
    assert all(page.extract_text().strip() for page in reader.pages), "no empty page"


def test_check_16_sees_each_fault():
    from weasyprint import HTML

    def laid(body):
        return HTML(string=f"<style>@page {{ size: 200px; margin: 0 }}</style><body>{body}").render()

    assert lonely_signature(laid("<p>一</p><div class=closing style='break-before:page'>名</div>"))
    tall = "<br>".join("一" * 30)
    assert split_rows(laid(f"<table><tr class=r><td>{tall}</table>")) == ["tr.r"]
    whole = "<tr><td>一</td></tr>" * 40
    assert split_rows(laid(f"<table><thead><tr><td>头</td></tr></thead>{whole}</table>")) == []
    with pytest.raises(GlyphError):
        render_pdf(render_html("A11", sample("A11") | {"cause": "演示\U0010fff0"}))


def test_check_17_date_of_the_award():
    early = {"number": "〔2026〕1号", "issued_on": date(2026, 11, 10)}

    assert found("A37-1", Facts(signed_on=date(2026, 11, 19)))["award.after_signature"] == "warn"
    assert found("A37-1", paper=early)["award.before_hearing"] == "warn"


def test_every_sample_passes_all_checks_and_keeps_its_familys_measures():
    for code in sample_codes():
        assert refused(check_paper(find_kind(code), sample(code), SERVED)[1]) == [], code
        assert layout_of(find_kind(code).family)["margins"]
