"""`make bench`: every promised figure in one run, both sides in turn, written to bench/RESULTS.md."""

import os
import platform
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from statistics import median, quantiles

import psycopg

from bench.batches import killed, rate
from bench.processes import ROOT, Worker
from bench.web import web

ROSTER = ROOT / "tests" / "arbitration" / "rosters" / "欠薪花名册-35人.xlsx"
SCALE = float(os.environ.get("BENCH_SCALE", "1"))  # a smaller run while one tunes; the results say so


@dataclass(frozen=True)
class Figure:
    """One line of the results."""

    what: str
    found: str
    promised: str
    kept: bool


def main(postgres: str) -> int:
    """Measure, write, and return 1 when a promise is not kept."""
    sizes = {"small": int(10_000 * SCALE), "big": int(1_000_000 * SCALE)}
    figures: list[Figure] = []

    def add(found: list[Figure]) -> None:
        figures.extend(found)
        for figure in found:
            _say(f"  {figure.what}: {figure.found} ({figure.promised}){'' if figure.kept else '  MISSED'}")

    with _databases(postgres, sizes) as workers:
        add(_acts(workers["small"]))
        add(_roster(workers["small"]))
        add(_due_dates(workers["small"]))
        add(_planning(workers["small"]))
        add(_ordering(workers["small"]))
        add(_pages(workers, sizes))
        add(_depth(workers["big"]))
        add(_rungs(workers["big"], sizes["big"]))
        add(_papers(workers["small"]))
        add(_memory(workers["small"]))
    add(_volume())
    add(_batches(postgres))
    add(_sqlite(int(50_000 * SCALE)))
    add(_web())
    _write(figures)
    return 0 if all(figure.kept for figure in figures) else 1


@contextmanager
def _databases(address: str, sizes: dict[str, int]) -> Iterator[dict[str, Worker]]:
    """A database of each size on the server, dropped afterwards."""
    server, _slash, name = address.rpartition("/")
    with psycopg.connect(f"{server}/postgres", autocommit=True) as control:
        workers = {}
        try:
            for size, count in sizes.items():
                control.execute(f'CREATE DATABASE "{name}_{size}"')
                workers[size] = Worker(f"{server}/{name}_{size}")
                workers[size].ask("migrate")
                _say(f"filling {count:,} proceedings")
                workers[size].ask("fill", count=count)
            yield workers
        finally:
            for worker in workers.values():
                worker.close()
            for size in sizes:
                control.execute(f'DROP DATABASE IF EXISTS "{name}_{size}" WITH (FORCE)')


def _acts(worker: Worker) -> list[Figure]:
    """The act as promised (lock, rules, transition, event, limits), and with all that follows it."""
    _say("acts")
    figures = []
    for alone, what in (
        (True, "A legal act (acceptance)"),
        (False, "The same with its workflow and work items"),
    ):
        ours, plain, statements = [], [], 0
        for _round in range(5):
            ours += worker.ask("act_block", times=20, alone=alone)
            replay = worker.ask("replay_block", times=20, alone=alone)
            plain += replay["seconds"]
            statements = replay["statements"]
        rate, bare = 1 / median(ours), 1 / median(plain)
        found = f"{rate:.0f} a second, psycopg {bare:.0f} ({statements} writes): ratio {rate / bare:.2f}"
        figures.append(
            Figure(f"{what} against its rows by plain psycopg", found, "at least 0.25", rate / bare >= 0.25)
        )
    return figures


def _pages(workers: dict[str, Worker], sizes: dict[str, int]) -> list[Figure]:
    _say("pages")
    taken: dict[str, list[float]] = {"small": [], "big": []}
    queries = 0
    users = {size: worker.ask("user", username="bench-clerk") for size, worker in workers.items()}
    for _round in range(6):
        for size, worker in workers.items():
            answer = worker.ask("pages", user=users[size], times=15)
            taken[size] += answer["seconds"]
            queries = max(queries, answer["queries"])
    ratio, late = median(taken["big"]) / median(taken["small"]), quantiles(taken["big"], n=20)[-1]
    what = f"The queue page with {sizes['big']:,} proceedings"
    return [
        Figure(f"{what}: queries", str(queries), "at most 12", queries <= 12),
        Figure(
            f"{what} against {sizes['small']:,}",
            _against(taken["big"], taken["small"]),
            "at most 1.5",
            ratio <= 1.5,
        ),
        Figure(f"{what}: p95", f"{late * 1000:.0f} ms", "under 100 ms", late < 0.1),
    ]


def _depth(worker: Worker) -> list[Figure]:
    _say("far pages")
    taken = worker.ask("depth", user=worker.ask("user", username="bench-clerk"), times=60)
    ratio = median(taken["far"]) / median(taken["first"])
    return [
        Figure(
            "A page far down against the first",
            _against(taken["far"], taken["first"]),
            "at most 1.2",
            ratio <= 1.2,
        )
    ]


def _rungs(worker: Worker, size: int) -> list[Figure]:
    _say("rungs")
    due = max(1, int(10_000 * SCALE))
    worker.ask("fill_limits", due=due)
    rounds = [worker.ask("rungs") for _round in range(7)][1:]
    ours, bare = [one["ours"] for one in rounds], [one["bare"] for one in rounds]
    claimed = {count for one in rounds for count in one["claimed"]}
    what = f"Claiming {'/'.join(map(str, claimed))} due rungs among {size:,} limits, with their jobs, against the statement"
    return [Figure(what, _against(ours, bare), "at most 3", median(ours) / median(bare) <= 3)]


def _papers(worker: Worker) -> list[Figure]:
    _say("papers")
    taken = worker.ask("paper_block", times=max(5, int(40 * min(1, SCALE * 4))))
    ratio = median(taken["ours"]) / median(taken["bare"])
    what = f"A two-page notice ({taken['kind']}) against bare WeasyPrint"
    return [Figure(what, _against(taken["ours"], taken["bare"]), "at most 1.3", ratio <= 1.3)]


def _volume() -> list[Figure]:
    """A front volume: time against a bare merge, and memory in a process that has done nothing else."""
    _say("a volume of many papers")
    many = max(50, int(500 * min(1, SCALE * 4)))
    with tempfile.TemporaryDirectory() as folder:
        found = {}
        for measure, more in (
            ("volume_block", {"papers": many, "times": 3}),
            ("volume_memory", {}),
        ):
            worker = Worker(f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
            found[measure] = worker.ask(measure, folder=folder, **more)
            worker.close()
    taken, most = found["volume_block"], found["volume_memory"]
    ratio = median(taken["ours"]) / median(taken["bare"])
    what = f"Binding a volume of {many} papers ({taken['pages']} pages)"
    return [
        Figure(
            f"{what} against a bare pypdf merge",
            _against(taken["ours"], taken["bare"]),
            "at most 2",
            ratio <= 2,
        ),
        Figure(f"{what}: the most memory", f"{most:.0f} MB", "under 600 MB", most < 600),
    ]


def _batches(address: str) -> list[Figure]:
    """One kind for a whole collective case: one process and two in turn, then two that are killed."""
    _say("batches")
    server, _slash, name = address.rpartition("/")
    many = max(24, int(500 * min(1, SCALE * 4)))
    one, two = [], []
    for _round in range(2):
        for found, workers in ((one, 1), (two, 2)):
            with _fresh(server, f"{name}_batch") as database:
                found.append(rate(database, many, workers))
    with _fresh(server, f"{name}_batch") as database:
        crash = killed(database, many)
    ratio = median(two) / median(one)
    found_rates = f"{median(two):.1f} a second to {median(one):.1f}: ratio {ratio:.2f}"
    what = f"{many} notices of a collective case, issued, drawn and sealed"
    state = f"{crash['numbers']} numbers, {'no gap, no double' if crash['whole'] else 'NOT WHOLE'}"
    return [
        Figure(f"{what}: two processes against one", found_rates, "at least 1.7", ratio >= 1.7),
        Figure(
            f"{what}: both killed after {crash['killed_at']}, resumed",
            state,
            "no gap, no double",
            crash["whole"],
        ),
    ]


@contextmanager
def _fresh(server: str, name: str) -> Iterator[str]:
    """A database that lives for one measure."""
    with psycopg.connect(f"{server}/postgres", autocommit=True) as control:
        control.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')
        control.execute(f'CREATE DATABASE "{name}"')
        try:
            yield f"{server}/{name}"
        finally:
            control.execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _due_dates(worker: Worker) -> list[Figure]:
    rounds = [worker.ask("due_dates", times=200_000) for _round in range(3)]
    plain, explained = (median(one[name] for one in rounds) for name in ("plain", "explained"))
    return [
        Figure("Due dates without explanation", f"{plain:,.0f} a second", "over 300,000", plain > 300_000),
        Figure("Due dates with explanation", f"{explained:,.0f} a second", "over 30,000", explained > 30_000),
    ]


def _roster(worker: Worker) -> list[Figure]:
    taken = worker.ask("roster", path=str(ROSTER))
    return [Figure("The roster of 35 rows, end to end", f"{taken:.2f} s", "under 5 s", taken < 5)]


def _planning(worker: Worker) -> list[Figure]:
    taken = worker.ask("plan_hearings", cases=200, rooms=10, days=28)
    what = "Places proposed for 200 cases in 10 rooms over 28 days (the rule)"
    return [Figure(what, f"{taken:.2f} s", "under 3 s", taken < 3)]


def _ordering(worker: Worker) -> list[Figure]:
    what = "2,000 lawyers put in order for one case"
    rule, whole = (
        worker.ask(name, count=2000) * 1000 for name in ("order_lawyers", "rank_lawyers_in_a_city")
    )
    return [
        Figure(f"{what} (the rule)", f"{rule:.0f} ms", "under 50 ms", rule < 50),
        Figure(f"{what} (with the database)", f"{whole:.0f} ms", "under 50 ms", whole < 50),
    ]


def _memory(worker: Worker) -> list[Figure]:
    _say("memory of many papers")
    count = max(50, int(1000 * SCALE))
    found = worker.ask("paper_memory", times=count)
    flat = found["late"] <= found["early"] * 1.1
    return [
        Figure(
            f"A worker after {count} papers", f"{found['late']:.0f} MB", "under 500 MB", found["late"] < 500
        ),
        Figure(
            "Its growth over the last nine tenths",
            f"{found['late'] - found['early']:+.0f} MB",
            "flat (within 10 %)",
            flat,
        ),
    ]


def _sqlite(count: int) -> list[Figure]:
    _say("SQLite")
    with tempfile.TemporaryDirectory() as folder:
        worker = Worker(f"sqlite:///{Path(folder) / 'bench.sqlite3'}")
        worker.ask("migrate")
        worker.ask("fill", count=count)
        taken = worker.ask("pages", user=worker.ask("user", username="bench-clerk"), times=60)["seconds"]
        worker.close()
    late = quantiles(taken, n=20)[-1]
    return [
        Figure(
            f"The queue page on SQLite with {count:,}: p95",
            f"{late * 1000:.0f} ms",
            "under 200 ms",
            late < 0.2,
        )
    ]


def _web() -> list[Figure]:
    _say("web")
    found = web()
    page = f"{found['page'] / 1000:.0f} kB ({found['assets']} files and the page)"
    return [
        Figure(
            "A web process after 300 requests",
            f"{found['memory']:.0f} MB",
            "under 300 MB",
            found["memory"] < 300,
        ),
        Figure("The portal's first page on the wire", page, "under 150 kB", found["page"] < 150_000),
    ]


def _against(ours: list[float], other: list[float]) -> str:
    one, two = median(ours), median(other)
    return f"{one * 1000:.1f} ms to {two * 1000:.1f} ms: ratio {one / two:.2f}"


def _write(figures: list[Figure]) -> None:
    memory = round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
    machine = f"{os.cpu_count()} cores, {memory} GiB, {platform.system()}, Python {platform.python_version()}"
    lines = [
        "# Measured figures",
        "",
        f"`make bench` on {machine}; medians, both sides in turn within one run"
        + ("." if SCALE == 1 else f"; **a trial at {SCALE} of the size**."),
        "",
        "| what | found | promised | kept |",
        "|---|---|---|---|",
        *(f"| {f.what} | {f.found} | {f.promised} | {'yes' if f.kept else '**no**'} |" for f in figures),
    ]
    (ROOT / "bench" / "RESULTS.md").write_text("\n".join(lines) + "\n", encoding="utf-8")
    _say("written to bench/RESULTS.md")


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    subprocess.run(
        [sys.executable, "manage.py", "build_fonts"], cwd=ROOT, check=True, stdout=subprocess.DEVNULL
    )
    sys.exit(main(sys.argv[1]))
