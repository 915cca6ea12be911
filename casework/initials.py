"""Pinyin initials, by which clerks search: 广州演示建筑 → gzysjz."""

from pypinyin import Style, lazy_pinyin


def initials_of(text: str) -> str:
    """Lower-case initials of each syllable, digits and letters kept, at most 60 characters."""
    parts = lazy_pinyin(text, style=Style.FIRST_LETTER, errors=lambda rest: rest.lower())
    return "".join(character for part in parts for character in part if character.isalnum())[:60]
