"""The deployment files say what the code understands."""

import configparser
import re
import subprocess
import sys

import pytest
import yaml

from tests.codehealth.sources import ROOT

DEPLOY = ROOT / "deploy"
UNITS = sorted((DEPLOY / "systemd").glob("*.service"))
KNOWN_LATER = {"POSTGRES_PASSWORD", "SECRET_KEY", "PERSONAL_DATA_KEY", "LOG_LEVEL"}


def _programs() -> dict[str, list[str]]:
    """Every command of units and compose services that starts a Python module, by name."""
    services = yaml.safe_load((DEPLOY / "compose.yaml").read_text())["services"]
    found = {name: entry["command"] for name, entry in services.items() if "build" in entry}
    for path in UNITS:
        found[path.stem] = _unit(path)["Service"]["ExecStart"].split(" -m ")[1].split()
    return found


def _unit(path):
    parser = configparser.ConfigParser(strict=False, interpolation=None)
    parser.optionxform = str
    parser.read(path)
    return parser


@pytest.mark.parametrize("name", sorted(_programs()))
def test_every_program_knows_its_options(name):
    module, *arguments = _programs()[name]
    shown = subprocess.run(
        [sys.executable, "-m", module, *(_sub(arguments)), "--help"], capture_output=True, text=True, cwd=ROOT
    )
    options = [word.split("=")[0] for word in arguments if word.startswith("-") and word not in ("-q", "-A")]

    assert shown.returncode == 0
    assert [option for option in options if not re.search(rf"(?<![\w-]){option}\b", shown.stdout)] == []


def _sub(arguments: list[str]) -> list[str]:
    """What must stand before --help so that the right help is shown."""
    if arguments[0] == "-q":
        return arguments[:4]
    return arguments[:1] if arguments[0] == "migrate" else []


def test_every_variable_of_the_example_is_read():
    text = (ROOT / "config" / "settings.py").read_text()
    names = re.findall(r"^([A-Z_]+)=", (DEPLOY / ".env.example").read_text(), re.M)

    assert names
    assert [name for name in names if f'"{name}"' not in text and name not in KNOWN_LATER] == []


def test_every_anchor_and_dependency_of_compose_exists():
    compose = yaml.safe_load((DEPLOY / "compose.yaml").read_text())

    for entry in compose["services"].values():
        assert set(entry.get("depends_on", ())) <= set(compose["services"])
        for volume in entry.get("volumes", ()):
            source = volume.split(":")[0]
            assert source in compose["volumes"] or source == "./certificates" or (DEPLOY / source).exists()


@pytest.mark.parametrize("path", UNITS, ids=lambda p: p.stem)
def test_units_run_as_nobody_special(path):
    unit = _unit(path)

    assert unit["Service"]["User"] == "ludao"
    assert unit["Service"]["NoNewPrivileges"] == "yes"


def test_nginx_keeps_no_addresses_and_balances_its_braces():
    text = re.sub(r"#.*", "", (DEPLOY / "nginx" / "ludao.conf").read_text())

    assert "access_log off" in text
    assert text.count("{") == text.count("}")
    bare = [
        line for line in text.splitlines() if line.strip() and not line.rstrip().endswith(("{", "}", ";"))
    ]
    assert bare == []
