"""Train what weighs conditions and assessments: python benchmarks/train_conditions.py FOLDER [FOLDER …]

Each folder holds articles that people marked by hand (see marked_articles.py); where readers of folders differ in what they
mark, those of the first are followed. Writes analysis/weights/conditions.json and assessments.json: the same folders give the
same weights. With `--folds 5` nothing is written; instead the articles are dealt into five parts, each is read with weights
from the other four, and the figures say what to expect of articles never seen.
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import json
import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from fitting import Choice, Row, fit_choice, fit_often_seen
from marked_articles import ALIKE, MarkedArticle, accepted, alike, marked_files, pair, read_marked, span_of

from analysis.assessments import find as assessments
from analysis.assessments.signs import assessment_signs
from analysis.conditions import find as conditions
from analysis.conditions.cases import Case, Least, choose, weigh
from analysis.conditions.holders import Offered, likeliest_of, owner_signs
from analysis.conditions.scene import Scene
from analysis.conditions.signs import condition_signs
from analysis.weights import FOLDER, probability
from analysis.words.values import DIMENSIONS, KINDS_OF_CONDITION

UNSURE = 0.3  # how much a row counts on which readers may differ
PENALTY = {"is": 3.0, "owner": 1.0}
PROCESSES = 2
FIRST_COUNTS = 3.0  # how much more a case of the first folder counts than one of the others
# Added to the weight of being read by a rule: it goes with so many other signs that the fit shares it out.
TRUST = {"conditions": 2.25, "assessments": 1.5}


@dataclasses.dataclass(frozen=True)
class Task:
    """Conditions or assessments: where their rows stand, and how their cases are read."""

    table: str
    owner: str
    find_cases: Callable[[Scene], list[Case]]
    signs: Callable[[Scene, Case], list[str]]
    offered: Callable[[Scene, Case], Offered]
    least: Least
    no_row: frozenset[str]


TASKS = (
    Task("conditions", "holder", conditions.find_condition_cases, condition_signs, conditions.offered_holders,
         conditions.LEAST, conditions.NO_CONDITION),
    Task("assessments", "assessor", assessments.find_assessment_cases, assessment_signs, assessments.offered_assessors,
         assessments.LEAST, assessments.NO_ASSESSMENT),
)  # fmt: skip


class Option(NamedTuple):
    """An actor that may own a case, what speaks for it, and whether it is a marked one."""

    actor: str | None
    signs: list[str]
    right: bool


@dataclasses.dataclass(frozen=True)
class Weighable:
    """A case with its signs, the marked row that it is (None: none), how alike the two are, and whose it may be."""

    case: Case
    span: tuple[int, int]
    signs: list[str]
    row: dict | None
    likeness: float
    folder: int
    options: list[Option]


class ReadArticle(NamedTuple):
    """The cases of one article of a folder, and for each marked row the actors that its owner accepts."""

    text: str
    folder: int
    rows: list[dict]
    owners: list[frozenset[str | None]]
    cases: list[Weighable]


def read_articles(folders: Sequence[Path]) -> Iterator[dict[str, ReadArticle]]:
    """The articles of folders in order, by task; the signs of all are the same objects."""
    files = [(path, k) for k, folder in enumerate(folders) for path in marked_files(folder)]
    with multiprocessing.Pool(PROCESSES) as pool:
        for read in pool.imap(_read_article, files, chunksize=4):
            for article in read.values():
                for signs in (signs for c in article.cases for signs in (c.signs, *(o.signs for o in c.options))):
                    signs[:] = map(sys.intern, signs)
            yield read


def _read_article(file: tuple[Path, int]) -> dict[str, ReadArticle]:
    path, folder = file
    marked = read_marked(path)
    return {task.table: read_cases(task, marked, folder) for task in TASKS}


def read_cases(task: Task, marked: MarkedArticle, folder: int = 0) -> ReadArticle:
    """The cases of one article of a folder."""
    scene, found, rows = marked.scene, [], marked.gold[task.table]
    owners = [marked.meeting(row, task.owner) for row in rows]
    for case in task.find_cases(scene):
        span, case_signs = span_of(scene, case), task.signs(scene, case)
        scored = [(alike(marked.text, (row["start"], row["end"]), span), k) for k, row in enumerate(rows)]
        likeness, k = max(scored, key=lambda s: s[0], default=(0.0, 0))
        is_row = likeness >= ALIKE
        options = read_options(task, scene, case, case_signs, owners[k]) if is_row else []
        found.append(Weighable(case, span, case_signs, rows[k] if is_row else None, likeness, folder, options))
    return ReadArticle(marked.text, folder, rows, owners, found)


def read_options(
    task: Task, scene: Scene, case: Case, case_signs: list[str], accepted_owners: frozenset[str | None]
) -> list[Option]:
    """The actors that may own the case of a marked row; of a person and whom it speaks for, where both would do, the latter."""
    options, cast = task.offered(scene, case), scene.speakers.cast
    right = accepted_owners.intersection(options)
    if task.table == "conditions":
        right = {a for a in right if cast.party_of(a) == a or cast.party_of(a) not in right}
    return [Option(a, found, a in right) for a, found in owner_signs(scene, options, case_signs).items()]


def train(task: Task, cases: Sequence[Weighable]) -> dict[str, dict]:
    """The models of a task from the cases of many articles."""
    right = [c for c in cases if c.row is not None]
    weights: dict[str, dict] = {"is": _fit_is(cases, TRUST[task.table])}
    owned = [c for c in right if any(option.right for option in c.options)]
    choices = [Choice([(option.signs, option.right) for option in c.options], _sure(c)) for c in owned]
    weights["owner"] = fit_choice(choices, PENALTY["owner"])
    if task.table == "conditions":
        right = [c for c in right if "direction" in c.row]  # some readers mark only that it is one, and whose
        weights["requires"] = _fit("requires", [Row(c.signs, float(c.row["direction"] > 0), _sure(c)) for c in right])
        weights["kind"] = {
            kind: _fit("kind", [Row(c.signs, float(c.row["kind"] == kind), _sure(c)) for c in right])
            for kind in KINDS_OF_CONDITION
        }  # fmt: skip
    else:
        weights["praises"] = _fit("praises", [Row(c.signs, float(c.row["verdict"] > 0), _sure(c)) for c in right])
        weights["blames"] = _fit("blames", [Row(c.signs, float(c.row["verdict"] < 0), _sure(c)) for c in right])
        weights["dimension"] = {
            name: _fit("dimension", [Row(c.signs, float(c.row["dimension"] == name), _sure(c)) for c in right])
            for name in DIMENSIONS
        }  # fmt: skip
    return weights


def _fit_is(cases: Sequence[Weighable], trust: float) -> dict[str, float]:
    """Whether a case is a row. A sign of each folder but the first takes up how much more is marked there, and is left out."""
    rows = [
        Row([*c.signs, f"folder={c.folder}"] if c.folder else c.signs, float(c.row is not None),
            _counts(c) * (1 if c.folder else FIRST_COUNTS))
        for c in cases
    ]  # fmt: skip
    weights = {sign: weight for sign, weight in _fit("is", rows).items() if not sign.startswith("folder=")}
    return weights | {"ruled": round(weights.get("ruled", 0.0) + trust, 3)}


def _fit(name: str, rows: list[Row]) -> dict[str, float]:
    return fit_often_seen(rows, PENALTY.get(name, 1.0))


def _sure(case: Weighable) -> float:
    return 1.0 if case.row.get("certain", True) else UNSURE


def _counts(case: Weighable) -> float:
    """A case counts the less as a marked row the less it covers of it, and the less sure the readers were."""
    if case.row is None:
        return 1.0
    return min(1.0, max(UNSURE, (case.likeness - UNSURE) / ALIKE)) if case.row.get("certain", True) else UNSURE


def measure(task: Task, read: Sequence[ReadArticle], weights_of: Sequence[dict]) -> str:
    """Precision, recall and F1 of spans, and of spans with the right owner and sign, over articles with weights for each."""
    n_gold = n_found = n_hit = n_owner = n_full = 0
    for (text, _, gold, owners, cases), weights in zip(read, weights_of, strict=True):
        by_case = {c.case: c for c in cases}
        weighed = weigh(weights["is"], {c.case: c.signs for c in cases}, task.no_row)
        found = [by_case[case] for case in choose(weighed, task.least)]
        pairs = pair(gold, found, lambda row, c, text=text: alike(text, (row["start"], row["end"]), c.span))
        unsure = sum(not gold[i].get("certain", True) for i, _ in pairs)
        n_gold += sum(row.get("certain", True) for row in gold)
        n_found += len(found) - unsure
        n_hit += len(pairs) - unsure
        for i, j in pairs:
            if gold[i].get("certain", True):
                owner = likeliest_of(weights["owner"], {option.actor: option.signs for option in found[j].options})
                n_owner += owner in owners[i]
                n_full += owner in owners[i] and _sign_agrees(task, gold[i], found[j], weights)
    span, full = (f"P {n / max(1, n_found):.3f} R {n / max(1, n_gold):.3f} F1 {2 * n / max(1, n_found + n_gold):.3f}"
                  for n in (n_hit, n_full))  # fmt: skip
    owner = f"{task.owner} {n_owner / max(1, n_hit):.3f}"
    return f"{task.table:12} span {span} · full {full} · {owner} ({n_gold} marked, {n_found} found)"


def _sign_agrees(task: Task, row: dict, found: Weighable, weights: dict) -> bool:
    if task.table == "conditions":
        if "direction" not in row:
            return True
        by_rule = found.case.read[0].direction if found.case.read else None
        direction = by_rule or (1 if probability(weights["requires"], found.signs) > 0.5 else -1)
        return direction in accepted(row, "direction")
    if found.case.read:
        verdict = found.case.read[0].verdict
    else:
        for_it, against = (probability(weights[name], found.signs) for name in ("praises", "blames"))
        verdict = 0 if max(for_it, against) < assessments.LEAST_SIGN else 1 if for_it > against else -1
    return _sign(verdict) in map(_sign, accepted(row, "verdict"))


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder of the weights")
    parser.add_argument("--folds", type=int, default=0, help="only measure, with so many parts")
    parser.add_argument("--test", type=Path, help="a further folder to measure on")
    options = parser.parse_args()
    articles = list(read_articles(options.folders))
    test = list(read_articles([options.test])) if options.test else []
    for task in TASKS:
        read = [article[task.table] for article in articles]
        if options.folds:
            weights_of = fold(task, read, options.folds)
            for number, folder in enumerate(options.folders):
                own = [k for k, article in enumerate(read) if article.folder == number]
                print(folder.name, measure(task, [read[k] for k in own], [weights_of[k] for k in own]), flush=True)
        if not options.folds or test:
            weights = train(task, [c for article in read for c in article.cases])
        if not options.folds:
            text = json.dumps(weights, indent=0, sort_keys=True)
            (options.out / f"{task.table}.json").write_text(text + "\n", encoding="utf-8")
        if test:
            print(
                options.test.name, measure(task, [article[task.table] for article in test], [weights] * len(test)), flush=True
            )


def fold(task: Task, read: Sequence[ReadArticle], folds: int) -> list[dict]:
    """For each article weights that were learnt from the other parts; the parts are dealt in turn."""
    parts = [[c for k, article in enumerate(read) if k % folds != part for c in article.cases] for part in range(folds)]
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        weights = pool.map(functools.partial(train, task), parts, chunksize=1)
    return [weights[k % folds] for k in range(len(read))]


if __name__ == "__main__":
    main()
