"""Papers as PDF: own fonts, real glyphs, kept signature, same bytes."""

import io

import pytest
from pypdf import PdfReader
from weasyprint import HTML

from documents.catalogue.kinds import catalogue
from documents.rendering.errors import GlyphError, PaperError
from documents.rendering.font_sources import available_faces
from documents.rendering.html import render_html
from documents.rendering.page_check import lonely_signature
from documents.rendering.pdf import render_pdf
from tests.documents.sample_papers import sample

ONE_PER_FAMILY = {kind.family: code for code, kind in catalogue().items()} | {"award": "A37-1"}


def fonts_of(reader):
    fonts = set()
    for page in reader.pages:
        for font in (page["/Resources"].get("/Font") or {}).values():
            fonts.add(str(font.get_object()["/BaseFont"]).split("+")[-1])
    return fonts


@pytest.mark.parametrize("family", sorted(ONE_PER_FAMILY))
def test_family_prints_with_our_own_fonts(family):
    reader = PdfReader(
        io.BytesIO(render_pdf(render_html(ONE_PER_FAMILY[family], sample(ONE_PER_FAMILY[family]))))
    )

    fonts = fonts_of(reader)

    assert fonts
    expected = ("Case-", "Noto-Serif-", "Noto-Sans-")
    assert all(name.startswith(expected) for name in fonts)
    if available_faces():
        assert any(name.startswith("Case-") for name in fonts)


def test_the_same_paper_has_the_same_bytes():
    html = render_html("A11", sample("A11"))

    assert render_pdf(html, data={"a": 1}) == render_pdf(html, data={"a": 1})


def test_data_travels_inside():
    reader = PdfReader(io.BytesIO(render_pdf(render_html("A12", sample("A12")), data={"number": "一"})))

    assert reader.attachments["paper.json"] == ['{"number": "一"}'.encode()]


@pytest.mark.parametrize("name", ["演示㛃", "演示䶮", "演示𬱟", "演示𠅤", "演示·阿卜杜热西提·买买提吐尔逊"])
def test_rare_names_have_glyphs(name):
    data = sample("A11")
    data["applicant"]["name"] = name

    reader = PdfReader(io.BytesIO(render_pdf(render_html("A11", data))))

    assert name in reader.pages[0].extract_text().replace("\n", "")


def test_a_character_without_glyph_fails_the_paper():
    data = sample("A11")
    data["applicant"]["name"] = "演示\U0010fff0"

    with pytest.raises(GlyphError):
        render_pdf(render_html("A11", data))


@pytest.mark.parametrize(
    "leak",
    [
        '<img src="file:///etc/hostname">',
        '<link rel="attachment" href="file:///etc/hostname">',
        '<img src="http://127.0.0.1:9/x.png">',
        '<style>@import url("file:///etc/hostname");</style>',
    ],
)
def test_nothing_outside_is_loaded(leak):
    try:
        pdf = render_pdf(f"<html><body>{leak}<p>一</p></body></html>")
    except PaperError:
        return
    assert PdfReader(io.BytesIO(pdf)).attachments == {}


def test_draft_carries_the_watermark():
    html = render_html("A12", sample("A12"))

    draft = PdfReader(io.BytesIO(render_pdf(html, draft=True))).pages[0].extract_text()
    final = PdfReader(io.BytesIO(render_pdf(html))).pages[0].extract_text()

    assert "送审稿" in draft.replace(" ", "")
    assert "送审稿" not in final.replace(" ", "")


@pytest.mark.parametrize("lines", range(9, 24))
def test_signature_never_stands_alone(lines):
    data = sample("A12")
    data["facts"] = "申请人请求返还的款项系个人借款与劳动关系无关。" * lines

    reader = PdfReader(io.BytesIO(render_pdf(render_html("A12", data))))

    last = reader.pages[-1].extract_text()
    assert "二〇二六年十月十二日" in last
    assert "提起诉讼" in last or "人民法院" in last


@pytest.mark.parametrize("rows", [*range(8, 12), *range(24, 28)])
def test_a_table_of_any_length_leaves_the_signature_in_company(rows):
    data = sample("EW")
    data["elements"] = (data["elements"] * 5)[:rows]

    assert render_pdf(render_html("EW", data)).startswith(b"%PDF")


@pytest.mark.parametrize("lines", range(9, 15))
def test_the_lawyers_application_of_any_length_can_be_made(lines):
    data = sample("L40")
    data["story"] = ["申请人请求返还的款项系个人借款与劳动关系无关并有证据。"] * lines

    assert render_pdf(render_html("L40", data)).startswith(b"%PDF")


def test_lonely_signature_is_seen():
    html = "<body><p>一</p><div class='closing' style='break-before:page'>名</div></body>"

    assert lonely_signature(HTML(string=html).render())


def test_long_table_repeats_its_head_and_keeps_rows_whole():
    data = sample("A26") | {"workers": 60}
    from tests.documents.sample_papers import sample_workers

    data["workers"] = sample_workers(60)
    reader = PdfReader(io.BytesIO(render_pdf(render_html("A26", data))))

    pages = [page.extract_text() for page in reader.pages]
    assert len(pages) > 3
    assert all("签名指印" in page for page in pages[1:-1])
