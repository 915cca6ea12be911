"""The basis line of a decision: which laws it rests on, in order of rank, articles ascending."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from documents.typesetting.dates import chinese_number

RANKS = ("law", "administrative_regulation", "provincial_regulation", "ministry_rule")


@dataclass(frozen=True)
class Article:
    """One article of one instrument; `paragraph` and `item` are counted from one."""

    instrument: str
    rank: str
    number: int
    paragraph: int | None = None
    item: int | None = None

    def text(self) -> str:
        """Return 第四十七条第一款第（二）项."""
        parts = [f"第{_article_number(self.number)}条"]
        if self.paragraph is not None:
            parts.append(f"第{chinese_number(self.paragraph)}款")
        if self.item is not None:
            parts.append(f"第（{chinese_number(self.item)}）项")
        return "".join(parts)


def basis_line(articles: Iterable[Article]) -> str:
    """Return the list of a basis line: laws, administrative, provincial regulations, ministry rules.

    Judicial interpretations belong to the reasoning and are refused here, as any unknown rank is.
    """
    unique = sorted(set(articles), key=_order)
    groups = groupby(unique, key=lambda article: article.instrument)
    return "、".join(f"《{name}》{'、'.join(article.text() for article in group)}" for name, group in groups)


def _order(article: Article) -> tuple[int, str, int, int, int]:
    if article.rank not in RANKS:
        raise ValueError("an instrument of this rank has no place in a basis line")
    return (
        RANKS.index(article.rank),
        article.instrument,
        article.number,
        article.paragraph or 0,
        article.item or 0,
    )


def _article_number(number: int) -> str:
    if number < 100:
        return chinese_number(number)
    hundreds, rest = divmod(number, 100)
    head = f"{chinese_number(hundreds)}百"
    if not rest:
        return head
    if rest < 10:
        return f"{head}零{chinese_number(rest)}"
    return head + ("一" if rest < 20 else "") + chinese_number(rest)
