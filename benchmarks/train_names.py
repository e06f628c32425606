"""Train what weighs names: python benchmarks/train_names.py FOLDER [FOLDER …]

Each folder holds articles that people marked by hand (see marked_articles.py); of them only the actors are read. Writes
analysis/weights/names.json: the same folders give the same weights. With `--folds 5` nothing is written; instead the articles
are dealt into five parts, each is read with weights from the other four, and the figures say what to expect of articles never
seen.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from fitting import Row, fit_often_seen
from marked_articles import MarkedText, pair, read_texts, surface

from analysis.actors import Cast, find_actors
from analysis.actors.signs import LEAST
from analysis.weights import logistic

KINDS = ("person", "organisation")  # a model for each
TRUST = 0.75  # added to the weight of a name whose kind rules show: it goes with so many other signs that the fit shares it out
UNSURE = 0.4  # how much an actor counts on whom readers may differ
FIRST_COUNTS = 3.0  # how much more a name of the first folder counts than one of the others


class Weighed(NamedTuple):
    """A name that was weighed: the model, and its row for the fit."""

    model: str
    row: Row


def read_names(marked: MarkedText, counts: float) -> list[Weighed]:
    """The names of one article; each is taken for what the marked actors say, so that the others stand as they should."""
    parse, found = marked.reading.parse, []

    def record(model: str, signs: Sequence[str], places: Sequence[tuple[int, int]]) -> bool:
        forms = {surface(marked.text[parse.starts[first] : parse.ends[last]]) for first, last in places}
        actor = next((a for a in marked.gold["actors"] if a["kind"] == model and _surfaces(a) & forms), None)
        sure = actor is None or actor.get("certain", True)
        found.append(Weighed(model, Row(list(signs), float(actor is not None), counts if sure else UNSURE)))
        return actor is not None

    find_actors(marked.reading, record)
    return found


def train(weighed: Sequence[Weighed]) -> dict[str, dict[str, float]]:
    """The weights of each model."""
    weights = {model: fit_often_seen([w.row for w in weighed if w.model == model]) for model in KINDS}
    for model in KINDS:
        weights[model]["ruled"] = round(weights[model].get("ruled", 0.0) + TRUST, 3)
    return weights


def measure(articles: Sequence[MarkedText], weights_of: Sequence[dict]) -> str:
    """Precision, recall and F1 of people and organisations; a found one is right when it has a name of a marked one."""
    n_gold = n_found = n_hit = 0
    for marked, weights in zip(articles, weights_of, strict=True):
        cast = find_actors(
            marked.reading, lambda model, signs, _, weights=weights: logistic.probability(weights[model], signs) >= LEAST
        )
        names = _names_of(cast)
        found = [a for a in cast.actors if a.kind in KINDS]
        gold = [a for a in marked.gold["actors"] if a["kind"] in KINDS]
        pairs = pair(gold, found, lambda a, b, names=names: len(_surfaces(a) & names[b.actor_id]))
        unsure = sum(not gold[i].get("certain", True) for i, _ in pairs)
        n_gold += sum(a.get("certain", True) for a in gold)
        n_found += len(found) - unsure
        n_hit += sum(gold[i].get("certain", True) and gold[i]["kind"] == found[j].kind for i, j in pairs)
    figures = n_hit / max(1, n_found), n_hit / max(1, n_gold), 2 * n_hit / max(1, n_found + n_gold)
    return "P {:.3f} R {:.3f} F1 {:.3f}".format(*figures) + f" ({n_gold} marked, {n_found} found)"


def _surfaces(actor: dict) -> set[str]:
    return {surface(s) for s in (actor["name"], *actor.get("aliases", []))} - {""}


def _names_of(cast: Cast) -> dict[str, set[str]]:
    names = {a.actor_id: {surface(a.name)} for a in cast.actors}
    for mention in cast.mentions:
        names[mention.actor_id].add(surface(mention.quote))
    return names


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="+", metavar="FOLDER")
    parser.add_argument("--out", type=Path, default=logistic.FOLDER, help="folder of the weights")
    parser.add_argument("--folds", type=int, default=0, help="only measure, with so many parts")
    options = parser.parse_args()
    articles = [(marked, k) for k, folder in enumerate(options.folders) for marked in read_texts(folder)]
    weighed = [read_names(marked, 1.0 if k else FIRST_COUNTS) for marked, k in articles]
    if not options.folds:
        weights = train([w for names in weighed for w in names])
        text = json.dumps(weights, indent=0, sort_keys=True)
        (options.out / "names.json").write_text(text + "\n", encoding="utf-8")
        return
    by_part = [
        train([w for k, names in enumerate(weighed) if k % options.folds != part for w in names])
        for part in range(options.folds)
    ]
    for number, folder in enumerate(options.folders):
        own = [k for k, (_, of) in enumerate(articles) if of == number]
        print(folder.name, measure([articles[k][0] for k in own], [by_part[k % options.folds] for k in own]), flush=True)


if __name__ == "__main__":
    main()
