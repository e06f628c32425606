"""What a store costs: reading for a report with nothing new and with one new article, memory, two processes, a question in SQL.

    python benchmarks/store.py TEXTS [--articles 84] [--few 10] [--many 839] [--rows 100000] [--only memory]

TEXTS is a folder of articles as `.txt`; where more are asked for than it holds, they are cut from joined ones. Every run is a
process of its own that reads into a new store, so that what it is charged for is what a user waits for. CPU time is the user's,
of all processes; seconds are by the clock, so the load of the machine is printed, too.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from analysis.store import Store, parts
from analysis.tables import ROW_CLASSES

UPDATE = """
import json, resource, sys, time
if __name__ == "__main__":
    from analysis.store import Store
    begun, spent = time.perf_counter(), time.process_time()
    done = Store(sys.argv[2]).update(sys.argv[1], workers=int(sys.argv[3]))
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    print(json.dumps({"seconds": time.perf_counter() - begun, "cpu": time.process_time() - spent, "read": done.read,
        "user": sum(one.ru_utime for one in used), "megabytes": used[0].ru_maxrss / 1024}))
"""
QUESTION = """
SELECT article_id, quote FROM claims
WHERE speaker_id = ? AND issue LIKE '%' || ? || '%' AND contains(quote, ?)
ORDER BY article_id, start
"""
ROUNDS = 5
COPIED = ("article_id", "claim_id", "condition_id", "stance_id", "assessment_id", "section_id", "mention_id", "flag_id")


def write_articles(texts: Path, folder: Path, count: int) -> Path:
    """So many articles: those of `texts`, and then halves of two of them joined."""
    given = [path.read_text(encoding="utf-8") for path in sorted(texts.glob("*.txt"))]
    folder.mkdir()
    for number in range(count):
        text, other = given[number % len(given)], given[(number * 7 + 3) % len(given)]
        if number >= len(given):
            text = text[: len(text) // 2].rpartition("\n")[0] + "\n" + other[len(other) // 2 :].partition("\n")[2]
        (folder / f"article-{number:06d}.txt").write_text(text or other, encoding="utf-8")
    return folder


def update(articles: Path, store: Path, workers: int = 1) -> dict[str, float]:
    """One update in a process of its own: seconds, CPU seconds without and with the start, megabytes at the peak."""
    with tempfile.TemporaryDirectory() as name:
        script = Path(name) / "update.py"  # a file, so that its processes find it
        script.write_text(UPDATE, encoding="utf-8")
        environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1]), "OPENBLAS_NUM_THREADS": "1"}
        command = [sys.executable, str(script), str(articles), str(store), str(workers)]
        return json.loads(subprocess.run(command, check=True, env=environment, capture_output=True, text=True).stdout)


def measure_updates(texts: Path, room: Path, count: int) -> None:
    """A whole reading, one with nothing new, one with one new article."""
    articles = write_articles(texts, room / "articles", count)
    last = sorted(articles.iterdir())[-1]
    text = last.read_text(encoding="utf-8")
    last.unlink()
    update(articles, room / "store")
    last.write_text(text, encoding="utf-8")
    one = update(articles, room / "store")
    nothing = update(articles, room / "store")
    whole = update(articles, room / "whole")
    print(f"reading {count} articles: {whole['cpu']:.2f} CPU-s ({whole['user']:.2f} with the start), {whole['seconds']:.1f} s")
    for what, run, must in (("nothing new", nothing, 0.03), ("one new article", one, 0.05)):
        share, started = run["cpu"] / whole["cpu"], run["user"] / whole["user"]
        print(f"{what}: {run['cpu']:.2f} CPU-s = {share:.3f} of it (at most {must}); with the start {started:.3f}")


def measure_processes(texts: Path, room: Path, count: int) -> None:
    """Two processes against one, start-up included."""
    articles = write_articles(texts, room / "for-processes", count)
    one, two = (update(articles, room / f"by-{workers}", workers) for workers in (1, 2))
    load = " ".join(f"{value:.1f}" for value in os.getloadavg())
    print(f"{count} articles: {one['seconds']:.1f} s by one process, {two['seconds']:.1f} s by two = "
          f"{one['seconds'] / two['seconds']:.2f} x (at least 1.75); load {load} on {os.cpu_count()} cores")  # fmt: skip


def measure_memory(texts: Path, room: Path, few: int, many: int) -> None:
    """The peak of memory at few and at many articles; what a million articles cost at this rate."""
    runs = {n: update(write_articles(texts, room / f"some-{n}", n), room / f"memory-{n}") for n in (few, many)}
    print(f"memory: {runs[few]['megabytes']:.0f} MB at {few} articles, {runs[many]['megabytes']:.0f} MB at {many} = "
          f"{runs[many]['megabytes'] / runs[few]['megabytes']:.3f} (at most 1.1)")  # fmt: skip
    hours = runs[many]["user"] / many * 1_000_000 / 3600
    size = sum(path.stat().st_size for path in (room / f"memory-{many}" / "parts").rglob("*.parquet"))
    print(f"a million such articles: {hours:.0f} CPU-hours, {size / many * 1_000_000 / 1e9:.0f} GB of parts")


def copy_parts(store: Path, articles: int) -> None:
    """Make the store hold so many articles: its parts again and again, each under new ids."""
    counted = parts.counted_parts(store)
    tables = {
        name: pa.concat_tables([parts.read_table(part, name) for part in counted]) for name in (*ROW_CLASSES, parts.MANIFEST)
    }
    count, names = tables["articles"].num_rows, []
    per_part = max(parts.FULL // count, 1)
    for number in range(-(-articles // (count * per_part))):
        part = store / parts.PARTS / f"{number:016x}"
        part.mkdir(parents=True, exist_ok=True)
        names.append(part.name)
        for name, table in tables.items():
            pieces = [_renamed(table, f"c{number * per_part + copy}-") for copy in range(per_part)]
            pq.write_table(pa.concat_tables(pieces).combine_chunks(), part / f"{name}.parquet")
    (store / parts.LIST).write_text(json.dumps({"format": parts.FORMAT, "parts": names}), encoding="utf-8")


def _renamed(table: pa.Table, prefix: str) -> pa.Table:
    for column in COPIED:
        if column in table.column_names:
            renamed = pc.binary_join_element_wise(pa.scalar(prefix), pc.cast(table[column], pa.string()), "")
            table = table.set_column(table.column_names.index(column), column, renamed)
    return table


def measure_question(texts: Path, room: Path, few: int, rows_of: int) -> None:
    """A filter by speaker, issue and words over the rows of many articles."""
    folder = room / "asked"
    if (room / f"memory-{few}").exists():
        shutil.copytree(room / f"memory-{few}", folder)
    else:
        update(write_articles(texts, room / "for-asking", few), folder)
    claims = Store(folder).tables().claims
    claim = claims[claims["speaker_id"].notna()].iloc[len(claims) // 3]
    word = max(claim["quote"].split(), key=len)
    copy_parts(folder, rows_of)
    store = Store(folder)
    counts = store.sql("SELECT (SELECT count(*) FROM articles) AS articles, (SELECT count(*) FROM claims) AS claims").iloc[0]
    taken = []
    for _ in range(ROUNDS):
        begun = time.perf_counter()
        found = store.sql(QUESTION, [claim["speaker_id"], claim["issue"], word])
        taken.append(time.perf_counter() - begun)
    print(f"SQL over {counts['articles']:,} articles, {counts['claims']:,} claims: {len(found):,} rows in {min(taken):.2f} s "
          f"(at most 0.3), first {taken[0]:.2f} s")  # fmt: skip


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, metavar="TEXTS")
    for name, default in (("articles", 84), ("few", 10), ("many", 839), ("rows", 100_000)):
        parser.add_argument(f"--{name}", type=int, default=default)
    parser.add_argument("--only", choices=["updates", "processes", "memory", "sql"], action="append")
    given = parser.parse_args()
    print(f"load {' '.join(f'{value:.1f}' for value in os.getloadavg())} on {os.cpu_count()} cores", flush=True)
    with tempfile.TemporaryDirectory(prefix="store-") as name:
        steps = {
            "updates": lambda: measure_updates(given.texts, Path(name), given.articles),
            "processes": lambda: measure_processes(given.texts, Path(name), given.many),
            "memory": lambda: measure_memory(given.texts, Path(name), given.few, given.many),
            "sql": lambda: measure_question(given.texts, Path(name), given.few, given.rows),
        }
        for step in given.only or steps:
            steps[step]()
            sys.stdout.flush()


if __name__ == "__main__":
    main()
