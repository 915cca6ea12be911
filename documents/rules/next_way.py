"""Which way of service comes next when one has failed: direct, by post, then left or posted, and public notice last."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Try:
    """One way that failed: its method, and what went wrong (refused, absent, unknown, closed, unreached, other)."""

    method: str
    failure: str


@dataclass(frozen=True)
class Proposal:
    """The way proposed, its rule, and why; a person decides."""

    method: str
    rule: str
    reasons: tuple[str, ...]


_WORDS = {
    "direct": "直接送达",
    "post": "邮寄送达",
    "retained": "留置送达",
    "posted": "张贴送达",
    "electronic": "电子送达",
    "simple": "简便方式送达",
    "public_notice": "公告送达",
}
_WRONG = {
    "refused": "拒绝接收",
    "absent": "无人在场",
    "unknown": "查无此人或者地址不明",
    "closed": "停产停业、负责人不在",
    "unreached": "未能到达",
    "other": "未能送达",
}


def next_way(tried: Sequence[Try], *, post_refusal_counts: bool = True) -> Proposal:
    """规则 20; 民诉法 88-95: the next way after those tried, with reasons; the latest failure decides.

    Refused at the door: leave it. Works closed: post it up (COL-7). Direct and post both in vain: public notice.
    """
    if not tried:
        return Proposal("direct", "SRV-1", ("送达以直接送达为先（民事诉讼法第八十八条）",))
    last, methods = tried[-1], {one.method for one in tried}
    course = "已试：" + "；".join(f"{_WORDS[one.method]}（{_WRONG[one.failure]}）" for one in tried)
    if last.failure == "refused" and "retained" not in methods:
        return Proposal("retained", "SRV-2", (course, _refused(last, post_refusal_counts)))
    if last.failure == "closed" and "posted" not in methods:
        return Proposal(
            "posted", "SRV-2", (course, "停产停业或者负责人不在的，可以张贴送达（办案规则第二十条第二款）")
        )
    for method, rule, why in (
        ("direct", "SRV-1", "还没有直接送达"),
        ("post", "SRV-3", "直接送达有困难的，可以邮寄送达（民事诉讼法第九十一条）"),
    ):
        if method not in methods:
            return Proposal(method, rule, (course, why))
    return Proposal(
        "public_notice",
        "SRV-6",
        (course, "其他方式无法送达的，公告送达，公告期三十日（民事诉讼法第九十五条）"),
    )


def _refused(last: Try, post_refusal_counts: bool) -> str:
    if last.method == "post" and post_refusal_counts:
        return "专递拒收可以记为送达（SRV-8）；没有回执记载的，留置送达（办案规则第二十条第二款）"
    return "受送达人拒绝接收的，留置送达并拍照或者录像（办案规则第二十条第二款）"
