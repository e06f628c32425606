"""Train what weighs conditions and assessments: python benchmarks/train_conditions.py FOLDER [FOLDER …] --unseen OTHER

Each folder holds articles that people marked by hand (see marked_articles.py); where readers of folders differ in what they
mark, those of the first are followed. OTHER holds the networks that `train_ranker.py` made of the same folders. Writes
analysis/weights/conditions.json and assessments.json: the same folders give the same weights. Prints what to expect of
articles never seen: they are dealt into five parts, and each is read with weights from the other four.
"""

from __future__ import annotations

import argparse
import dataclasses
import functools
import hashlib
import json
import multiprocessing
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from fitting import Choice, Row, calibration, fit_choice, fit_logistic, fit_often_seen
from marked_articles import ALIKE, MarkedArticle, accepted, alike, pair, read_marked, span_of, training_files

from analysis.actors import Cast
from analysis.assessments import find as assessments
from analysis.conditions import find as conditions
from analysis.conditions.cases import Case, choose, weigh
from analysis.conditions.holders import Offered, alone_and_together, likeliest_sure, only_meant, owner_signs
from analysis.conditions.scene import Scene
from analysis.conditions.targets import is_only_meant, offered_targets, target_signs
from analysis.weights import FOLDER, WEIGHED, confidence, load_network, probability, signs_of_confidence
from analysis.words.values import DIMENSIONS, KINDS_OF_CONDITION

UNSURE = 0.3  # how much a row counts on which readers may differ
PENALTY = {"is": 3.0, "owner": 3.0, "target": 1.0}
PROCESSES = 2
PARTS = 5
FIRST_COUNTS = 3.0  # how much more a case of the first folder counts than one of the others
# Added to the weight of being read by a rule: it goes with so many other signs that the fit shares it out.
TRUST = {"conditions": 2.0, "assessments": 1.0}
ANNOUNCED = {"rule=listed_demand": 1.0}  # the same of what a lead-in calls demands, of which few were marked
NEAREST = 0.15  # how much less alike than another a case may be and still be the marked row that both meet


def _nothing_more(case: Case, signs: Sequence[str], weights: dict) -> list[str]:
    return []


def _is_read(scene: Scene, case: Case) -> bool:
    return bool(case.read)


@dataclasses.dataclass(frozen=True)
class Task:
    """Conditions or assessments: where their rows stand, how their cases are read, and how sure a row must be."""

    table: str
    owner: str
    find_cases: Callable[[Scene], list[Case]]
    signs: Callable[[Scene, Sequence[Case]], dict[Case, list[str]]]
    offered: Callable[[Scene, Case], Offered]
    least: float
    no_row: frozenset[str]
    is_told: Callable[[Scene, Case], bool]
    is_worth_a_row: Callable[[float, bool, bool], bool]
    sure_signs: Callable[[Case, Sequence[str], dict], list[str]] = _nothing_more

    def named(self, cast: Cast, owner: str | None) -> str | None:
        """Whom a row names for an owner: of several holders of a condition the first."""
        return cast.first_of(owner) if self.table == "conditions" else owner


TASKS = (
    Task("conditions", "holder", conditions.find_condition_cases, conditions.signs_of_conditions, conditions.offered_holders,
         conditions.LEAST, conditions.NO_CONDITION, conditions.is_told, conditions.is_worth_a_row),
    Task("assessments", "assessor", assessments.find_assessment_cases, assessments.signs_of_assessments,
         assessments.offered_assessors, assessments.LEAST, assessments.NO_ASSESSMENT, _is_read, assessments.is_worth_a_row,
         assessments.sure_signs),
)  # fmt: skip


class Option(NamedTuple):
    """An actor that may own a case, what speaks for it, whether it is a marked one, and who the row would name.

    `is_meant` says whether it is offered only because a pronoun or noun may mean it.
    """

    actor: str | None
    signs: list[str]
    right: bool
    named: str | None
    is_meant: bool = False


@dataclasses.dataclass(frozen=True)
class Weighable:
    """A case with its signs, the marked row that it meets (None: none), how alike the two are, and whose it may be.

    `is_nearest` says whether no other case is more alike to that row, `is_told` whether it may be a row of nobody known.
    """

    case: Case
    span: tuple[int, int]
    is_told: bool
    signs: list[str]
    row: dict | None
    likeness: float
    is_nearest: bool
    folder: int
    options: list[Option]
    targets: list[Option]


class Met(NamedTuple):
    """A case, where it stands, the marked row that it meets (None: none), how alike they are, and the owners that this accepts.

    `is_nearest` says whether no other case is more alike to that row.
    """

    case: Case
    span: tuple[int, int]
    row: dict | None
    likeness: float
    is_nearest: bool
    owners: frozenset[str | None]


class Found(NamedTuple):
    """A row that the models find: its signs of confidence, whether it is a marked one, its owner right, all right.

    `right` is None where the readers were not sure; `is_target` says whether the target is theirs, None where none is asked.
    """

    signs: list[str]
    is_told: bool
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


def read_articles(folders: Sequence[Path], unseen: Path | None) -> Iterator[dict[str, ReadArticle]]:
    """The articles of folders in order, by task; the signs of all are the same objects.

    In the folder `unseen` lie networks of which each has not seen a part of the articles; None: that of the package reads.
    """
    files = [(path, k, unseen) for k, folder in enumerate(folders) for path in training_files(folder)]
    with multiprocessing.Pool(PROCESSES) as pool:
        for read in pool.imap(_read_article, files, chunksize=4):
            for article in read.values():
                for signs in (signs for c in article.cases for signs in (c.signs, *(o.signs for o in c.options))):
                    signs[:] = map(sys.intern, signs)
            yield read


def _read_article(file: tuple[Path, int, Path | None]) -> dict[str, ReadArticle]:
    path, folder, unseen = file
    marked = read_marked(path)
    if unseen is not None:
        scene = dataclasses.replace(marked.scene, ranker=load_network(unseen_path(unseen, part_of(marked.text))))
        marked = dataclasses.replace(marked, scene=scene)
    return {task.table: read_cases(task, marked, folder) for task in TASKS}


def part_of(text: str) -> int:
    """The part to which an article belongs, whatever the others are: of the networks in `unseen` one has not seen it."""
    return hashlib.sha256(text.encode()).digest()[0] % PARTS


def unseen_path(folder: Path, part: int) -> Path:
    """The network that has not seen a part."""
    return folder / f"ranker-{part}.npz"


def meet(task: Task, marked: MarkedArticle) -> Iterator[Met]:
    """The cases of one article, each with the marked row that it meets."""
    scene, rows = marked.scene, marked.gold[task.table]
    owners, places = [marked.meeting(row, task.owner) for row in rows], [(row["start"], row["end"]) for row in rows]
    spans = {case: span_of(scene, case) for case in task.find_cases(scene)}
    likest = {case: max(((alike(marked.text, place, span), k) for k, place in enumerate(places)), default=(0.0, 0),
                        key=lambda met: met[0]) for case, span in spans.items()}  # fmt: skip
    nearest = [max((likeness for likeness, of in likest.values() if of == k), default=0.0) for k in range(len(rows))]
    for case, (likeness, k) in likest.items():
        if likeness >= ALIKE:
            yield Met(case, spans[case], rows[k], likeness, likeness >= nearest[k] - NEAREST, owners[k])
        else:
            yield Met(case, spans[case], None, likeness, False, frozenset())


def read_cases(task: Task, marked: MarkedArticle, folder: int = 0) -> ReadArticle:
    """The cases of one article of a folder."""
    scene, rows, found = marked.scene, marked.gold[task.table], []
    met_by = {met.case: met for met in meet(task, marked)}
    for case, signs in task.signs(scene, list(met_by)).items():
        _, span, row, likeness, is_nearest, owners = met_by[case]
        options = read_options(task, scene, case, signs, owners)
        targets = read_targets(marked, case, row, owners) if row is not None and "target" in row else []
        found.append(
            Weighable(case, span, task.is_told(scene, case), signs, row, likeness, is_nearest, folder, options, targets)
        )
    return ReadArticle(marked.text, folder, rows, [marked.meeting(row, task.owner) for row in rows], found)


def offered_owners(
    task: Task, scene: Scene, case: Case, accepted_owners: frozenset[str | None]
) -> tuple[Offered, frozenset[str | None]]:
    """The actors that may own a case, and the right ones; of a person and whom it speaks for, if both would do, the latter."""
    options, cast = task.offered(scene, case), scene.speakers.cast
    right = {a for a in options if task.named(cast, a) in accepted_owners}
    if task.table == "conditions":
        right = {a for a in right if cast.party_of(a) == a or cast.party_of(a) not in right}
    return options, frozenset(right)


def offered_others(
    marked: MarkedArticle, case: Case, row: dict, holders: frozenset[str | None]
) -> tuple[Offered, frozenset[str | None]]:
    """The parties that may be the target of a marked condition, or nobody, and the right ones."""
    own = frozenset().union(*(alone_and_together(marked.scene.speakers, holder) for holder in holders))
    return offered_targets(marked.scene, case, own), marked.meeting(row, "target")


def read_options(task: Task, scene: Scene, case: Case, signs: list[str], owners: frozenset[str | None]) -> list[Option]:
    """The actors that may own the case of a marked row."""
    options, right = offered_owners(task, scene, case, owners)
    found = owner_signs(scene, task.owner, case, options, signs)
    meant, cast = only_meant(options), scene.speakers.cast
    return [Option(a, own, a in right, task.named(cast, a), a in meant) for a, own in found.items()]


def read_targets(marked: MarkedArticle, case: Case, row: dict, holders: frozenset[str | None]) -> list[Option]:
    """The parties that may be the target of a marked condition."""
    options, right = offered_others(marked, case, row, holders)
    found = target_signs(marked.scene, case, options)
    return [Option(a, own, a in right, a, is_only_meant(options[a])) for a, own in found.items()]


def train(task: Task, read: Sequence[ReadArticle]) -> tuple[dict, list[dict]]:
    """The models of a task, and for each article those that were learnt from the other parts; the parts are dealt in turn.

    How sure to be is learnt from what models of the other parts find in each.
    """
    jobs = [read, *([r for k, r in enumerate(read) if k % PARTS != part] for part in range(PARTS))]
    with multiprocessing.get_context("fork").Pool(PROCESSES) as pool:
        whole, *others = pool.map(functools.partial(_models, task), jobs, chunksize=1)
    rows: list[list[Row]] = [[] for _ in range(PARTS)]
    for k, r in enumerate(read):
        found = found_in(task, r, others[k % PARTS])
        rows[k % PARTS] += [Row(f.signs, float(f.right)) for f in found if f.right is not None]
    sure = [fit_logistic([row for k, some in enumerate(rows) if k != part for row in some]) for part in range(PARTS)]
    unseen = [models | {"confidence": confident} for models, confident in zip(others, sure, strict=True)]
    whole["confidence"] = fit_logistic([row for some in rows for row in some])
    return whole, [unseen[k % PARTS] for k in range(len(read))]


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
            counts_as(c) * (1 if c.folder else FIRST_COUNTS))
        for c in cases
    ]  # fmt: skip
    weights = {sign: weight for sign, weight in _fit("is", rows).items() if not sign.startswith("folder=")}
    added = {"ruled": trust, **{sign: more for sign, more in ANNOUNCED.items() if sign in weights}}
    return weights | {sign: round(weights.get(sign, 0.0) + more, 3) for sign, more in added.items()}


def _fit(name: str, rows: list[Row]) -> dict[str, float]:
    return fit_often_seen(rows, PENALTY.get(name, 1.0))


def _sure(case: Weighable) -> float:
    return 1.0 if case.row.get("certain", True) else UNSURE


def counts_as(case: Met | Weighable) -> float:
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
        owner = likeliest_sure(weights["owner"], options, {o.actor for o in c.options if o.is_meant})
        rule, kind = c.case.read[0].rule if c.case.read else WEIGHED, options[owner.actor_id][0].removeprefix("kind=")
        is_owners = row is not None and named[owner.actor_id] in article.owners[of[j]]
        right = is_owners and _sign_agrees(task, row, c, weights)
        sure = row is None or row.get("certain", True)
        signs = signs_of_confidence(likely, owner.likely, rule, kind) + task.sure_signs(c.case, c.signs, weights)
        meant = {o.actor for o in c.targets if o.is_meant}
        aims = {o.actor: o.signs for o in c.targets}
        aimed = likeliest_sure(weights["target"], aims, meant).actor_id if aims else None
        is_target = any(o.right for o in c.targets if o.actor == aimed) if c.targets else None
        found.append(Found(signs, c.is_told, row is not None, is_owners, right if sure else None, is_target))
    return found


def measure(task: Task, read: Sequence[ReadArticle], weights_of: Sequence[dict]) -> str:
    """Precision, recall and F1 of spans, and of spans with the right owner and sign; how far confidence is from the truth."""
    found = [(f, w) for article, w in zip(read, weights_of, strict=True) for f in found_in(task, article, w)]
    found = [(f, confidence(w["confidence"], f.signs)) for f, w in found if f.right is not None]
    found = [
        (f, sure) for f, sure in found
        if task.is_worth_a_row(sure, "owner=none" not in f.signs, f.is_told)
    ]  # fmt: skip
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
    by_rule = found.case.read[0].verdict if found.case.read else 0
    verdict = by_rule or assessments.sign_of(found.signs, weights)
    return _sign(verdict) in map(_sign, accepted(row, "verdict"))


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--out", type=Path, default=FOLDER, help="folder of the weights")
    parser.add_argument("--only-measure", action="store_true", help="write no weights")
    parser.add_argument("--unseen", type=Path, required=True, help="folder of the networks that train_ranker.py wrote there")
    parser.add_argument("--test", type=Path, help="a further folder to measure on")
    options = parser.parse_args()
    articles = list(read_articles(options.folders, options.unseen))
    test = list(read_articles([options.test], None)) if options.test else []
    for task in TASKS:
        read = [article[task.table] for article in articles]
        weights, unseen = train(task, read)
        for number, folder in enumerate(options.folders):
            own = [k for k, article in enumerate(read) if article.folder == number]
            print(folder.name, measure(task, [read[k] for k in own], [unseen[k] for k in own]), flush=True)
        if not options.only_measure:
            text = json.dumps(weights, indent=0, sort_keys=True)
            (options.out / f"{task.table}.json").write_text(text + "\n", encoding="utf-8")
        if test:
            found = measure(task, [article[task.table] for article in test], [weights] * len(test))
            print(options.test.name, found, flush=True)


if __name__ == "__main__":
    main()
