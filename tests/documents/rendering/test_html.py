"""Papers as HTML: compulsory fields, words for codes, empty fields."""

import re

import pytest

from documents.catalogue.fields import known_types
from documents.catalogue.kinds import catalogue, find_kind, kinds_due_on
from documents.remedies import MissingCourtError
from documents.rendering.errors import MissingFieldError, PaperError
from documents.rendering.html import render_html, templates_folder
from tests.documents.sample_papers import sample, sample_codes

MUST_SAY = {
    "A03": ["收到材料不等于受理", "五个工作日", "9时05分"],
    "A04": ["一次性告知", "2026年10月19日", "第四十六条第二项"],
    "A07": ["退回之日", "电子送达"],
    "A09": ["暂缓受理", "2026年10月28日"],
    "A11": ["决定自2026年10月12日起受理", "举证期限至", "二〇二六年十月十二日"],
    "A12": ["决定不予受理", "自收到本通知书之日起15日内", "演示市演示区人民法院提起诉讼"],
    "A13": ["演示二市劳动人事争议仲裁委员会", "演示二市演示路2号"],
    "A16": ["十个工作日", "不影响仲裁程序的进行", "不利后果"],
    "A21": ["2026年11月11日（星期三）14时30分", "缺席裁决", "三个工作日前"],
    "A26": ["12名劳动者", "必须经被代表的当事人同意", "97506.00"],
    "A32": ["人民币贰万肆仟元整（¥24000.00）", "经双方当事人签收后，发生法律效力"],
    "A34": [
        "十五日内向演示市演示区人民法院提起诉讼",
        "三十日内向演示市中级人民法院申请撤销裁决",
        "首席仲裁员",
    ],
    "A37-1": [
        "14287.36元",
        "终局裁决",
        "三十日内向演示市中级人民法院",
        "附表一",
        "25232.76元",
        "双方无争议的要素",
    ],
    "A37-2": ["71500.00", "非终局裁决", "期满不起诉的"],
    "A42": ["2026年12月11日", "邮寄送达"],
    "L10": ["演示市司法局提出", "行政复议"],
    "L06": ["一次性", "视为撤回申请", "2026年10月19日"],
    "L18": ["第四十八条第一款第六项", "演示市司法局提出", "行政复议"],
    "L20": ["第四十九条第二款", "责令法律援助机构改正"],
    "L34": ["人民币壹仟伍佰贰拾陆元伍角整"],
    "L11": ["五日", "2026年10月15日"],
    "M05": ["人民币壹万肆仟贰佰捌拾柒元叁角陆分", "2026年10月24日", "支付令"],
    "M06": ["仲裁时效中断", "十五日内未达成调解协议"],
    "M08": ["不收取任何费用", "尊重对方当事人行使权利", "仲裁时效中断"],
    "M11": ["人民币柒仟元整（¥7000.00）"],
    "M14": ["没有恶意串通", "此致演示市演示区人民法院"],
    "M15": ["人民币壹万肆仟贰佰捌拾柒元叁角陆分", "第十六条", "没有其他债务纠纷"],
    "M20": ["演示市总工会、演示市演示区人民法院、演示外卖平台运营有限公司：", "回执"],
}


def text_of(code, **changes):
    html = render_html(code, sample(code) | changes)
    return re.sub(r"\s+", "", re.sub(r"<style.*?</style>|<[^>]+>", "", html, flags=re.S))


def test_every_kind_has_a_sample():
    assert sample_codes() == sorted(catalogue())


@pytest.mark.parametrize("code", sorted(catalogue()))
def test_kind_renders_in_words_only(code):
    text = text_of(code)
    codes = {word for entries in known_types()["codes"].values() for word in entries if "_" in word}

    assert re.sub(r"\s", "", catalogue()[code].title.split("（")[0]) in text
    assert "None" not in text and "True" not in text and "{" not in text
    assert not [word for word in codes if word in text]


@pytest.mark.parametrize(("code", "phrases"), MUST_SAY.items())
def test_paper_says_what_the_law_requires(code, phrases):
    text = text_of(code)

    assert [phrase for phrase in phrases if phrase not in text] == []


def test_final_and_non_final_award_carry_their_own_remedy_only():
    assert "申请撤销裁决" not in text_of("A37-2")
    assert "期满不起诉的" not in text_of("A37-1")


def test_default_award_does_not_call_silence_agreement():
    text = text_of("A37-1", default_service="2026-11-01")

    assert "申请人主张且本委经审查确认的要素" in text
    assert "双方无争议的要素" not in text
    assert "2026年11月1日经依法送达开庭通知书" in text


@pytest.mark.parametrize("court", ["basic_court", "intermediate_court"])
def test_award_without_a_named_court_is_refused(court):
    data = sample("A37-1")
    del data["body"][court]

    with pytest.raises(MissingCourtError, match=court):
        render_html("A37-1", data)


def test_missing_field_is_named_without_its_neighbours_values():
    data = sample("A11")
    del data["evidence_until"]

    with pytest.raises(MissingFieldError, match="evidence_until") as refusal:
        render_html("A11", data)
    assert "演示甲" not in str(refusal.value)


def test_unknown_code_is_refused():
    with pytest.raises(MissingFieldError, match="channel"):
        render_html("A03", sample("A03") | {"channel": "pigeon"})


def test_markup_in_a_name_stays_text():
    data = sample("A11")
    data["applicant"]["name"] = "<b>演示</b>"

    assert "&lt;b&gt;演示&lt;/b&gt;" in render_html("A11", data)


def test_draft_has_no_number():
    data = sample("A11")
    data["paper"]["draft"] = True

    assert 'class="number"' not in render_html("A11", data)
    assert 'class="number"' in render_html("A11", sample("A11"))


def test_body_may_override_measures_but_not_invent_them():
    assert 'data-pitch="28"' in render_html("A12", sample("A12") | {"layout": {"pitch": 28}})
    with pytest.raises(PaperError):
        render_html("A12", sample("A12") | {"layout": {"colour": "red"}})


def test_catalogue_points_at_templates_and_events():
    for kind in catalogue().values():
        assert (templates_folder() / kind.template).exists()
    assert {kind.code for kind in kinds_due_on("arbitration.application.accepted")} >= {"A11", "A16", "A17"}
    assert find_kind("arbitration.hearing_notice").code == "A21"


def test_a_seal_for_one_purpose_says_so():
    assert ">劳动争议调解专用章</text>" in render_html("M02", sample("M02"))
    assert "专用章" not in render_html("M10", sample("M10"))


def test_internal_papers_are_internal():
    inner = {code for code, kind in catalogue().items() if kind.inner}

    assert {"A10", "A29", "A30", "FIN", "CATI", "M21", "M22"} <= inner
    assert not inner & {"A11", "A12", "A16", "A21", "A27", "A32", "A33", "A34", "A37-1", "A37-2", "A41"}
