"""What an extraction gives, as one line an article: to see whether a change of the code changed a row or a sign.

    python benchmarks/fingerprint.py IN.jsonl OUT.jsonl
    python benchmarks/fingerprint.py IN.jsonl OUT.jsonl --against BEFORE.jsonl

IN.jsonl holds `{"id", "text"}` a line. OUT.jsonl gets for each the hash of the rows of every table, and of the signs that the
models weighed: the shipped weights were trained on these signs, so a change that moves one asks for a new training. With
`--against` the articles that differ are named, with the tables in which they do, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import contextlib
import dataclasses
import hashlib
import json
import multiprocessing
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from analysis import pipeline
from analysis.claims import network
from analysis.reading.article import Article
from analysis.weights import logistic
from analysis.words import vocabulary


def modules_of_the_package() -> list[object]:
    """Every module of the package that is loaded."""
    return [module for name, module in sorted(sys.modules.items()) if name.partition(".")[0] == "analysis"]


@contextlib.contextmanager
def watched(original: Callable[..., object], note: Callable[..., None]) -> Iterator[None]:
    """While the block runs, each call of this function of the package is noted with its arguments, whoever imported it."""
    name = original.__name__
    holders = [module for module in modules_of_the_package() if vars(module).get(name) is original]

    def noted(*arguments: object) -> object:
        note(*arguments)
        return original(*arguments)

    for module in holders:
        setattr(module, name, noted)
    try:
        yield
    finally:
        for module in holders:
            setattr(module, name, original)


def fingerprint(line: str) -> dict[str, str]:
    """`{"id": …, "claims": hash, …, "signs": hash}` of one line of IN.jsonl."""
    given = json.loads(line)
    article = Article(given["id"], f"{given['id']}.txt", "", given["text"], given["id"])
    signs: set[tuple[str, ...]] = set()
    sequences: list[str] = []

    def note_columns(s: object, *_: object) -> None:
        sequences.extend(short_hash([name, column.tobytes()]) for name, column in sorted(s.columns.items()))

    with (
        watched(logistic.score, lambda _, found: signs.add(tuple(found))),
        watched(network.find_labels, note_columns),
    ):
        try:
            rows = pipeline.read_rows(article, vocabulary.load())
        except Exception as error:  # a fault of the extraction is part of what it gives
            return {"id": given["id"], "raised": type(error).__name__}
    hashes = {table: short_hash([dataclasses.astuple(row) for row in found]) for table, found in rows.items()}
    return {"id": given["id"], **hashes, "signs": short_hash([sorted(signs), sequences])}


def short_hash(value: object) -> str:
    """Of anything whose `repr` tells it whole."""
    return hashlib.sha256(repr(value).encode()).hexdigest()[:16]


def differences(before: list[dict[str, str]], after: list[dict[str, str]]) -> Iterator[str]:
    """A line for each article that is not as before: `sitting-3: claims, signs`."""
    known = {entry["id"]: entry for entry in before}
    for entry in after:
        old = known.get(entry["id"], {})
        changed = [key for key in {**old, **entry} if old.get(key) != entry.get(key)]
        if changed:
            yield f"{entry['id']}: {', '.join(changed)}"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", type=Path, metavar="IN.jsonl")
    parser.add_argument("out", type=Path, metavar="OUT.jsonl")
    parser.add_argument("--against", type=Path, metavar="BEFORE.jsonl")
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    lines = given.texts.read_text(encoding="utf-8").splitlines()
    with multiprocessing.Pool(given.workers) as pool:
        found = pool.map(fingerprint, lines, chunksize=8)
    given.out.write_text("".join(json.dumps(entry) + "\n" for entry in found), encoding="utf-8")
    if given.against is None:
        return 0
    changed = list(differences([json.loads(line) for line in given.against.open(encoding="utf-8")], found))
    print("\n".join([*changed, f"{len(changed)} of {len(found)} articles differ"]))
    return bool(changed)


if __name__ == "__main__":
    sys.exit(main())
