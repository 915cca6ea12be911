"""Cutting the system's large Chinese fonts to the characters of daily use, for speed and flat memory."""

import subprocess
from pathlib import Path

from documents.rendering.font_sources import font_folder, font_spec, system_font


def cut_fonts(*, force: bool = False) -> list[Path]:
    """Write the missing cut fonts (all with `force`) and return what was written.

    Raises FileNotFoundError when hb-subset is not installed.
    """
    folder, written = font_folder(), []
    folder.mkdir(parents=True, exist_ok=True)
    characters = folder / "characters.txt"
    characters.write_text("\n".join(f"U+{code:04X}" for code in daily_characters()), encoding="ascii")
    for role in font_spec()["roles"].values():
        for bold in (False, True) if "bold" in role else (False,):
            target = folder / role["bold" if bold else "file"]
            source = _source(folder, role, bold=bold)
            if source and (force or not target.exists()):
                _cut(source, characters, target)
                written.append(target)
    return written


def daily_characters() -> list[int]:
    """Return the code points of GBK; rarer characters of names come from the full font behind."""
    codes = set(range(0x20, 0x7F)) | {0x00B7, 0x2013, 0x2022, 0xFFE5, 0x00A5}
    for lead in range(0x81, 0xFF):
        for trail in range(0x40, 0xFF):
            text = bytes((lead, trail)).decode("gbk", errors="ignore")
            codes.update(ord(sign) for sign in text)
    return sorted(codes)


def _source(folder: Path, role: dict[str, list[str]], *, bold: bool) -> tuple[Path, int] | None:
    if not bold:
        for name in role["own"]:
            if (folder / "source" / name).exists():
                return folder / "source" / name, 0
    if "like" in role:
        return None
    return system_font(str(role["style"]), bold=bold)


def _cut(source: tuple[Path, int], characters: Path, target: Path) -> None:
    path, index = source
    part = target.with_suffix(".part")
    command = [
        "hb-subset",
        str(path),
        f"--face-index={index & 0xFFFF}",
        f"--unicodes-file={characters}",
        "--layout-features=kern",  # the features' alternates would double the file
        "--no-hinting",
        "-o",
        str(part),
    ]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603
    part.replace(target)
