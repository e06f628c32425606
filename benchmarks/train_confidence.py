"""Learn how sure to be of a claim: python benchmarks/train_confidence.py ANNOTATED.jsonl [--folds 5]

ANNOTATED holds articles on which the network of claims was not trained, one JSON object a line: id, text and its claims, each
with the spans of its source, cue and content. Writes analysis/weights/claims.json. With `--folds` nothing is written: each
part is weighed by what the others teach, and the error of calibration says how far confidence is from the truth.
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from fitting import Row, calibration, fit_logistic
from marked_articles import pair

from analysis.actors import find_actors
from analysis.claims.certainty import LAID_OUT, signs_of_certainty
from analysis.claims.find import find_statements
from analysis.claims.statement import Statement
from analysis.reading import Article, read_language
from analysis.weights import FOLDER, confidence
from analysis.words import load

LEAST_SHARED = 0.5  # of the tokens of two contents, from which they are one statement


def read_rows(record: dict) -> list[Row]:
    """The signs of each claim that is found in an article, and whether its content and its source are the annotated ones."""
    reading = read_language(Article(article_id=record["id"], path="", sha256="", text=record["text"], title=""), load())
    found = find_statements(reading, find_actors(reading))
    gold = [claim for claim in record["claims"] if claim["content"]]
    of = {j: gold[i] for i, j in pair(gold, found, lambda claim, s: _shared(claim["content"], s.content))}
    right = [j in of and _same_source(of[j], s) for j, s in enumerate(found)]
    told = [(s, r) for s, r in zip(found, right, strict=True) if s.form not in LAID_OUT]  # the corpus does not annotate layout
    return [Row(signs_of_certainty(reading, s), float(r)) for s, r in told]


def _shared(one: list, other: list) -> float:
    """Jaccard index of the characters of two contents."""
    x, y = ({at for start, end in spans for at in range(start, end)} for spans in (one, other))
    return len(x & y) / len(x | y)


def _same_source(claim: dict, statement: Statement) -> bool:
    if not claim["source"] or statement.speaker is None:
        return not claim["source"] and statement.speaker is None
    return any(start < statement.speaker.end and statement.speaker.start < end for start, end in claim["source"])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("annotated", type=Path, metavar="ANNOTATED.jsonl")
    parser.add_argument("--folds", type=int, default=0, help="only measure, with so many parts")
    options = parser.parse_args()
    articles = [read_rows(json.loads(line)) for line in options.annotated.read_text(encoding="utf-8").splitlines()]
    if not options.folds:
        weights = {"confidence": fit_logistic([row for rows in articles for row in rows])}
        (FOLDER / "claims.json").write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        return
    measured = []
    for part in range(options.folds):
        weights = fit_logistic([row for k, rows in enumerate(articles) if k % options.folds != part for row in rows])
        own = [row for k, rows in enumerate(articles) if k % options.folds == part for row in rows]
        measured += [(confidence(weights, row.signs), row.right > 0) for row in own]
    print(f"claims {calibration(measured)} ({len(measured)} found)")


if __name__ == "__main__":
    main()
