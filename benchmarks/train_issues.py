"""Train what tells the issues of conditions: python benchmarks/train_issues.py FOLDER [FOLDER …] [--map ISSUES.csv]

Each folder holds articles that people marked by hand (see marked_articles.py) with the `issue` of each condition; a free word,
`issue_free`, is looked up in the columns `free_word,issue` of ISSUES.csv. Writes analysis/weights/issues.json: the same folders
give the same weights. With `--folds 5` nothing is written; instead the articles are dealt into five parts, each is read with
weights from the other four, and the figures say what to expect of articles never seen.
"""

from __future__ import annotations

import argparse
import csv
import json
import multiprocessing
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

import numpy as np
from fitting import Labelled, fit_classes
from marked_articles import MarkedText, accepted, read_text, training_files

from analysis.conditions.issues import LEAST, Issues, Model, issue_probabilities, issue_signs
from analysis.reading.grammar import tokens_in
from analysis.weights import FOLDER
from analysis.words import OTHER, load

UNSURE = 0.3  # how much a row counts on which readers may differ
PENALTY = 5.0
EXPECTED = {"quote": 1.5, "near": 0.7, "article": 0.5}  # what a sign of the codebook weighs where articles do not say otherwise
PROCESSES = 2


class Case(NamedTuple):
    """A marked condition: the place of its article, its signs, its meaning, the issues that readers accept, are they sure?"""

    article: int
    signs: list[str]
    meaning: np.ndarray
    right: frozenset[str]
    sure: bool


def read_map(path: Path | None) -> dict[str, str]:
    """Free word -> issue."""
    if path is None:
        return {}
    with path.open(encoding="utf-8", newline="") as file:
        return {line["free_word"]: line["issue"] for line in csv.DictReader(file)}


def right_issues(row: dict, listed: Mapping[str, str]) -> frozenset[str]:
    """The issues that readers accept for a row; `other` with a free word that the list has a name for is that name alone."""
    free = re.split(r"/(?:other:)?", row.get("issue_free") or "")
    named = {listed[word] for word in free if word in listed}
    found = {issue for issue in accepted(row, "issue") if issue}
    if named and OTHER not in named:
        found.discard(OTHER)
    return frozenset(found | named or {OTHER})


def cases_of(marked: MarkedText, article: int, listed: Mapping[str, str]) -> list[Case]:
    """The marked conditions of an article."""
    cases, issues = [], Issues(marked.reading)
    for row in marked.gold["conditions"]:
        tokens = tokens_in(marked.reading.parse, row["start"], row["end"])
        if tokens:
            signs = issue_signs(marked.reading, tokens[0], tokens[-1])
            meaning = issues.meaning(tokens[0], tokens[-1])
            cases.append(Case(article, signs, meaning, right_issues(row, listed), row.get("certain", True)))
    return cases


def train(cases: Sequence[Case]) -> dict[str, dict]:
    """The weights of each issue, of signs and of meanings."""
    issues = [*load().codebook.issues, OTHER]
    expected = {issue: {f"{place}:{issue}": weight for place, weight in EXPECTED.items()} for issue in issues[:-1]}
    rows = [Labelled(case.signs, case.meaning, case.right, 1.0 if case.sure else UNSURE) for case in cases]
    signs, meaning = fit_classes(rows, expected | {OTHER: {}}, PENALTY)
    return {"signs": signs, "meaning": meaning}


def measure(cases: Sequence[Case], model: Model) -> tuple[int, int]:
    """How many of the sure conditions there are, and how many get an issue that readers accept."""
    sure = [case for case in cases if case.sure]
    return len(sure), sum(likeliest_issue(case, model) in case.right for case in sure)


def likeliest_issue(case: Case, model: Model) -> str:
    """The first issue of a case, as conditions get it."""
    likely = issue_probabilities(model, case.signs, case.meaning)
    best = max(likely, key=likely.__getitem__)
    return best if likely[best] >= LEAST else OTHER


def _read(numbered: tuple[int, Path, dict[str, str]]) -> list[Case]:
    article, path, listed = numbered
    return cases_of(read_text(path), article, listed)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--map", type=Path, help="issues of free words")
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder of the weights")
    parser.add_argument("--folds", type=int, default=0, help="only measure, with so many parts")
    options = parser.parse_args()
    listed = read_map(options.map)
    files = [path for folder in options.folders for path in training_files(folder)]
    with multiprocessing.Pool(PROCESSES) as pool:
        read = pool.map(_read, [(k, path, listed) for k, path in enumerate(files)], chunksize=4)
    cases = [case for found in read for case in found]
    if not options.folds:
        text = json.dumps(train(cases), indent=0, sort_keys=True)
        (options.out / "issues.json").write_text(text + "\n", encoding="utf-8")
        return
    n = right = 0
    for part in range(options.folds):
        weights = train([case for case in cases if case.article % options.folds != part])
        model = Model(weights["signs"], np.array(list(weights["meaning"].values()), np.float32))
        counted, hit = measure([case for case in cases if case.article % options.folds == part], model)
        n, right = n + counted, right + hit
    print(f"issues {right / n:.3f} ({n} sure conditions)")


if __name__ == "__main__":
    main()
