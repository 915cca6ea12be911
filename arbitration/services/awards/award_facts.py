"""裁决书的要素部分: undisputed and disputed elements; in a collective case what all share, then each worker's own."""

from collections.abc import Mapping, Sequence
from typing import Any

from arbitration.services.elements.element_sentence import sentence
from casework.elements.element_board import Board, Line

PLAIN = ("双方一致", "自认")
ARGUED = ("证据", "举证责任")


def agreed(boards: Sequence[Board], texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """Each agreed element is one sentence; its code stays in the data and isn't printed. Of several workers: what all share."""
    found = [_sentences(board) for board in boards]
    shared = {
        code: text
        for code, text in (found[0] if found else {}).items()
        if all(one.get(code) == text for one in found)
    }
    return [
        {"seq": seq, "code": code, "text": texts.get(f"fact-{code}") or text}
        for seq, (code, text) in enumerate(shared.items(), start=1)
    ]


def own_facts(boards: Sequence[Board]) -> dict[int, str]:
    """What is agreed or found of one worker and not of all, by party id (papers 4.4)."""
    if len(boards) < 2:
        return {}
    found = {board.subject.pk: _sentences(board, argued=True) for board in boards}
    first = next(iter(found.values()))
    shared = {code for code, text in first.items() if all(one.get(code) == text for one in found.values())}
    return {
        pk: "".join(text for code, text in one.items() if code not in shared) for pk, one in found.items()
    }


def _sentences(board: Board, *, argued: bool = False) -> dict[str, str]:
    bases = (*PLAIN, *ARGUED) if argued else PLAIN
    lines = [line for line in board.agreed if line.finding is None or line.finding.basis in bases]
    return {line.element.code: sentence(line.element, line.found) for line in lines}


def disputed(boards: Sequence[Board], texts: Mapping[str, str]) -> list[dict[str, Any]]:
    """The disputed elements with what was found; where workers differ, each has a block that names his place in the table."""
    if len(boards) < 2:
        return _blocks(boards[0], texts) if boards else []
    found = [_blocks(board, texts) for board in boards]
    rows: list[dict[str, Any]] = []
    for code in dict.fromkeys(one["code"] for blocks in found for one in blocks):
        mine = [
            (seq, one) for seq, blocks in enumerate(found, start=1) for one in blocks if one["code"] == code
        ]
        same = len(mine) == len(boards) and all({**one} == {**mine[0][1]} for _seq, one in mine)
        if same:
            rows.append(mine[0][1])
        else:
            rows += [{**one, "title": f"{one['title']}（附表三序号{seq}的申请人）"} for seq, one in mine]
    return rows


def _blocks(board: Board, texts: Mapping[str, str]) -> list[dict[str, Any]]:
    decided = [line for line in board.agreed if line.finding and line.finding.basis in ARGUED]
    waiting = [line for line in board.disputed if line.status.value == "disputed"]
    return [_block(line, texts) for line in (*decided, *waiting)]


def _block(line: Line, texts: Mapping[str, str]) -> dict[str, Any]:
    code = line.element.code
    found = f"{line.finding.reason}本委认定：{line.found_words}。" if line.finding else ""
    listed = "、".join(item.name for item in line.evidence)
    return {
        "code": code,
        "title": line.element.zh,
        "applicant": line.words_w or "未陈述",
        "respondent": "，".join(part for part in (line.stance_zh, line.words_e) if part) or "未陈述",
        "evidence": texts.get(f"evidence-{code}") or listed or "双方均未提交",
        "burden": f"依照{line.comparison.article or line.element.burden_article}，",
        "finding": texts.get(f"finding-{code}") or found,
    }
