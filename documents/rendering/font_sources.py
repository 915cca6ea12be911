"""Where the type of papers comes from: cut files in var/fonts, the system's Noto CJK, or a font package."""

import importlib.util
import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import yaml
from django.conf import settings

_SPEC = Path(__file__).with_name("fonts.yaml")


@dataclass(frozen=True)
class FontFace:
    """One file usable under one of our own family names."""

    family: str
    path: Path
    bold: bool = False


@cache
def font_spec() -> dict[str, Any]:
    """Return the roles, system families and allowed names of fonts.yaml."""
    spec: dict[str, Any] = yaml.safe_load(_SPEC.read_text(encoding="utf-8"))
    return spec


def font_folder() -> Path:
    """Return the folder of cut fonts (PAPER_FONT_DIR, or var/fonts)."""
    return Path(getattr(settings, "PAPER_FONT_DIR", Path(settings.VAR_DIR) / "fonts"))


def available_faces() -> list[FontFace]:
    """Return the cut fonts, or the font package's files under the same names, or none."""
    folder, faces = font_folder(), []
    roles = font_spec()["roles"]
    for family, role in roles.items():
        regular = folder / role["file"]
        if not regular.exists() and "like" in role:
            regular = folder / roles[role["like"]]["file"]
        if regular.exists():
            faces.append(FontFace(family, regular))
            bold = folder / role.get("bold", role["file"])
            if "bold" in role and bold.exists():
                faces.append(FontFace(family, bold, bold=True))
        elif not system_font(role["style"]) and (packaged := package_font(role["style"])):
            faces.append(FontFace(family, packaged))
    return faces


def system_font(style: str, *, bold: bool = False) -> tuple[Path, int] | None:
    """Return file and face index of the installed Noto CJK of this style, or None."""
    family = font_spec()["system"][style]["family"]
    pattern = f"{family}:style={'Bold' if bold else 'Regular'}"
    command = [
        "fc-match",
        "--format=%{family[0]}|%{file}|%{index}",
        pattern,
    ]  # fc-match answers with a stand-in
    try:
        found = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603
    except (OSError, subprocess.CalledProcessError):
        return None
    name, file, index = found.stdout.split("|")
    return (Path(file), int(index)) if name == family else None


def package_font(style: str) -> Path | None:
    """Return the font file of the optional font package, or None when it is not installed."""
    package = font_spec()["package"]
    found = importlib.util.find_spec(package["name"])
    if not found or not found.submodule_search_locations:
        return None
    folder = Path(next(iter(found.submodule_search_locations)))
    return next(iter(sorted(folder.rglob(package[style]))), None)
