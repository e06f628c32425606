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
import itertools
import json
import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from fitting import Choice, Row, calibration, fit_choice, fit_logistic, fit_often_seen
from marked_articles import ALIKE, MarkedArticle, accepted, alike, pair, read_marked, span_of, training_files

from analysis.assessments import find as assessments
from analysis.assessments.signs import assessment_signs
from analysis.conditions import find as conditions
from analysis.conditions.cases import Case, choose, weigh
from analysis.conditions.holders import Offered, alone_and_together, likeliest_of, owner_signs
from analysis.conditions.scene import Scene
from analysis.conditions.signs import condition_signs
from analysis.conditions.targets import offered_targets, target_signs
from analysis.weights import FOLDER, confidence, probability, signs_of_confidence
from analysis.words.values import DIMENSIONS, KINDS_OF_CONDITION

UNSURE = 0.3  # how much a row counts on which readers may differ
PENALTY = {"is": 3.0, "owner": 3.0, "target": 1.0}
PROCESSES = 2
THIRDS = 3
FIRST_COUNTS = 3.0  # how much more a case of the first folder counts than one of the others
# Added to the weight of being read by a rule: it goes with so many other signs that the fit shares it out.
TRUST = {"conditions": 1.65, "assessments": 1.0}
NEAREST = 0.15  # how much less alike than another a case may be and still be the marked row that both meet


@dataclasses.dataclass(frozen=True)
class Task:
    """Conditions or assessments: where their rows stand, and how their cases are read."""

    table: str
    owner: str
    find_cases: Callable[[Scene], list[Case]]
    signs: Callable[[Scene, Case], list[str]]
    offered: Callable[[Scene, Case], Offered]
    least: float
    no_row: frozenset[str]


TASKS = (
    Task("conditions", "holder", conditions.find_condition_cases, condition_signs, conditions.offered_holders,
         conditions.LEAST, conditions.NO_CONDITION),
    Task("assessments", "assessor", assessments.find_assessment_cases, assessment_signs, assessments.offered_assessors,
         assessments.LEAST, assessments.NO_ASSESSMENT),
)  # fmt: skip


class Option(NamedTuple):
    """An actor that may own a case, what speaks for it, whether it is a marked one, and who the row would name."""

    actor: str | None
    signs: list[str]
    right: bool
    named: str | None


@dataclasses.dataclass(frozen=True)
class Weighable:
    """A case with its signs, the marked row that it meets (None: none), how alike the two are, and whose it may be.

    `is_nearest` says whether no other case is more alike to that row.
    """

    case: Case
    span: tuple[int, int]
    signs: list[str]
    row: dict | None
    likeness: float
    is_nearest: bool
    folder: int
    options: list[Option]
    targets: list[Option]


class Found(NamedTuple):
    """A row that the models find: its signs of confidence, whether it is a marked one, its owner right, all right.

    `right` is None where the readers were not sure; `is_target` says whether the target is theirs, None where none is asked.
    """

    signs: list[str]
    is_row: bool
    is_owners: bool
    right: bool | None
    is_target: bool | None


class ReadArticle(NamedTuple):
    """The cases of one article of a folder, and for each marked row the actors that its owner accepts."""

    text: str
    folder: int
    rows: list[dict]
    owners: list[frozenset[str | None]]
    cases: list[Weighable]


def read_articles(folders: Sequence[Path]) -> Iterator[dict[str, ReadArticle]]:
    """The articles of folders in order, by task; the signs of all are the same objects."""
    files = [(path, k) for k, folder in enumerate(folders) for path in training_files(folder)]
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
    scene, rows, found = marked.scene, marked.gold[task.table], []
    owners, places = [marked.meeting(row, task.owner) for row in rows], [(row["start"], row["end"]) for row in rows]
    spans = {case: span_of(scene, case) for case in task.find_cases(scene)}
    likest = {case: max(((alike(marked.text, place, span), k) for k, place in enumerate(places)), default=(0.0, 0),
                        key=lambda met: met[0]) for case, span in spans.items()}  # fmt: skip
    nearest = [max((likeness for likeness, of in likest.values() if of == k), default=0.0) for k in range(len(rows))]
    for case, (likeness, k) in likest.items():
        is_row, case_signs = likeness >= ALIKE, task.signs(scene, case)
        options = read_options(task, scene, case, case_signs, owners[k] if is_row else frozenset())
        targets = read_targets(marked, case, rows[k], owners[k]) if is_row and "target" in rows[k] else []
        row, is_nearest = (rows[k], likeness >= nearest[k] - NEAREST) if is_row else (None, False)
        found.append(Weighable(case, spans[case], case_signs, row, likeness, is_nearest, folder, options, targets))
    return ReadArticle(marked.text, folder, rows, owners, found)


def read_options(
    task: Task, scene: Scene, case: Case, case_signs: list[str], accepted_owners: frozenset[str | None]
) -> list[Option]:
    """The actors that may own the case of a marked row; of a person and whom it speaks for, where both would do, the latter."""
    options, cast = task.offered(scene, case), scene.speakers.cast
    named = {a: cast.first_of(a) if task.table == "conditions" else a for a in options}
    right = {a for a in options if named[a] in accepted_owners}
    if task.table == "conditions":
        right = {a for a in right if cast.party_of(a) == a or cast.party_of(a) not in right}
    return [Option(a, found, a in right, named[a]) for a, found in owner_signs(scene, options, case_signs).items()]


def read_targets(marked: MarkedArticle, case: Case, row: dict, holders: frozenset[str | None]) -> list[Option]:
    """The parties that may be the target of a marked condition, or nobody."""
    own = frozenset().union(*(alone_and_together(marked.scene.speakers, holder) for holder in holders))
    options, right = offered_targets(marked.scene, case, own), marked.meeting(row, "target")
    return [Option(a, found, a in right, a) for a, found in target_signs(marked.scene, case, options).items()]


def train(task: Task, parts: Sequence[Sequence[ReadArticle]]) -> list[dict]:
    """The models of a task from each of several sets of articles, and how sure to be of what they find.

    Confidence is learnt from what models of two thirds of the articles find in the last third.
    """
    jobs = []
    for read in parts:
        jobs += [read, *([r for k, r in enumerate(read) if k % THIRDS != third] for third in range(THIRDS))]
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        made = iter(pool.map(functools.partial(_models, task), jobs, chunksize=1))
    weights = []
    for read in parts:
        whole, *thirds = itertools.islice(made, THIRDS + 1)
        unseen = [found for k, r in enumerate(read) for found in found_in(task, r, thirds[k % THIRDS])]
        rows = [Row(found.signs, float(found.right)) for found in unseen if found.right is not None]
        weights.append(whole | {"confidence": fit_logistic(rows)})
    return weights


def _models(task: Task, read: Sequence[ReadArticle]) -> dict[str, dict]:
    """The models of a task from the cases of many articles."""
    cases = [c for article in read for c in article.cases]
    right = [c for c in cases if c.row is not None and not c.case.cut]
    weights: dict[str, dict] = {"is": _fit_is(cases, TRUST[task.table])}
    owned = [c for c in right if any(option.right for option in c.options)]
    choices = [Choice([(option.signs, option.right) for option in c.options], _sure(c)) for c in owned]
    weights["owner"] = fit_choice(choices, PENALTY["owner"])
    if task.table == "conditions":
        aimed = [c for c in right if any(option.right for option in c.targets)]
        choices = [Choice([(option.signs, option.right) for option in c.targets], _sure(c)) for c in aimed]
        weights["target"] = fit_choice(choices, PENALTY["target"]) if choices else {}
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
    """Whether a case is a row. A sign of each folder but the first takes up how much more is marked there, and is left out.

    What meets a marked row less than another case is none, but counts little as such.
    """
    rows = [
        Row([*c.signs, f"folder={c.folder}"] if c.folder else c.signs, float(c.is_nearest),
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
    likeness = min(1.0, max(UNSURE, (case.likeness - UNSURE) / ALIKE)) if case.row.get("certain", True) else UNSURE
    return likeness if case.is_nearest else UNSURE * likeness


def found_in(task: Task, article: ReadArticle, weights: dict) -> list[Found]:
    """What these weights find in an article, and how right each row is."""
    by_case = {c.case: c for c in article.cases}
    weighed = weigh(weights["is"], {c.case: c.signs for c in article.cases}, task.no_row)
    chosen = [(likely, by_case[case]) for likely, case in choose(weighed, task.least)]
    pairs = pair(article.rows, chosen, lambda row, c: alike(article.text, (row["start"], row["end"]), c[1].span))
    of, found = {j: i for i, j in pairs}, []
    for j, (likely, c) in enumerate(chosen):
        row = article.rows[of[j]] if j in of else None
        options, named = {o.actor: o.signs for o in c.options}, {o.actor: o.named for o in c.options}
        owner = likeliest_of(weights["owner"], options)
        rule, kind = c.case.read[0].rule if c.case.read else "weighed", options[owner.actor_id][0].removeprefix("kind=")
        is_owners = row is not None and named[owner.actor_id] in article.owners[of[j]]
        right = is_owners and _sign_agrees(task, row, c, weights)
        sure = row is None or row.get("certain", True)
        signs = signs_of_confidence(likely, owner.likely, rule, kind)
        aimed = likeliest_of(weights["target"], {o.actor: o.signs for o in c.targets}).actor_id if c.targets else None
        is_target = any(o.right for o in c.targets if o.actor == aimed) if c.targets else None
        found.append(Found(signs, row is not None, is_owners, right if sure else None, is_target))
    return found


def measure(task: Task, read: Sequence[ReadArticle], weights_of: Sequence[dict]) -> str:
    """Precision, recall and F1 of spans, and of spans with the right owner and sign; how far confidence is from the truth."""
    found = [(f, w) for article, w in zip(read, weights_of, strict=True) for f in found_in(task, article, w)]
    found = [(f, confidence(w["confidence"], f.signs)) for f, w in found if f.right is not None]
    n_gold, n_found = sum(row.get("certain", True) for article in read for row in article.rows), len(found)
    n_hit, n_owner, n_full = (sum(getattr(f, name) for f, _ in found) for name in ("is_row", "is_owners", "right"))
    span, full = (f"P {n / max(1, n_found):.3f} R {n / max(1, n_gold):.3f} F1 {2 * n / max(1, n_found + n_gold):.3f}"
                  for n in (n_hit, n_full))  # fmt: skip
    aimed = [f.is_target for f, _ in found if f.is_target is not None]
    target = f" · target {sum(aimed) / len(aimed):.3f}" if aimed else ""
    owner, sure = f"{task.owner} {n_owner / max(1, n_hit):.3f}", calibration([(sure, f.right) for f, sure in found])
    return f"{task.table:12} span {span} · full {full} · {owner}{target} · {sure} ({n_gold} marked, {n_found} found)"


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
            (weights,) = train(task, [read])
        if not options.folds:
            text = json.dumps(weights, indent=0, sort_keys=True)
            (options.out / f"{task.table}.json").write_text(text + "\n", encoding="utf-8")
        if test:
            print(
                options.test.name, measure(task, [article[task.table] for article in test], [weights] * len(test)), flush=True
            )


def fold(task: Task, read: Sequence[ReadArticle], folds: int) -> list[dict]:
    """For each article weights that were learnt from the other parts; the parts are dealt in turn."""
    weights = train(task, [[r for k, r in enumerate(read) if k % folds != part] for part in range(folds)])
    return [weights[k % folds] for k in range(len(read))]


if __name__ == "__main__":
    main()
