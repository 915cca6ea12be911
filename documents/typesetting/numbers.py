"""Numbers of papers and cases: `{region}{body}{series}〔{year}〕{第}{serial}{-sub}号`, and how they are searched."""

import re
from dataclasses import dataclass

_YEAR = re.compile(r"[\[\(（［【〔﹝]\s*(\d{4})\s*[\]\)）］】〕﹞]")


@dataclass(frozen=True)
class NumberPattern:
    """The shape of one series of one body; `pad` is the serial's least width, 0 for none (GB/T 9704).

    `year_first` is the form of people's mediation: （2026）穗演人调字第18号.
    """

    region: str
    body: str
    series: str
    pad: int = 0
    use_di: bool = False
    year_first: bool = False

    def format(self, *, year: int, serial: int, sub: int | None = None) -> str:
        """Return the number, e.g. 粤穗劳人仲案〔2026〕123号; `sub` gives 123-1号 for split awards."""
        if serial < 1 or (sub is not None and sub < 1) or not 1949 <= year <= 9999:
            raise ValueError("serial, sub and year of a paper number must be positive")
        tail = "" if sub is None else f"-{sub}"
        di = "第" if self.use_di else ""
        if self.year_first:
            return f"（{year}）{self.region}{self.body}{self.series}{di}{serial:0{max(self.pad, 1)}d}{tail}号"
        return f"{self.region}{self.body}{self.series}〔{year}〕{di}{serial:0{max(self.pad, 1)}d}{tail}号"

    def format_range(self, *, year: int, first: int, last: int) -> str:
        """Return the joint number of a collective case: 〔2026〕101–135号."""
        if last <= first:
            raise ValueError("a range of numbers needs two ends")
        whole = self.format(year=year, serial=first)
        return f"{whole[:-1]}–{last:0{max(self.pad, 1)}d}号"


def fix_brackets(number: str) -> str:
    """Return the number with its year in 〔〕 and without blanks, whatever brackets it came with."""
    return _YEAR.sub(r"〔\1〕", re.sub(r"\s+", "", number))


def search_key(number: str) -> str:
    """Return the form under which a number is searched: one kind of bracket, no 第, no leading zeros."""
    plain = fix_brackets(number.translate(_FULL_WIDTH)).upper()
    return re.sub(r"(?<=〕)第?0*(?=\d)|(?<=字)第0*(?=\d)", "", plain)


_FULL_WIDTH = str.maketrans("０１２３４５６７８９－—–", "0123456789---")
