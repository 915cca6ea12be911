"""The sample data of papers, by kind."""

from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import yaml

_FOLDER = Path(__file__).parent / "samples"


@cache
def _samples() -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = {}
    for path in sorted(_FOLDER.glob("*.yaml")):
        if path.stem != "common":
            read = yaml.safe_load(path.read_text(encoding="utf-8"))
            found |= {code: data for code, data in read.items() if not code.startswith("_")}
    return found


def sample_codes() -> list[str]:
    return sorted(_samples())


def sample(code: str) -> dict[str, Any]:
    """Return the data of the kind's sample paper: the common data with its own laid over."""
    common = yaml.safe_load((_FOLDER / "common.yaml").read_text(encoding="utf-8"))
    data = common | deepcopy(_samples()[code])
    if isinstance(data.get("workers"), int):
        data["workers"] = sample_workers(data["workers"])
    return data


def sample_workers(count: int) -> list[dict[str, Any]]:
    names = ("演示㛃", "演示䶮", "演示𬱟", "演示𠅤")
    return [
        {
            "seq": n,
            "name": f"{names[n % 4]}{n}",
            "id_number": f"0000001990010100{n:02d}",
            "claims": "拖欠工资",
            "amount": "8125.50",
        }
        for n in range(1, count + 1)
    ]
