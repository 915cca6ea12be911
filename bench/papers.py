"""A paper as the worker makes it against WeasyPrint alone on the same finished HTML, and the memory of many."""

import time
from typing import Any

from bench.processes import resident_mb


def _html(pages: int = 2) -> tuple[str, str]:
    """The finished HTML of the first sample paper with so many pages, and its kind."""
    from documents.rendering.html import render_html
    from tests.documents.sample_papers import sample, sample_codes

    for code in ["A12", "A11", *sample_codes()]:
        html = render_html(code, sample(code))
        if len(_bare(html).pages) == pages:
            return html, code
    raise LookupError(f"no sample paper has {pages} pages")


def _bare(html: str) -> Any:
    from weasyprint import HTML

    from documents.rendering.fetcher import SealedFetcher
    from documents.rendering.font_setup import font_setup

    return HTML(string=html, url_fetcher=SealedFetcher()).render(font_config=font_setup())


def paper_block(times: int) -> dict[str, Any]:
    """Seconds of each, turn by turn in one process; both keep one font configuration with the cut fonts."""
    from documents.rendering.pdf import render_pdf

    html, code = _html()
    render_pdf(html)
    _bare(html).write_pdf()
    ours, bare = [], []
    for _turn in range(times):
        begun = time.perf_counter()
        render_pdf(html)
        ours.append(time.perf_counter() - begun)
        begun = time.perf_counter()
        _bare(html).write_pdf()
        bare.append(time.perf_counter() - begun)
    return {"kind": code, "ours": ours, "bare": bare}


def paper_memory(times: int) -> dict[str, float]:
    """Resident memory in MB after a tenth of the papers, and after all."""
    from documents.rendering.pdf import render_pdf

    html, _code = _html()
    early = 0.0
    for turn in range(times):
        render_pdf(html.replace("演示", f"演示{turn % 10}", 1))
        if turn == times // 10:
            early = resident_mb()
    return {"early": early, "late": resident_mb()}
