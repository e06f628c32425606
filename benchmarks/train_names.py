"""Train what weighs names and phrases: python benchmarks/train_names.py FOLDER [FOLDER …] [--lightly FOLDER]

Each folder holds articles that people marked by hand (see marked_articles.py); of them only the actors are read. What lies in
the folder after `--lightly` counts less: articles of one kind that would otherwise outweigh all the others. Writes
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

from fitting import Choice, Row, fit_choice, fit_often_seen
from marked_articles import MarkedText, pair, read_texts, surface

from analysis.actors import Cast, find_actors
from analysis.actors.nominals import Nominal, Option, best_of
from analysis.actors.signs import LEAST
from analysis.weights import logistic

KINDS = ("person", "organisation")
KIND_OF = {"person": "person", "organisation": "organisation", "known": "organisation"}  # model -> what it looks for
TRUST = 0.75  # added to the weight of a name whose kind rules show: it goes with so many other signs that the fit shares it out
UNSURE = 0.4  # how much an actor counts on whom readers may differ
PENALTY = 1.5  # of the weights of names
FIRST_COUNTS = 3.0  # how much more a name of the first folder counts than one of the others
LIGHTLY = 0.4  # … and how much less one of the folder after `--lightly`


class Weighed(NamedTuple):
    """A name that was weighed: the model, and its row for the fit."""

    model: str
    row: Row


class Read(NamedTuple):
    """What was weighed in one article."""

    names: list[Weighed]
    phrases: list[Choice]


def read_names(marked: MarkedText, counts: float) -> Read:
    """The names and phrases of one article; each is taken for what readers marked, so that the others stand as they should."""
    parse, text, read = marked.reading.parse, marked.reading.article.text, Read([], [])
    called: dict[str, list[dict]] = {}
    for actor in marked.gold["actors"]:
        for form in _surfaces(actor):
            called.setdefault(form, []).append(actor)

    def record(model: str, signs: Sequence[str], places: Sequence[tuple[int, int]]) -> bool:
        forms = {surface(text[parse.starts[first] : parse.ends[last]]) for first, last in places}
        actor = next((a for a in marked.gold["actors"] if a["kind"] == KIND_OF[model] and _surfaces(a) & forms), None)
        sure = actor is None or actor.get("certain", True)
        counted = counts if sure else UNSURE * min(counts, 1.0)
        read.names.append(Weighed(model, Row(list(signs), float(actor is not None), counted)))
        return actor is not None

    def choose(phrase: Nominal, options: Sequence[Option]) -> Option | None:
        forms = [surface(text[parse.starts[k] : parse.ends[phrase.last]]) for k in range(phrase.start, phrase.last + 1)]
        edges = [(k, end) for k in (phrase.start, phrase.first, phrase.begin) for end in (phrase.last, phrase.full)]
        whole = [surface(text[parse.starts[k] : parse.ends[end]]) for k, end in edges]  # its board, board, board of the port
        meant = next((called[form] for form in whole if form in called), [])
        if not options or len(meant) > 1 or (not meant and any(form in called for form in forms)):
            return None  # readers have two actors of that name, or have marked it without its adjective
        right = _right(meant[0], options) if meant else []
        if right and right[0].kind == "person" and surface(meant[0]["name"]) not in whole:
            return None  # a person who has a name
        counted = counts if not meant or meant[0].get("certain", True) else UNSURE * min(counts, 1.0)
        read.phrases.append(Choice([((), not right), *((o.signs, o in right) for o in options)], counted))
        return right[0] if right else None

    find_actors(marked.reading, record, choose)
    return read


def _right(actor: dict, options: Sequence[Option]) -> list[Option]:
    """The options that are a marked actor: those that share a name with it, or else a new one of its kind."""
    tied = [o for o in options if {surface(form) for form in o.forms} & _surfaces(actor)]
    return tied or [o for o in options if o.kind == actor["kind"]]


def train(articles: Sequence[Read]) -> dict[str, dict[str, float]]:
    """The weights of each model."""
    weighed = [w for read in articles for w in read.names]
    weights = {model: fit_often_seen([w.row for w in weighed if w.model == model], PENALTY) for model in KIND_OF}
    for model in KINDS:
        weights[model]["ruled"] = round(weights[model].get("ruled", 0.0) + TRUST, 3)
    return weights | {"phrases": fit_choice([c for read in articles for c in read.phrases])}


def measure(articles: Sequence[MarkedText], weights_of: Sequence[dict]) -> str:
    """Precision, recall and F1 of people and organisations; a found one is right when it has a name of a marked one."""
    n_gold = n_found = n_hit = 0
    for marked, weights in zip(articles, weights_of, strict=True):
        cast = find_actors(
            marked.reading,
            lambda model, signs, _, weights=weights: logistic.probability(weights[model], signs) >= LEAST[model],
            lambda _, options, weights=weights: best_of(weights["phrases"], options),
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
    parser.add_argument("--lightly", type=Path, nargs="*", default=[], metavar="FOLDER", help="whose articles count less")
    parser.add_argument("--out", type=Path, default=logistic.FOLDER, help="folder of the weights")
    parser.add_argument("--folds", type=int, default=0, help="only measure, with so many parts")
    options = parser.parse_args()
    folders = [*options.folders, *options.lightly]
    counts = [FIRST_COUNTS] + [1.0] * (len(options.folders) - 1) + [LIGHTLY] * len(options.lightly)
    articles = [(marked, k) for k, folder in enumerate(folders) for marked in read_texts(folder)]
    read = [read_names(marked, counts[k]) for marked, k in articles]
    if not options.folds:
        weights = train(read)
        text = json.dumps(weights, indent=0, sort_keys=True)
        (options.out / "names.json").write_text(text + "\n", encoding="utf-8")
        return
    by_part = [train([one for k, one in enumerate(read) if k % options.folds != part]) for part in range(options.folds)]
    for number, folder in enumerate(folders):
        own = [k for k, (_, of) in enumerate(articles) if of == number]
        print(folder.name, measure([articles[k][0] for k in own], [by_part[k % options.folds] for k in own]), flush=True)


if __name__ == "__main__":
    main()
