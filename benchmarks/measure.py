"""How well Parley reads articles that it never learnt from: python benchmarks/measure.py [--write]

The articles that benchmarks/marked/apart.txt names are kept from all training. Their rows are compared with what readers
marked, and with the scores in benchmarks/baseline.json; a score that is lower by more than a point fails. `--write` makes
today's scores the baseline. Pairing is by the likeness of the words (token F1 of at least one half); unsure marks are neither
missed nor wrong.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from pathlib import Path

from marked_articles import MarkedArticle, accepted, alike, kept_apart, pair, read_marked, surface

from analysis.assessments import find_assessments
from analysis.conditions import find_conditions, find_stances

HERE = Path(__file__).parent
MARKED, BASELINE = HERE / "marked", HERE / "baseline.json"
MOST_LOST = 0.01
Counts = Counter[tuple[str, str]]  # (score, hits | found | marked) -> how many


def scores_of(counts: Counts) -> dict[str, float]:
    """F1 of each kind of row; of `holder`, `target` and `issue` the share of paired conditions that have it right."""
    scores = {}
    for name in dict.fromkeys(name for name, _ in counts):
        hits, found, marked = (counts[name, of] for of in ("hits", "found", "marked"))
        scores[name] = round(2 * hits / (found + marked) if found + marked else 1.0, 4)
    return scores


def read_counts(path: Path) -> Counts:
    """What is right, found and marked in one article."""
    article = read_marked(path)
    conditions = find_conditions(article.scene)
    counts = _actors(article)
    pairs = _count(counts, "conditions", article, conditions, lambda row, c: _is(article, row, "holder", c.holder_id)
                   and c.direction in accepted(row, "direction"))  # fmt: skip
    for row, c in pairs:
        for name, right in (
            ("holder", _is(article, row, "holder", c.holder_id)), ("target", _is(article, row, "target", c.target_id)),
            ("issue", c.issue.split(";")[0] in [str(i).partition(":")[0] for i in accepted(row, "issue")]),
        ):  # fmt: skip
            counts[name, "hits"] += right
            counts[name, "found"] += 1
            counts[name, "marked"] += 1
    _count(counts, "assessments", article, find_assessments(article.scene, conditions), lambda row, a: _is(
        article, row, "assessor", a.assessor_id) and _sign(a.verdict) in map(_sign, accepted(row, "verdict")))  # fmt: skip
    _stances(counts, article, conditions)
    return counts


def _is(article: MarkedArticle, row: dict, column: str, actor_id: str | None) -> bool:
    return actor_id in article.meeting(row, column)


def _sign(number: int) -> int:
    return (number > 0) - (number < 0)


def _count(
    counts: Counts, table: str, article: MarkedArticle, found: Sequence[object], is_full: Callable[[dict, object], bool]
) -> list[tuple[dict, object]]:
    """Count the rows of a table by their words and in full; the sure pairs."""
    gold = article.gold[table]
    pairs = pair(gold, found, lambda row, f: alike(article.text, (row["start"], row["end"]), (f.start, f.end)))
    sure = [(gold[i], found[j]) for i, j in pairs if gold[i]["certain"]]
    for name, hits in ((f"{table} words", len(sure)), (f"{table} full", sum(is_full(row, f) for row, f in sure))):
        counts[name, "hits"] += hits
        counts[name, "found"] += len(found) - len(pairs) + len(sure)
        counts[name, "marked"] += sum(row["certain"] for row in gold)
    return sure


def _actors(article: MarkedArticle) -> Counts:
    """People and organisations, paired by a name that both have."""
    kinds, cast = ("person", "organisation"), article.scene.speakers.cast
    marked = [{surface(s) for s in (a["name"], *a["aliases"])} for a in article.gold["actors"] if a["kind"] in kinds]
    others = [{surface(s) for s in (a["name"], *a["aliases"])} for a in article.gold["actors"] if a["kind"] not in kinds]
    found = [
        {surface(a.name), *(surface(m.quote) for m in cast.mentions if m.actor_id == a.actor_id and m.form != "pronoun")}
        for a in cast.actors
        if a.kind in kinds
    ]
    found = [f for f in found if not any(f & other for other in others) or any(f & m for m in marked)]
    hits = len(pair(marked, found, lambda m, f: float(bool(m & f))))
    return Counter({("actors", "hits"): hits, ("actors", "found"): len(found), ("actors", "marked"): len(marked)})


def _stances(counts: Counts, article: MarkedArticle, conditions: Sequence[object]) -> None:
    """Stances pair by their condition's words, the actor and the side; spokespersons apart."""
    place = {c.condition_id: (c.start, c.end) for c in conditions}
    found = [s for s in find_stances(article.scene, conditions) if s.part != "spokesperson"]
    gold = [s for s in article.gold["stances"] if s["part"] != "spokesperson"]
    rows = article.gold["conditions"]

    def likeness(row: dict, s: object) -> float:
        same = row["side"] == s.side and _is(article, row, "actor", s.actor_id)
        condition = rows[row["condition"]]
        return alike(article.text, (condition["start"], condition["end"]), place[s.condition_id]) if same else 0.0

    pairs = pair(gold, found, likeness)
    sure = [row for row in gold if row["certain"] and rows[row["condition"]]["certain"]]
    hits = sum(gold[i] in sure for i, _ in pairs)
    counts["stances", "hits"] += hits
    counts["stances", "found"] += len(found) - len(pairs) + hits
    counts["stances", "marked"] += len(sure)


def losses(scores: dict[str, float], baseline: dict[str, float]) -> list[str]:
    """What fell by more than a point."""
    fell = [name for name in baseline if scores.get(name, 0.0) < baseline[name] - MOST_LOST]
    return [f"{name} fell from {baseline[name]:.3f} to {scores.get(name, 0.0):.3f}" for name in fell]


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="make today's scores the baseline")
    options = parser.parse_args()
    with multiprocessing.Pool() as pool:
        counts = sum(pool.imap(read_counts, kept_apart(MARKED), chunksize=2), Counter())
    scores = scores_of(counts)
    baseline = json.loads(BASELINE.read_text(encoding="utf-8")) if BASELINE.exists() else {}
    print(f"{'':20} now    baseline   ({len(kept_apart(MARKED))} articles that nothing is trained on)")
    for name, score in scores.items():
        print(f"{name:20} {score:.3f}  {baseline.get(name, float('nan')):.3f}")
    if options.write:
        BASELINE.write_text(json.dumps(scores, indent=1) + "\n", encoding="utf-8")
        return 0
    lost = losses(scores, baseline)
    print("\n".join(lost))
    return int(bool(lost))


if __name__ == "__main__":
    sys.exit(main())
